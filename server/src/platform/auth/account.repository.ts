import type { Connection } from 'mongoose';
import type { ClientSession } from '../mongo/transaction.ts';
import { trusted } from '../mongo/trusted.ts';
import { type AccountRecord, accountModel } from './account.model.ts';

export type AccountRepository = ReturnType<typeof createAccountRepository>;

export function createAccountRepository(connection: Connection) {
  const accounts = accountModel(connection);
  return {
    async findById(id: string): Promise<AccountRecord | null> {
      return await accounts.findById(id).lean<AccountRecord>();
    },
    async findByIdentifier(identifier: string): Promise<AccountRecord | null> {
      return await accounts.findOne({ identifiers: identifier }).lean<AccountRecord>();
    },
    async findByMemberId(memberId: string): Promise<AccountRecord | null> {
      return await accounts.findOne({ memberId }).lean<AccountRecord>();
    },
    /** Throws a duplicate-key error on `identifiers` when one of them is taken. */
    async insert(account: AccountRecord, session?: ClientSession): Promise<void> {
      await accounts.create([account], session ? { session } : {});
    },
    async insertMany(list: readonly AccountRecord[]): Promise<void> {
      await accounts.insertMany(list);
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
    async setIdentifiers(id: string, identifiers: string[], session?: ClientSession): Promise<void> {
      await accounts.updateOne({ _id: id }, { $set: { identifiers } }, session ? { session } : {});
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
