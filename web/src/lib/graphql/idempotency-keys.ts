/** What keeps the keys: `sessionStorage` in the page, a Map in tests. */
export interface KeyStorage {
  getItem(name: string): string | null;
  setItem(name: string, value: string): void;
  removeItem(name: string): void;
}

export interface IdempotencyKeys {
  /** The key of this intent: the same one until {@link IdempotencyKeys.settle} is called, even after a reload. */
  keyFor(intent: string): string;
  /** An answer arrived (accepted or refused): the next try is a new intent. */
  settle(intent: string): void;
}

/**
 * Keys that make a change happen once whatever the network does. An intent names what the person wants and with what, such as
 * `issueVoucher:<offerId>:<beneficiaryId>` or `redeem:<code>:<amountCentimes>`; pressing again after a cut connection sends the same key.
 */
export function createIdempotencyKeys(
  storage: KeyStorage,
  newKey: () => string = randomKey,
): IdempotencyKeys {
  const memory = new Map<string, string>();
  const nameOf = (intent: string) => `wasl.key.${intent}`;

  return {
    keyFor(intent) {
      const known = memory.get(intent) ?? attempt(() => storage.getItem(nameOf(intent)));
      if (known) return known;
      const key = newKey();
      memory.set(intent, key);
      attempt(() => storage.setItem(nameOf(intent), key));
      return key;
    },
    settle(intent) {
      memory.delete(intent);
      attempt(() => storage.removeItem(nameOf(intent)));
    },
  };
}

/** 128 random bits as 32 hex digits. `randomUUID` needs a secure context, which a counter's LAN address may not be. */
function randomKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}

function attempt<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}
