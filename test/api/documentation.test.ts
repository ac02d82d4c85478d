import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signInToDemonstration, startDemonstration } from '../support/demonstration.ts';
import type { TestApp, TestClient } from '../support/test-app.ts';

const documentation = readFileSync(join(import.meta.dirname, '../../docs/api.md'), 'utf8');

/** Each example: who sends it, and which value of its answer later ones use as a variable. */
const examples = [...documentation.matchAll(/```graphql as=(\S+)(?: keep=(\w+):(\S+))?\n([\s\S]*?)```/g)].map(
  ([, as = '', keepAs, keepPath, text = '']) => ({
    as,
    text,
    name: /(?:query|mutation) (\w+)/.exec(text)?.[1] ?? '',
    keep: keepAs && keepPath ? { as: keepAs, path: keepPath } : null,
  }),
);

function valueAt(data: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], data);
}

describe('docs/api.md', () => {
  let app: TestApp;
  const clients = new Map<string, TestClient>();
  const kept: Record<string, unknown> = {};

  beforeAll(async () => {
    app = await startDemonstration();
  });
  afterAll(() => app?.stop());

  async function clientOf(as: string): Promise<TestClient> {
    const known = clients.get(as);
    if (known) return known;
    const client = as === 'visitor' ? app.client() : await signInToDemonstration(app, as);
    clients.set(as, client);
    return client;
  }

  it('has examples', () => {
    expect(examples.length).toBeGreaterThan(8);
  });

  for (const { as, name, text, keep } of examples) {
    it(`shows ${name} as it works`, async () => {
      const client = await clientOf(as);
      const wanted = [...text.matchAll(/\$(\w+):/g)].map(([, variable = '']) => variable);
      const variables = Object.fromEntries(wanted.map((variable) => [variable, kept[variable]]));
      const data = await client.ask<Record<string, unknown>>(text, variables);
      for (const [field, answer] of Object.entries(data)) {
        const typename = (answer as { __typename?: string } | null)?.__typename;
        expect(typename ?? 'Success', `${field}: ${JSON.stringify(answer)}`).toMatch(/(Success|Changed)$/);
      }
      if (keep) {
        kept[keep.as] = valueAt(data, keep.path);
        expect(kept[keep.as], keep.path).toEqual(expect.any(String));
      }
    });
  }
});
