import type { LocalizedText } from '@wasl/shared/localized-text';
import { type Connection, Schema } from 'mongoose';
import { membershipNumberKey } from '../../platform/auth/identifiers.ts';
import { localizedText } from '../../platform/mongo/localized-text.schema.ts';
import { newId } from '../../platform/mongo/object-id.ts';
import type { ClientSession } from '../../platform/mongo/transaction.ts';

/** One line of an organization's roster: who may join with which number, and who they have always been. */
export interface RosterEntryRecord {
  _id: string;
  organizationId: string;
  /** As the organization prints it. */
  membershipNumber: string;
  /** Letters and digits of the number, capitals: what is compared. Unique in the organization. */
  numberKey: string;
  name: LocalizedText;
  birthDate: string;
  /** The immutable person. It stays when the member leaves and joins again, so that limits cannot be reset. */
  personId: string;
  householdId: string;
  /** Last day of the membership as the organization says, counted whole. */
  validUntil: string;
}

const rosterEntrySchema = new Schema<RosterEntryRecord>(
  {
    _id: { type: String, default: newId },
    organizationId: { type: String, required: true },
    membershipNumber: { type: String, required: true },
    numberKey: { type: String, required: true },
    name: { ...localizedText, required: true },
    birthDate: { type: String, required: true },
    personId: { type: String, required: true },
    householdId: { type: String, required: true },
    validUntil: { type: String, required: true },
  },
  { collection: 'roster-entries', versionKey: false },
);
rosterEntrySchema.index({ organizationId: 1, numberKey: 1 }, { unique: true });

/** What an organization's roster says of one member. */
export type RosterLine = Pick<
  RosterEntryRecord,
  'organizationId' | 'membershipNumber' | 'name' | 'birthDate' | 'validUntil'
> &
  Partial<Pick<RosterEntryRecord, 'personId' | 'householdId'>>;

export type RosterRepository = ReturnType<typeof createRosterRepository>;

export function createRosterRepository(connection: Connection) {
  const entries = connection.model<RosterEntryRecord>('RosterEntry', rosterEntrySchema);
  return {
    async findByNumber(
      organizationId: string,
      membershipNumber: string,
      session: ClientSession | null = null,
    ): Promise<RosterEntryRecord | null> {
      return await entries
        .findOne({ organizationId, numberKey: membershipNumberKey(membershipNumber) })
        .session(session)
        .lean<RosterEntryRecord>();
    },
    /**
     * Stores lines of rosters. A number already known keeps its person and household, whatever else changes; a new
     * one is given new ones unless the line names them.
     */
    async upsertMany(lines: readonly RosterLine[], session?: ClientSession): Promise<void> {
      if (lines.length === 0) return;
      await entries.bulkWrite(
        lines.map(({ organizationId, personId, householdId, ...line }) => ({
          updateOne: {
            filter: { organizationId, numberKey: membershipNumberKey(line.membershipNumber) },
            update: {
              $set: line,
              $setOnInsert: {
                _id: newId(),
                personId: personId ?? newId(),
                householdId: householdId ?? newId(),
              },
            },
            upsert: true,
          },
        })),
        { ordered: false, ...(session ? { session } : {}) },
      );
    },
  };
}
