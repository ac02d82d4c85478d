import { createPrivateKey, generateKeyPairSync, randomBytes, sign, type webcrypto } from 'node:crypto';
import { type Connection, Schema } from 'mongoose';
import { isDuplicateKeyError } from '../../platform/mongo/duplicate-key.ts';
import type { MemberState } from './member.model.ts';

type JsonWebKey = webcrypto.JsonWebKey;

/** The key membership cards are signed with: one per store, made at its first use. */
interface SigningKeyRecord {
  _id: string;
  /** Name of the key in the statements it signed. */
  keyId: string;
  /** Ed25519 private key, PKCS #8 in PEM. */
  privateKey: string;
  publicKey: JsonWebKey;
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

/** What a card states: this number stands so, until this day, as seen at `iat` (seconds since 1970). */
export interface CardStatement {
  org: string;
  num: string;
  until: string;
  state: MemberState;
  iat: number;
}

/** A public key by its name in the statements it signed. */
export type PublicCardKey = JsonWebKey & { kid: string };

export type CardSigner = ReturnType<typeof createCardSigner>;

/**
 * Signs what a membership card's QR says as a JSON Web Signature (RFC 7515, EdDSA by RFC 8037), so that anybody can check it
 * with the public key at /.well-known/jwks.json. It proves that Wasl said so at `iat`, not who holds the phone.
 */
export function createCardSigner(connection: Connection) {
  const keys = connection.model<SigningKeyRecord>('SigningKey', signingKeySchema);
  const cardKeyId = 'member-card';
  let loaded: Promise<SigningKeyRecord> | null = null;

  async function loadKey(): Promise<SigningKeyRecord> {
    const known = await keys.findById(cardKeyId).lean<SigningKeyRecord>();
    if (known) return known;
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    const made: SigningKeyRecord = {
      _id: cardKeyId,
      keyId: randomBytes(6).toString('base64url'),
      privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
      publicKey: publicKey.export({ format: 'jwk' }),
    };
    try {
      await keys.create([made]);
      return made;
    } catch (error) {
      if (!isDuplicateKeyError(error)) throw error;
      // Another process was first: its key is the one.
      return await loadKey();
    }
  }

  /** Reads the key once; a failure is not kept, so that the next call tries again. */
  async function key(): Promise<SigningKeyRecord> {
    loaded ??= loadKey().catch((error: unknown) => {
      loaded = null;
      throw error;
    });
    return await loaded;
  }

  return {
    async signCard(statement: CardStatement): Promise<string> {
      const { keyId, privateKey } = await key();
      const header = encode({ alg: 'EdDSA', kid: keyId });
      const signed = `${header}.${encode(statement)}`;
      const signature = sign(null, Buffer.from(signed), createPrivateKey(privateKey));
      return `${signed}.${signature.toString('base64url')}`;
    },
    /** The public keys as a JWK set (RFC 7517). */
    async publicKeys(): Promise<{ keys: PublicCardKey[] }> {
      const { keyId, publicKey } = await key();
      return { keys: [{ ...publicKey, kid: keyId, alg: 'EdDSA', use: 'sig' }] };
    },
  };
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
