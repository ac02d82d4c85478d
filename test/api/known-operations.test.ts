import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/test-app.ts';

const known = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../web/src/gql/known-operations.json'), 'utf8'),
) as Record<string, string>;
const [hash, text] = Object.entries(known).find(([, each]) => each.startsWith('query Viewer')) ?? ['', ''];

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app?.stop());

async function post(body: object): Promise<unknown> {
  const response = await fetch(`${app.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-wasl-client': 'test' },
    body: JSON.stringify(body),
  });
  return await response.json();
}

const persistedQuery = (sha256Hash: string) => ({
  extensions: { persistedQuery: { version: 1, sha256Hash } },
});

it("runs an operation of the web's own from its hash alone, as production builds send it", async () => {
  expect(await post(persistedQuery(hash))).toEqual({ data: { viewer: null } });
});

it('runs an operation sent as text with its hash, as the web in development sends it', async () => {
  expect(await post({ query: text, ...persistedQuery(hash) })).toEqual({ data: { viewer: null } });
});

it('says so when nobody knows the hash', async () => {
  expect(await post(persistedQuery('0'.repeat(64)))).toMatchObject({
    errors: [{ extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }],
  });
});
