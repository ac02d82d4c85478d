import { expect, it } from 'vitest';
import { createIdempotencyKeys, type KeyStorage } from './idempotency-keys.ts';

function storage(): KeyStorage {
  const values = new Map<string, string>();
  return {
    getItem: (name) => values.get(name) ?? null,
    setItem: (name, value) => void values.set(name, value),
    removeItem: (name) => void values.delete(name),
  };
}

const forbidden: KeyStorage = {
  getItem: () => {
    throw new Error('forbidden');
  },
  setItem: () => {
    throw new Error('forbidden');
  },
  removeItem: () => {
    throw new Error('forbidden');
  },
};

it('keeps one key for one intent until an answer arrived, also after a reload', () => {
  const kept = storage();
  const key = createIdempotencyKeys(kept).keyFor('issueVoucher:1');
  expect(key).toMatch(/^[0-9a-f]{32}$/);
  const afterReload = createIdempotencyKeys(kept);
  expect(afterReload.keyFor('issueVoucher:1')).toBe(key);
  afterReload.settle('issueVoucher:1');
  expect(afterReload.keyFor('issueVoucher:1')).not.toBe(key);
});

it('gives different intents different keys', () => {
  const keys = createIdempotencyKeys(storage());
  expect(keys.keyFor('a')).not.toBe(keys.keyFor('b'));
});

it('keeps the key for the visit where storage is forbidden', () => {
  const keys = createIdempotencyKeys(forbidden);
  const key = keys.keyFor('a');
  expect(keys.keyFor('a')).toBe(key);
  keys.settle('a');
  expect(keys.keyFor('a')).not.toBe(key);
});
