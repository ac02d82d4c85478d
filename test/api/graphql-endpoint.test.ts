import { get } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { request } from '../support/members.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app?.stop());

const json = { 'content-type': 'application/json', 'x-wasl-client': 'test' };

it('makes no session for those who only look', async () => {
  const { answer, setCookies } = await request<{ regions: object[] }>(app, { query: '{ regions { code } }' });
  expect(answer.data?.regions.length).toBeGreaterThan(0);
  expect(setCookies).toEqual([]);
  expect(await app.stores.connection.collection('sessions').countDocuments()).toBe(0);
});

it('makes none for whoever shows a cookie it did not sign either', async () => {
  const { setCookies } = await request(
    app,
    { query: '{ viewer { role } }' },
    { cookie: 'wasl.sid=s%3Aforged.x' },
  );
  expect(setCookies).toEqual([]);
  expect(await app.stores.connection.collection('sessions').countDocuments()).toBe(0);
});

it.each([
  ['an answer', JSON.stringify({ query: '{ __typename }' })],
  ['a refusal', '{"query": '],
])('protects the reader of %s, which nobody may keep', async (_, body) => {
  const { headers } = await fetch(`${app.url}/graphql`, { method: 'POST', headers: json, body });
  expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('cache-control')).toBe('no-store');
});

it('compresses a long answer for whoever takes it so, and no short one', async () => {
  const read = (query: string, acceptEncoding: string) =>
    new Promise<{ encoding: string | undefined; body: Buffer }>((resolve, reject) => {
      const url = `${app.url}/graphql?query=${encodeURIComponent(query)}`;
      get(url, { headers: { ...json, 'accept-encoding': acceptEncoding } }, async (response) => {
        const body = Buffer.concat(await response.toArray());
        resolve({ encoding: response.headers['content-encoding'], body });
      }).on('error', reject);
    });
  const long = '{ regions { name { ar fr } provinces { name { ar fr } } } }';
  const plain = await read(long, 'identity');
  expect(plain.encoding).toBeUndefined();
  const packed = await read(long, 'gzip');
  expect(packed.encoding).toBe('gzip');
  expect(gunzipSync(packed.body)).toEqual(plain.body);
  expect((await read(long, 'gzip, br')).encoding).toBe('br');
  expect((await read('{ __typename }', 'gzip, br')).encoding).toBeUndefined();
});
