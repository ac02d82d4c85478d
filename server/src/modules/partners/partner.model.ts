import type { LocalizedText } from '@wasl/shared/localized-text';
import { type Connection, Schema } from 'mongoose';
import { localizedText } from '../../platform/mongo/localized-text.schema.ts';
import { newId } from '../../platform/mongo/object-id.ts';

/** `PROSPECT`: known to the office alone until its first agreement goes into force. */
export const partnerStates = ['PROSPECT', 'ACTIVE', 'SUSPENDED'] as const;

export type PartnerState = (typeof partnerStates)[number];

export const paymentMeans = ['CASH', 'CARD', 'CHEQUE', 'TRANSFER', 'MOBILE', 'THIRD_PARTY'] as const;

/** A published picture, with what is needed to show it. */
export interface PhotoRecord {
  photoId: string;
  alternativeText: LocalizedText | null;
  /** Pixels, upright. */
  width: number;
  height: number;
  /** A few blurred pixels as a data address. */
  placeholder: string;
  /** Widths it was made in, pixels. */
  sizes: number[];
}

export interface PartnerRecord {
  _id: string;
  name: LocalizedText;
  description: LocalizedText | null;
  sectorCode: string;
  categoryCode: string;
  website: string | null;
  /** Identifiers as given; checked elsewhere, warned about, never refused. */
  identifiers: { ice: string | null; rc: string | null; taxId: string | null; rcCourt?: string | null };
  /** Its legal name, who represents it and its registered address, as agreements name them. */
  legal?: { name: string | null; representative: string | null; address: LocalizedText | null } | null;
  /** Ways to pay; absent when nobody told. */
  paymentMeans?: (typeof paymentMeans)[number][];
  /** Published, in the partner's order. */
  photos?: PhotoRecord[];
  logo?: PhotoRecord | null;
  /** Last day of its licence, where one is needed; its agreements are suspended after it. */
  licenceValidUntil?: string | null;
  state: PartnerState;
  /** Ids of the rows this partner was imported from, `source:id`; a second import finds it by them. */
  sourceIds: string[];
  /** What a licence asks to show beside imported data. */
  attribution: string | null;
  /** Sum and number of members' ratings; their mean is shown. */
  ratingSum: number;
  ratingCount: number;
  createdAt: Date;
  version: number;
  /**
   * Raised by every transaction that relies on this document's state without changing it (issuing, redeeming), so that a
   * change of state at the same instant conflicts with it instead of slipping past its snapshot.
   */
  reliedOn?: number;
}

const partnerSchema = new Schema<PartnerRecord>(
  {
    _id: { type: String, default: newId },
    name: { ...localizedText, required: true },
    description: { ...localizedText, default: null },
    sectorCode: { type: String, required: true },
    categoryCode: { type: String, required: true },
    website: { type: String, default: null },
    identifiers: {
      type: { ice: String, rc: String, taxId: String, rcCourt: String },
      _id: false,
      default: () => ({ ice: null, rc: null, taxId: null }),
    },
    legal: { type: Schema.Types.Mixed, default: null },
    paymentMeans: { type: [String], enum: paymentMeans, default: undefined },
    photos: { type: Schema.Types.Mixed, default: undefined },
    logo: { type: Schema.Types.Mixed, default: undefined },
    licenceValidUntil: { type: String, default: null },
    state: { type: String, enum: partnerStates, default: 'ACTIVE' },
    sourceIds: { type: [String], default: [] },
    attribution: { type: String, default: null },
    ratingSum: { type: Number, default: 0 },
    ratingCount: { type: Number, default: 0 },
    createdAt: { type: Date, required: true },
    version: { type: Number, default: 1 },
    reliedOn: { type: Number, default: 0 },
  },
  { collection: 'partners', versionKey: false },
);
partnerSchema.index({ sourceIds: 1 });
partnerSchema.index({ categoryCode: 1, _id: 1 });
partnerSchema.index({ licenceValidUntil: 1 });

export function partnerModel(connection: Connection) {
  return connection.model<PartnerRecord>('Partner', partnerSchema);
}
