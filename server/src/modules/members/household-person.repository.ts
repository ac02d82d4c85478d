import { createHash } from 'node:crypto';
import { type Connection, Schema } from 'mongoose';
import { newId } from '../../platform/mongo/object-id.ts';
import type { ClientSession } from '../../platform/mongo/transaction.ts';
import { trusted } from '../../platform/mongo/trusted.ts';
import type { DependentRecord } from './member.model.ts';
import { nameKeys } from './name-matching.ts';

/**
 * Who a household's dependents have always been, under a hash of household, kind of relation, birth date and name. It
 * outlives removal, and a membership given up and taken again, so that the same child is the same person.
 */
interface HouseholdPersonRecord {
  _id: string;
  personId: string;
}

const householdPersonSchema = new Schema<HouseholdPersonRecord>(
  { _id: String, personId: { type: String, required: true } },
  { collection: 'household-persons', versionKey: false },
);

export type HouseholdPersonRepository = ReturnType<typeof createHouseholdPersonRepository>;

export function createHouseholdPersonRepository(connection: Connection) {
  const persons = connection.model<HouseholdPersonRecord>('HouseholdPerson', householdPersonSchema);
  return {
    /** For the seed: keeps who these dependents are, under every spelling of their names. */
    async rememberMany(
      list: readonly {
        householdId: string;
        dependent: Pick<DependentRecord, 'relation' | 'birthDate' | 'name' | 'personId'>;
      }[],
      session?: ClientSession,
    ): Promise<void> {
      await persons.insertMany(
        list.flatMap(({ householdId, dependent }) =>
          keysOf(householdId, dependent).map((_id) => ({ _id, personId: dependent.personId })),
        ),
        { lean: true, ...(session ? { session } : {}) },
      );
    },
    /**
     * The person a dependent is: the one known under any spelling of the name, else a new one; kept under every spelling
     * given. Daughter and son count as one kind, so that a slip in one of them does not make another person.
     */
    async identify(
      session: ClientSession,
      householdId: string,
      dependent: Pick<DependentRecord, 'relation' | 'birthDate' | 'name'>,
    ): Promise<string> {
      const ids = keysOf(householdId, dependent);
      const known = await persons
        .find({ _id: trusted({ $in: ids }) })
        .session(session)
        .lean<HouseholdPersonRecord[]>();
      const personId = known[0]?.personId ?? newId();
      const missing = ids.filter((id) => !known.some(({ _id }) => _id === id));
      if (missing.length > 0)
        await persons.insertMany(
          missing.map((_id) => ({ _id, personId })),
          { session },
        );
      return personId;
    },
  };
}

function keysOf(
  householdId: string,
  { relation, birthDate, name }: Pick<DependentRecord, 'relation' | 'birthDate' | 'name'>,
): string[] {
  const kind = relation === 'SPOUSE' ? 'spouse' : 'child';
  return nameKeys(name).map((key) =>
    createHash('sha256').update([householdId, kind, birthDate, key].join('\n')).digest('base64url'),
  );
}
