import { expect, it } from 'vitest';
import { createFormDraft, type DraftStorage } from './form-draft.ts';

interface JoinValues {
  email: string;
  password: string;
}

function memoryStorage(): DraftStorage & { all: Map<string, string> } {
  const all = new Map<string, string>();
  return {
    all,
    getItem: (name) => all.get(name) ?? null,
    setItem: (name, value) => void all.set(name, value),
    removeItem: (name) => void all.delete(name),
  };
}

it('keeps what was typed but never the password', () => {
  const storage = memoryStorage();
  const draft = createFormDraft<JoinValues>('join', ['password'], storage);
  draft.write({ email: 'a@example.ma', password: 'un chat gris' });
  expect(draft.read()).toMatchObject({ email: 'a@example.ma' });
  expect([...storage.all.values()].join()).not.toContain('un chat gris');
  draft.forget();
  expect(draft.read()).toEqual({});
});

it('does without a storage that refuses or holds nonsense', () => {
  const refusing: DraftStorage = {
    getItem: () => 'not json',
    setItem: () => {
      throw new Error('full');
    },
    removeItem: () => {
      throw new Error('forbidden');
    },
  };
  const draft = createFormDraft<JoinValues>('join', ['password'], refusing);
  expect(draft.read()).toEqual({});
  expect(() => draft.write({ email: 'a' })).not.toThrow();
  expect(() => draft.forget()).not.toThrow();
});
