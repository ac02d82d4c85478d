import type { LocalizedText } from '@wasl/shared/localized-text';
import { type Connection, Schema } from 'mongoose';
import { localizedText } from '../../platform/mongo/localized-text.schema.ts';
import { newId } from '../../platform/mongo/object-id.ts';

export const organizationKinds = ['CLUB', 'MUTUAL', 'FOUNDATION'] as const;

export interface OrganizationRecord {
  _id: string;
  slug: string;
  name: LocalizedText;
  kind: (typeof organizationKinds)[number];
  membershipNumberExample: string;
  /** Fields of listings that partners change without a decision; absent: hours and phones. */
  listingAtOnce?: string[];
  version: number;
}

const organizationSchema = new Schema<OrganizationRecord>(
  {
    _id: { type: String, default: newId },
    slug: { type: String, required: true },
    name: { ...localizedText, required: true },
    kind: { type: String, enum: organizationKinds, required: true },
    membershipNumberExample: { type: String, required: true },
    listingAtOnce: { type: [String], default: undefined },
    version: { type: Number, default: 1 },
  },
  { collection: 'organizations', versionKey: false },
);
organizationSchema.index({ slug: 1 }, { unique: true });

export function organizationModel(connection: Connection) {
  return connection.model<OrganizationRecord>('Organization', organizationSchema);
}
