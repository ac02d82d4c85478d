import { createPrivateKey, generateKeyPairSync, randomBytes, sign, type webcrypto } from 'node:crypto';
import type { MemberState } from './member.model.ts';
import type { SigningKeyRecord, SigningKeyRepository } from './signing-key.repository.ts';

/** What a card states: this number stands so, until this day, as seen at `iat` (seconds since 1970). */
export interface CardStatement {
  org: string;
  num: string;
  until: string;
  state: MemberState;
  iat: number;
}

/** A public key by its name in the statements it signed. */
export type PublicCardKey = webcrypto.JsonWebKey & { kid: string };

export type CardSigner = ReturnType<typeof createCardSigner>;

const cardKey = 'member-card';

/**
 * Signs what a membership card's QR says as a JSON Web Signature (RFC 7515, EdDSA by RFC 8037), so that anybody can check it
 * with the public key at /.well-known/jwks.json. It proves that Wasl said so at `iat`, not who holds the phone.
 */
export function createCardSigner({ keys }: { keys: SigningKeyRepository }) {
  let loaded: Promise<SigningKeyRecord> | null = null;

  async function loadKey(): Promise<SigningKeyRecord> {
    const known = await keys.findById(cardKey);
    if (known) return known;
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    const made: SigningKeyRecord = {
      _id: cardKey,
      keyId: randomBytes(6).toString('base64url'),
      privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
      publicKey: publicKey.export({ format: 'jwk' }),
    };
    // When another process was first, its key is the one.
    return (await keys.insertFirst(made)) ? made : await loadKey();
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
