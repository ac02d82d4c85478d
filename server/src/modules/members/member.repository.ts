import type { CivilDate } from '@wasl/shared/civil-date';
import type { Connection } from 'mongoose';
import type { ClientSession } from '../../platform/mongo/transaction.ts';
import { trusted } from '../../platform/mongo/trusted.ts';
import { type DependentRecord, type MemberRecord, type MemberState, memberModel } from './member.model.ts';
import { statesLeadingTo } from './member.states.ts';

export type MemberRepository = ReturnType<typeof createMemberRepository>;

const standingStates: readonly MemberState[] = ['ACTIVE', 'SUSPENDED', 'LAPSED'];

export function createMemberRepository(connection: Connection) {
  const members = memberModel(connection);

  /** By the `count` command: an aggregation, which `countDocuments` is, would read every document. */
  async function countByCommand(query: Record<string, string>): Promise<number> {
    const answer = await connection.db?.command({ count: members.collection.collectionName, query });
    return Number(answer?.n ?? 0);
  }

  return {
    async findById(id: string, session: ClientSession | null = null): Promise<MemberRecord | null> {
      return await members.findById(id).session(session).lean<MemberRecord>();
    },
    async listByIds(ids: readonly string[]): Promise<MemberRecord[]> {
      return await members.find({ _id: trusted({ $in: [...ids] }) }).lean<MemberRecord[]>();
    },
    /** Whether a membership that was accepted once stands for this person. */
    async isPersonStanding(
      organizationId: string,
      personId: string,
      session: ClientSession | null = null,
    ): Promise<boolean> {
      const found = await members
        .exists({ organizationId, personId, state: trusted({ $in: [...standingStates] }) })
        .session(session);
      return found !== null;
    },
    /**
     * Members of each of these provinces whose membership holds on a day; those whose renewal is being looked at count. Two
     * counts per province, which indexes answer without reading members (240,000 of them: a fifth of a second).
     */
    async countActiveByProvince(
      organizationId: string,
      provinceCodes: readonly string[],
      day: CivilDate,
    ): Promise<Map<string, number>> {
      const counts = await Promise.all(
        provinceCodes.map(async (provinceCode) => {
          const active = { organizationId, state: 'ACTIVE' as const, provinceCode };
          const all = await countByCommand(active);
          if (all === 0) return [provinceCode, 0] as const;
          const validUntil = trusted({ $lt: day });
          const lapsed = await members.countDocuments({ ...active, validUntil, renewalPending: false });
          return [provinceCode, all - lapsed] as const;
        }),
      );
      return new Map(counts);
    },
    /** Applications that wait, oldest first; `regionCodes` null is the whole country. */
    async listPending(
      filter: { organizationId: string; regionCodes: readonly string[] | null; afterId: string | null },
      limit: number,
    ): Promise<MemberRecord[]> {
      const { organizationId, regionCodes, afterId } = filter;
      return await members
        .find({
          organizationId,
          state: 'PENDING',
          ...(regionCodes ? { regionCode: trusted({ $in: [...regionCodes] }) } : {}),
          ...(afterId ? { _id: trusted({ $gt: afterId }) } : {}),
        })
        .sort({ _id: 1 })
        .limit(limit)
        .lean<MemberRecord[]>();
    },
    /** Throws a duplicate-key error when the number or the person stands already. */
    async insert(member: MemberRecord, session: ClientSession): Promise<void> {
      await members.create([member], { session });
    },
    async insertMany(list: readonly MemberRecord[], session?: ClientSession): Promise<void> {
      await members.insertMany(list, { lean: true, ...(session ? { session } : {}) });
    },
    /** Reads a member for a change that rests on its state: a change of that state at the same instant conflicts. */
    async relyOn(session: ClientSession, id: string): Promise<MemberRecord | null> {
      return await members
        .findOneAndUpdate({ _id: id }, { $inc: { reliedOn: 1 } }, { session, returnDocument: 'after' })
        .lean<MemberRecord>();
    },
    /**
     * Moves a membership to another state; null when it does not stand in one the table lets it come from, of `from` if
     * given. Throws a duplicate-key error when the number or the person stands already.
     */
    async changeState(
      session: ClientSession,
      id: string,
      change: Pick<MemberRecord, 'state'> &
        Partial<Pick<MemberRecord, 'stateReason' | 'validUntil' | 'personId' | 'householdId'>>,
      from: readonly MemberState[] = statesLeadingTo(change.state),
    ): Promise<MemberRecord | null> {
      const allowed = statesLeadingTo(change.state).filter((state) => from.includes(state));
      return await members
        .findOneAndUpdate(
          { _id: id, state: trusted({ $in: allowed }) },
          { $set: change, $inc: { version: 1 } },
          { session, returnDocument: 'after' },
        )
        .lean<MemberRecord>();
    },
    async setContact(
      session: ClientSession,
      id: string,
      change: Partial<Pick<MemberRecord, 'phone' | 'provinceCode' | 'regionCode'>>,
    ): Promise<MemberRecord | null> {
      return await members
        .findOneAndUpdate(
          { _id: id },
          { $set: change, $inc: { version: 1 } },
          { session, returnDocument: 'after' },
        )
        .lean<MemberRecord>();
    },
    /** Replaces the dependents if the member is still at `version`; null when somebody was faster. */
    async setDependents(
      session: ClientSession,
      { _id, version }: Pick<MemberRecord, '_id' | 'version'>,
      dependents: DependentRecord[],
    ): Promise<MemberRecord | null> {
      return await members
        .findOneAndUpdate(
          { _id, version },
          { $set: { dependents }, $inc: { version: 1 } },
          { session, returnDocument: 'after' },
        )
        .lean<MemberRecord>();
    },
    /** One open voucher fewer; never below none. */
    async removeOpenVoucher(session: ClientSession, id: string): Promise<boolean> {
      const result = await members.updateOne(
        { _id: id, openVoucherCount: trusted({ $gt: 0 }) },
        { $inc: { openVoucherCount: -1 } },
        { session },
      );
      return result.modifiedCount === 1;
    },
  };
}
