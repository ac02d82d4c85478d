import type { LocalizedText } from '@wasl/shared/localized-text';
import { type Connection, Schema } from 'mongoose';
import { localizedText } from '../../platform/mongo/localized-text.schema.ts';
import { newId } from '../../platform/mongo/object-id.ts';

export const prospectStates = ['OPEN', 'CONVERTED', 'DROPPED'] as const;

export type ProspectState = (typeof prospectStates)[number];

/** A business or institution worth an agreement. It lies in one province and is read by its region's staff only. */
export interface ProspectRecord {
  _id: string;
  organizationId: string;
  name: LocalizedText;
  sectorCode: string;
  categoryCode: string;
  provinceCode: string;
  regionCode: string;
  /** The partner it is listed as; null when it is not. */
  partnerId: string | null;
  contactName: string | null;
  /** In E.164 form. */
  contactPhone: string | null;
  contactEmail: string | null;
  notes: string | null;
  state: ProspectState;
  /** Why it was given up. */
  dropReason: string | null;
  /** The agreement it led to. */
  agreementId: string | null;
  ownerAccountId: string | null;
  /** What its coordinator wrote down as the next step. */
  notedStep: { text: string; dueOn: string | null } | null;
  /** Folded words it is found by. */
  searchText: string;
  createdAt: Date;
  version: number;
  /** When any of this was last stored, by the machine's own clock; the repository writes it. */
  changedAt?: Date;
}

const prospectSchema = new Schema<ProspectRecord>(
  {
    _id: { type: String, default: newId },
    organizationId: { type: String, required: true },
    name: { ...localizedText, required: true },
    sectorCode: { type: String, required: true },
    categoryCode: { type: String, required: true },
    provinceCode: { type: String, required: true },
    regionCode: { type: String, required: true },
    partnerId: { type: String, default: null },
    contactName: { type: String, default: null },
    contactPhone: { type: String, default: null },
    contactEmail: { type: String, default: null },
    notes: { type: String, default: null },
    state: { type: String, enum: prospectStates, required: true },
    dropReason: { type: String, default: null },
    agreementId: { type: String, default: null },
    ownerAccountId: { type: String, default: null },
    notedStep: { type: Schema.Types.Mixed, default: null },
    searchText: { type: String, required: true },
    createdAt: { type: Date, required: true },
    version: { type: Number, default: 1 },
    changedAt: { type: Date, required: true },
  },
  { collection: 'prospects', versionKey: false, minimize: false },
);
prospectSchema.index({ organizationId: 1, state: 1 });
prospectSchema.index({ organizationId: 1, changedAt: 1 });
// One partner is followed once by an organization.
prospectSchema.index(
  { organizationId: 1, partnerId: 1 },
  { unique: true, partialFilterExpression: { state: 'OPEN', partnerId: { $type: 'string' } } },
);

export function prospectModel(connection: Connection) {
  return connection.model<ProspectRecord>('Prospect', prospectSchema);
}
