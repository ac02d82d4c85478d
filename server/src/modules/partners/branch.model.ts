import type { Language } from '@wasl/shared/language';
import type { LocalizedText } from '@wasl/shared/localized-text';
import type { OpeningHours } from '@wasl/shared/opening-hours';
import { type Connection, Schema } from 'mongoose';
import { localizedText } from '../../platform/mongo/localized-text.schema.ts';
import { newId } from '../../platform/mongo/object-id.ts';

export const accessibilityFeatures = [
  'STEP_FREE',
  'ACCESSIBLE_TOILET',
  'ACCESSIBLE_PARKING',
  'SIGN_LANGUAGE',
  'HOME_SERVICE',
] as const;

export interface BranchRecord {
  _id: string;
  partnerId: string;
  name: LocalizedText;
  address: LocalizedText | null;
  communeCode: string | null;
  provinceCode: string;
  regionCode: string;
  latitude: number;
  longitude: number;
  coordinatesAreApproximate: boolean;
  /** Phones in E.164 form. */
  phones: string[];
  languages: Language[];
  accessibility: (typeof accessibilityFeatures)[number][];
  /** Null when nobody told them. */
  openingHours: OpeningHours | null;
  sourceIds: string[];
  createdAt: Date;
  version: number;
}

const branchSchema = new Schema<BranchRecord>(
  {
    _id: { type: String, default: newId },
    partnerId: { type: String, required: true },
    name: { ...localizedText, required: true },
    address: { ...localizedText, default: null },
    communeCode: { type: String, default: null },
    provinceCode: { type: String, required: true },
    regionCode: { type: String, required: true },
    latitude: { type: Number, required: true },
    longitude: { type: Number, required: true },
    coordinatesAreApproximate: { type: Boolean, default: false },
    phones: { type: [String], default: [] },
    languages: { type: [String], default: [] },
    accessibility: { type: [String], enum: accessibilityFeatures, default: [] },
    openingHours: { type: Schema.Types.Mixed, default: null },
    sourceIds: { type: [String], default: [] },
    createdAt: { type: Date, required: true },
    version: { type: Number, default: 1 },
  },
  { collection: 'branches', versionKey: false, minimize: false },
);
branchSchema.index({ partnerId: 1 });
branchSchema.index({ sourceIds: 1 });

export function branchModel(connection: Connection) {
  return connection.model<BranchRecord>('Branch', branchSchema);
}
