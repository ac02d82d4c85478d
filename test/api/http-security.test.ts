import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/test-app.ts';

describe('HTTP and GraphQL limits', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app?.stop());

  const json = { 'content-type': 'application/json', 'x-wasl-client': 'test', 'accept-language': 'fr' };

  async function post(body: string, headers: Record<string, string> = json) {
    const response = await fetch(`${app.url}/graphql`, { method: 'POST', headers, body });
    const text = await response.text();
    return { status: response.status, type: response.headers.get('content-type') ?? '', text };
  }

  const ask = (query: string, variables?: unknown) => post(JSON.stringify({ query, variables }));

  it('refuses a query of a thousand aliases without working on it', async () => {
    const aliases = Array.from({ length: 1000 }, (_, index) => `a${index}: regions { code }`).join(' ');
    const { status, text } = await ask(`{ ${aliases} }`);
    expect(status).toBe(400);
    expect(JSON.parse(text).data).toBeUndefined();
  });

  it('refuses a document nested deeper than any screen asks', async () => {
    let query = 'code';
    for (let depth = 0; depth < 8; depth++) query = `region { provinces { ${query} } }`;
    const { status } = await ask(`{ province(code: "04.421") { ${query} } }`);
    expect(status).toBe(400);
  });

  it('refuses a document that costs more than any screen asks', async () => {
    const { status } = await ask(
      `{ regions { provinces { communes { ${Array.from({ length: 12 }, (_, i) => `c${i}: code`).join(' ')} province { communes { code name { ar fr en } } } } } } }`,
    );
    expect(status).toBe(400);
  });

  it('refuses several operations in one request', async () => {
    const { status } = await post(JSON.stringify([{ query: '{ __typename }' }, { query: '{ __typename }' }]));
    expect(status).toBe(400);
  });

  it.each([
    ['text/plain', JSON.stringify({ query: '{ __typename }' })],
    ['application/x-www-form-urlencoded', 'query=%7B__typename%7D'],
    [
      'multipart/form-data; boundary=x',
      '--x\r\nContent-Disposition: form-data; name="query"\r\n\r\n{__typename}\r\n--x--',
    ],
  ])('refuses what a form of another site could send: %s', async (type, body) => {
    const { status } = await post(body, { 'content-type': type });
    expect(status).toBe(400);
  });

  it('refuses a change by GET', async () => {
    const query = encodeURIComponent('mutation { signOut { signedOut } }');
    const plain = await fetch(`${app.url}/graphql?query=${query}`);
    expect(plain.status).toBe(400);
    const named = await fetch(`${app.url}/graphql?query=${query}`, { headers: { 'x-wasl-client': 'test' } });
    expect(named.status).toBeGreaterThanOrEqual(400);
    expect(named.status).toBeLessThan(500);
  });

  it('answers bad JSON with JSON', async () => {
    const { status, type, text } = await post('{"query": ');
    expect(status).toBe(400);
    expect(type).toContain('application/json');
    expect(JSON.parse(text).errors[0].extensions.code).toBe('BAD_USER_INPUT');
  });

  it('refuses a body larger than any operation', async () => {
    const { status, text } = await ask('{ __typename }', { padding: 'x'.repeat(200_000) });
    expect(status).toBe(413);
    expect(JSON.parse(text).errors).toHaveLength(1);
  });

  it('tells nothing of its insides when a request is malformed', async () => {
    const { text } = await post('{"query": ');
    expect(text).not.toMatch(/node_modules|\.ts:|at /);
  });

  it('refuses a page larger than a hundred', async () => {
    const { text } = await ask('{ searchOffers(input: {}, first: 101) { totalCount } }');
    expect(JSON.parse(text).errors[0].extensions.code).toBe('BAD_USER_INPUT');
  });

  it('refuses a cursor it did not make', async () => {
    const { text } = await ask('{ searchOffers(input: {}, after: "e30") { totalCount } }');
    expect(JSON.parse(text).errors[0].extensions.code).toBe('BAD_USER_INPUT');
  });

  it('sends the headers a browser needs to protect the reader', async () => {
    const { headers } = await fetch(`${app.url}/`);
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('content-security-policy')).not.toContain("script-src 'self' 'unsafe-inline'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('strict-origin-when-cross-origin');
    expect(headers.get('x-powered-by')).toBeNull();
  });

  it('does not let another origin read answers', async () => {
    const response = await fetch(`${app.url}/graphql`, {
      method: 'POST',
      headers: { ...json, origin: 'https://elsewhere.example' },
      body: JSON.stringify({ query: '{ __typename }' }),
    });
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('says that it lives and that it is ready', async () => {
    expect((await fetch(`${app.url}/healthz`)).status).toBe(200);
    const ready = await fetch(`${app.url}/readyz`);
    expect(await ready.json()).toEqual({ documents: true, search: true });
  });

  it('gives metrics on loopback', async () => {
    const metrics = await (await fetch(`${app.url}/metrics`)).text();
    expect(metrics).toContain('wasl_http_request_seconds');
  });
});

describe('production', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await startTestApp({
      environment: {
        NODE_ENV: 'production',
        SESSION_SECRET: 'x8Kq0vTn3LrYw6PzJd5BsHm2CfGa9UeR',
        METRICS_TOKEN: 'only-for-the-test-of-metrics',
      },
    });
  });
  afterAll(() => app?.stop());

  it('takes operations of their own from nobody who has not signed in', async () => {
    const { errors } = await app.client().send('{ regions { code } }');
    expect(errors?.[0]?.extensions.code).toBe('ONLY_KNOWN_OPERATIONS');
  });

  it('says no more of an unknown operation than that it is unknown', async () => {
    const response = await fetch(`${app.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-wasl-client': 'test' },
      body: JSON.stringify({ extensions: { persistedQuery: { version: 1, sha256Hash: '0'.repeat(64) } } }),
    });
    const answer = (await response.json()) as { errors: { extensions: { code: string } }[] };
    expect(answer.errors[0]?.extensions.code).toBe('PERSISTED_QUERY_NOT_FOUND');
  });

  it('asks for a token before it gives metrics', async () => {
    expect((await fetch(`${app.url}/metrics`)).status).toBe(404);
    const allowed = await fetch(`${app.url}/metrics`, {
      headers: { authorization: 'Bearer only-for-the-test-of-metrics' },
    });
    expect(allowed.status).toBe(200);
  });
});
