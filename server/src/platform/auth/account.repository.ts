import type { Connection } from 'mongoose';
import { createGatheredRead } from '../mongo/gather.ts';
import type { ClientSession } from '../mongo/transaction.ts';
import { trusted } from '../mongo/trusted.ts';
import { type AccountRecord, accountModel } from './account.model.ts';
import type { PartnerRole } from './viewer.ts';

export type AccountRepository = ReturnType<typeof createAccountRepository>;

export function createAccountRepository(connection: Connection) {
  const accounts = accountModel(connection);
  const readOne = createGatheredRead<AccountRecord>(
    (ids) => accounts.find({ _id: trusted({ $in: [...ids] }) }).lean<AccountRecord[]>(),
    ({ _id }) => _id,
  );
  return {
    async findById(id: string, session: ClientSession | null = null): Promise<AccountRecord | null> {
      if (!session) return await readOne(id);
      return await accounts.findById(id).session(session).lean<AccountRecord>();
    },
    /** Who works at a partner, oldest account first. */
    async listByPartner(partnerId: string, session: ClientSession | null = null): Promise<AccountRecord[]> {
      return await accounts.find({ partnerId }).session(session).sort({ _id: 1 }).lean<AccountRecord[]>();
    },
    /** Several at once, in no order; what does not exist is left out. */
    async listByIds(ids: readonly string[]): Promise<AccountRecord[]> {
      return await accounts.find({ _id: trusted({ $in: [...ids] }) }).lean<AccountRecord[]>();
    },
    async findByIdentifier(
      identifier: string,
      session: ClientSession | null = null,
    ): Promise<AccountRecord | null> {
      return await accounts.findOne({ identifiers: identifier }).session(session).lean<AccountRecord>();
    },
    /** Coordinators of an organization who can sign in, national ones included, by id. */
    async listCoordinators(organizationId: string): Promise<AccountRecord[]> {
      // One role at a time, so that the index of staff alone answers.
      const found = await Promise.all(
        (['COORDINATOR', 'NATIONAL_COORDINATOR'] as const).map((role) =>
          accounts.find({ organizationId, role, isSuspended: false }).lean<AccountRecord[]>(),
        ),
      );
      return found.flat().sort((a, b) => (a._id < b._id ? -1 : 1));
    },
    async findByMemberId(
      memberId: string,
      session: ClientSession | null = null,
    ): Promise<AccountRecord | null> {
      return await accounts.findOne({ memberId }).session(session).lean<AccountRecord>();
    },
    /**
     * Who may be meant by one of these identifiers: the account that holds one, if it is exactly one, and the newest account
     * that claims one provisionally. Two reads whatever there is.
     */
    async findCandidates(
      identifiers: readonly string[],
    ): Promise<{ holder: AccountRecord | null; claimant: AccountRecord | null }> {
      const among = trusted({ $in: [...identifiers] });
      const [holders, claimant] = await Promise.all([
        accounts.find({ identifiers: among }).limit(2).lean<AccountRecord[]>(),
        accounts.findOne({ provisionalIdentifiers: among }).sort({ _id: -1 }).lean<AccountRecord>(),
      ]);
      return { holder: holders.length === 1 ? (holders[0] ?? null) : null, claimant };
    },
    /** Those of the identifiers that other accounts hold. */
    async listHeld(
      identifiers: readonly string[],
      session: ClientSession,
      exceptAccountId?: string,
    ): Promise<string[]> {
      const holders = await accounts
        .find({
          identifiers: trusted({ $in: [...identifiers] }),
          ...(exceptAccountId ? { _id: trusted({ $ne: exceptAccountId }) } : {}),
        })
        .session(session)
        .select({ identifiers: 1 })
        .lean<Pick<AccountRecord, 'identifiers'>[]>();
      const held = new Set(holders.flatMap((holder) => holder.identifiers));
      return identifiers.filter((identifier) => held.has(identifier));
    },
    /** Throws a duplicate-key error on `identifiers` when one of them is taken. */
    async insert(account: AccountRecord, session?: ClientSession): Promise<void> {
      await accounts.create([account], session ? { session } : {});
    },
    async insertMany(list: readonly AccountRecord[], session?: ClientSession): Promise<void> {
      await accounts.insertMany(list, { lean: true, ...(session ? { session } : {}) });
    },
    /** Keeps a browser as known to the account; the ten newest are kept. */
    async rememberDevice(id: string, deviceHash: string): Promise<void> {
      await accounts.updateOne(
        { _id: id, knownDevices: trusted({ $ne: deviceHash }) },
        { $push: { knownDevices: { $each: [deviceHash], $slice: -10 } } },
      );
    },
    /** Claims a second-factor step; false when it or a later one was used already. */
    async claimSecondFactorStep(id: string, step: number): Promise<boolean> {
      const result = await accounts.updateOne(
        { _id: id, secondFactorStep: trusted({ $lt: step }) },
        { $set: { secondFactorStep: step } },
      );
      return result.modifiedCount === 1;
    },
    /** Ends all sessions of the account. */
    async endSessions(id: string, session?: ClientSession): Promise<void> {
      await accounts.updateOne({ _id: id }, { $inc: { sessionEpoch: 1 } }, session ? { session } : {});
    },
    async setPassword(id: string, passwordHash: string, session?: ClientSession): Promise<void> {
      await accounts.updateOne(
        { _id: id },
        { $set: { passwordHash }, $inc: { sessionEpoch: 1 } },
        session ? { session } : {},
      );
    },
    /** Throws a duplicate-key error on `identifiers` when one of them is taken. */
    async setIdentifiers(
      id: string,
      change: Pick<AccountRecord, 'identifiers' | 'provisionalIdentifiers'> &
        Partial<Pick<AccountRecord, 'emailConfirmedAt'>>,
      session: ClientSession,
    ): Promise<void> {
      await accounts.updateOne({ _id: id }, { $set: change }, { session });
    },
    /** Suspends an account or lifts its suspension; its sessions end at once either way. */
    async setSuspended(id: string, isSuspended: boolean, session?: ClientSession): Promise<void> {
      await accounts.updateOne(
        { _id: id },
        { $set: { isSuspended }, $inc: { sessionEpoch: 1 } },
        session ? { session } : {},
      );
    },
    /** Gives partner staff another role there; their sessions end at once, so that none goes on with the old one. */
    async setPartnerRole(id: string, role: PartnerRole, session: ClientSession): Promise<void> {
      await accounts.updateOne({ _id: id }, { $set: { role }, $inc: { sessionEpoch: 1 } }, { session });
    },
    /** A branch that was added is one of those its owners work at, and those named. */
    async addBranch(
      partnerId: string,
      branchId: string,
      accountIds: readonly string[],
      session: ClientSession,
    ): Promise<void> {
      await accounts.updateMany(
        {
          partnerId,
          $or: [{ role: 'PARTNER_OWNER' }, { _id: trusted({ $in: [...accountIds] }) }],
        },
        { $addToSet: { branchIds: branchId } },
        { session },
      );
    },
    async setLanguage(
      id: string,
      language: AccountRecord['language'],
      session?: ClientSession,
    ): Promise<void> {
      await accounts.updateOne({ _id: id }, { $set: { language } }, session ? { session } : {});
    },
  };
}
