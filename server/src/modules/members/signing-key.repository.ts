import type { webcrypto } from 'node:crypto';
import { type Connection, Schema } from 'mongoose';
import { isDuplicateKeyError } from '../../platform/mongo/duplicate-key.ts';

/** A key that Wasl signs with: one per store and use, made at its first use. */
export interface SigningKeyRecord {
  /** What it is for. */
  _id: string;
  /** Name of the key in the statements it signed. */
  keyId: string;
  /** Ed25519 private key, PKCS #8 in PEM. */
  privateKey: string;
  publicKey: webcrypto.JsonWebKey;
}

const signingKeySchema = new Schema<SigningKeyRecord>(
  {
    _id: String,
    keyId: { type: String, required: true },
    privateKey: { type: String, required: true },
    publicKey: { type: Schema.Types.Mixed, required: true },
  },
  { collection: 'signing-keys', versionKey: false },
);

export type SigningKeyRepository = ReturnType<typeof createSigningKeyRepository>;

export function createSigningKeyRepository(connection: Connection) {
  const keys = connection.model<SigningKeyRecord>('SigningKey', signingKeySchema);
  return {
    async findById(id: string): Promise<SigningKeyRecord | null> {
      return await keys.findById(id).lean<SigningKeyRecord>();
    },
    /** Stores a key unless there is one already for this use: false then, and that one is the key. */
    async insertFirst(key: SigningKeyRecord): Promise<boolean> {
      try {
        await keys.create([key]);
        return true;
      } catch (error) {
        if (isDuplicateKeyError(error)) return false;
        throw error;
      }
    },
  };
}
