/** What somebody declares by signing. */
export interface SigningStatement {
  requestId: string;
  signatoryId: string;
  name: string;
  email: string;
  /** SHA-256 of the text signed, in hexadecimal. */
  textHash: string;
  consentVersion: string;
  at: Date;
}

/** What stands behind a signature. */
export interface Trust {
  provider: string;
  /** Law 43-20, article 5: simple, advanced or qualified electronic signature. */
  level: 'SIMPLE' | 'ADVANCED' | 'QUALIFIED';
  /** What the provider answered, such as a certificate's serial number; null for ours. */
  evidence: string | null;
}

/**
 * Where a trust-service provider approved under law 43-20 plugs in: it answers for the person when they sign, and may put
 * its signature and time stamp into the sealed document. Both are asked outside of any transaction and may be asked again.
 */
export interface TrustService {
  attest(statement: SigningStatement): Promise<Trust>;
  /** The document as it is kept. A provider that signs documents (PAdES) returns another one. */
  sealDocument(document: Uint8Array): Promise<Uint8Array>;
}

/** Simple electronic signature: identified by the address on file and a one-time code, consent kept, bound to the text's hash. */
export function createSimpleTrustService(): TrustService {
  return {
    attest: async () => ({ provider: 'wasl', level: 'SIMPLE', evidence: null }),
    sealDocument: async (document) => document,
  };
}
