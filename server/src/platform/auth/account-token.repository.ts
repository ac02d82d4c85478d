import { type Connection, Schema } from 'mongoose';
import { newId } from '../mongo/object-id.ts';
import type { ClientSession } from '../mongo/transaction.ts';
import { trusted } from '../mongo/trusted.ts';
import { newToken, tokenHashOf } from './token-hash.ts';

/** What a link in a message lets its reader do, once. */
export type TokenPurpose = 'RESET_PASSWORD' | 'CONFIRM_EMAIL';

export interface AccountTokenRecord {
  _id: string;
  purpose: TokenPurpose;
  accountId: string;
  /** The address the link went to. */
  email: string;
  /** SHA-256 of the token; the token itself is in the message alone. */
  tokenHash: string;
  expiresAt: Date;
  usedAt: Date | null;
}

const accountTokenSchema = new Schema<AccountTokenRecord>(
  {
    _id: { type: String, default: newId },
    purpose: { type: String, required: true },
    accountId: { type: String, required: true },
    email: { type: String, required: true },
    tokenHash: { type: String, required: true },
    expiresAt: { type: Date, required: true },
    usedAt: { type: Date, default: null },
  },
  { collection: 'account-tokens', versionKey: false },
);
accountTokenSchema.index({ tokenHash: 1 }, { unique: true });
accountTokenSchema.index({ accountId: 1, purpose: 1 });
accountTokenSchema.index({ expiresAt: 1 }, { expireAfterSeconds: 24 * 60 * 60 });

export type AccountTokenRepository = ReturnType<typeof createAccountTokenRepository>;

export function createAccountTokenRepository(connection: Connection) {
  const tokens = connection.model<AccountTokenRecord>('AccountToken', accountTokenSchema);
  return {
    /**
     * Makes a token of 256 random bits and keeps its hash under `id`; a second call with the same id replaces it, so that a
     * message sent again carries the one that works.
     */
    async issue(
      id: string,
      token: Pick<AccountTokenRecord, 'purpose' | 'accountId' | 'email' | 'expiresAt'>,
    ): Promise<string> {
      const text = newToken();
      const fields = { ...token, tokenHash: tokenHashOf(text), usedAt: null };
      await tokens.updateOne({ _id: id }, { $set: fields }, { upsert: true });
      return text;
    },
    /** Uses a token up; null when it is unknown, for something else, over, or used before. */
    async use(
      session: ClientSession,
      purpose: TokenPurpose,
      text: string,
      now: Date,
    ): Promise<AccountTokenRecord | null> {
      return await tokens
        .findOneAndUpdate(
          { tokenHash: tokenHashOf(text), purpose, usedAt: null, expiresAt: trusted({ $gt: now }) },
          { $set: { usedAt: now } },
          { session, returnDocument: 'after' },
        )
        .lean<AccountTokenRecord>();
    },
    /** Makes the other tokens of an account worthless. */
    async discard(session: ClientSession, accountId: string, purpose: TokenPurpose): Promise<void> {
      await tokens.deleteMany({ accountId, purpose, usedAt: null }, { session });
    },
  };
}
