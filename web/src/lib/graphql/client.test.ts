import { describe, expect, it, vi } from 'vitest';
import { createGraphqlClient, type GraphqlClientOptions } from './client.ts';
import type { OperationDocument } from './document.ts';

const hash = 'a'.repeat(64);
const OfferDocument: OperationDocument<{ offer: { id: string } }, { id: string }> = {
  toString: () => 'query Offer($id: ID!) { offer(id: $id) { id } }',
  __meta__: { operationName: 'Offer', hash },
};
const RedeemDocument: OperationDocument<{ redeemVoucher: object }, { input: { idempotencyKey?: string } }> = {
  toString: () => 'mutation Redeem($input: RedeemInput!) { redeemVoucher(input: $input) { __typename } }',
  __meta__: { operationName: 'Redeem', hash },
};

const answered = (body: object, init: ResponseInit = {}) => new Response(JSON.stringify(body), init);
const offerAnswer = () => answered({ data: { offer: { id: '1' } } });
const refused = (code: string, extensions: object = {}) =>
  answered({ data: null, errors: [{ message: 'Refused', extensions: { code, ...extensions } }] });

function clientWith(
  answers: (() => Response | Promise<Response>)[],
  options: Partial<GraphqlClientOptions> = {},
) {
  const fetching = vi.fn<typeof fetch>(async () => {
    const answer = answers.shift();
    if (!answer) throw new Error('One request too many');
    return answer();
  });
  const client = createGraphqlClient({
    endpoint: '/graphql',
    language: () => 'ar',
    sendText: false,
    fetch: fetching,
    retryDelayMs: 0,
    ...options,
  });
  const bodyOf = (call: number) => JSON.parse(String(fetching.mock.calls[call]?.[1]?.body));
  const headersOf = (call: number) => new Headers(fetching.mock.calls[call]?.[1]?.headers);
  return { client, fetching, bodyOf, headersOf };
}

const broken = () => Promise.reject(new TypeError('Failed to fetch'));

describe('a request', () => {
  it('names its operation by hash, without the text, in production', async () => {
    const { client, bodyOf, headersOf } = clientWith([offerAnswer]);
    await expect(client.query(OfferDocument, { id: '1' })).resolves.toEqual({ offer: { id: '1' } });
    expect(bodyOf(0)).toEqual({
      operationName: 'Offer',
      variables: { id: '1' },
      extensions: { persistedQuery: { version: 1, sha256Hash: hash } },
    });
    expect(headersOf(0).get('x-wasl-client')).toBe('web');
    expect(headersOf(0).get('accept-language')).toBe('ar');
    expect(headersOf(0).get('content-type')).toBe('application/json');
  });

  it('carries the text in development', async () => {
    const { client, bodyOf } = clientWith([offerAnswer], { sendText: true });
    await client.query(OfferDocument, { id: '1' });
    expect(bodyOf(0).query).toContain('query Offer');
  });

  it('is tried once more when the network breaks during a reading', async () => {
    const { client, fetching } = clientWith([broken, offerAnswer]);
    await expect(client.query(OfferDocument, { id: '1' })).resolves.toEqual({ offer: { id: '1' } });
    expect(fetching).toHaveBeenCalledTimes(2);
  });

  it('gives up after the second try', async () => {
    const { client, fetching } = clientWith([broken, broken]);
    await expect(client.query(OfferDocument, { id: '1' })).rejects.toMatchObject({ code: 'NETWORK' });
    expect(fetching).toHaveBeenCalledTimes(2);
  });

  it('that changes something is not repeated without an idempotency key', async () => {
    const { client, fetching } = clientWith([broken]);
    await expect(client.mutate(RedeemDocument, { input: {} })).rejects.toMatchObject({ code: 'NETWORK' });
    expect(fetching).toHaveBeenCalledTimes(1);
  });

  it('that changes something is repeated with the very same idempotency key', async () => {
    const { client, fetching, bodyOf } = clientWith([
      broken,
      () => answered({ data: { redeemVoucher: {} } }),
    ]);
    await client.mutate(RedeemDocument, { input: { idempotencyKey: 'k1' } });
    expect(fetching).toHaveBeenCalledTimes(2);
    expect(bodyOf(1)).toEqual(bodyOf(0));
  });

  it('is cut when the time is up', async () => {
    const hanging: typeof fetch = (_input, init) =>
      new Promise((_resolve, reject) =>
        init?.signal?.addEventListener('abort', () => reject(new Error('cut'))),
      );
    const { client } = clientWith([], { fetch: hanging, timeoutMs: 1 });
    await expect(client.mutate(RedeemDocument, { input: {} })).rejects.toMatchObject({ code: 'TIMEOUT' });
  });

  it('that the page gave up is neither repeated nor reported as a network failure', async () => {
    const controller = new AbortController();
    controller.abort(new Error('left the page'));
    const { client, fetching } = clientWith([broken]);
    await expect(
      client.query(OfferDocument, { id: '1' }, { signal: controller.signal }),
    ).rejects.not.toMatchObject({
      name: 'GraphQLRequestError',
    });
    expect(fetching).toHaveBeenCalledTimes(1);
  });
});

describe('an answer', () => {
  it.each(['UNAUTHENTICATED', 'FORBIDDEN', 'NOT_FOUND', 'RATE_LIMITED', 'BAD_USER_INPUT', 'INTERNAL'])(
    'that refuses with %s is thrown with that code',
    async (code) => {
      const { client } = clientWith([() => refused(code, { id: 'r-1' })]);
      await expect(client.query(OfferDocument, { id: '1' })).rejects.toMatchObject({
        code,
        reference: 'r-1',
      });
    },
  );

  it('that ends the session is told to whoever watches', async () => {
    const onUnauthenticated = vi.fn();
    const { client } = clientWith([() => refused('UNAUTHENTICATED')], { onUnauthenticated });
    await expect(client.query(OfferDocument, { id: '1' })).rejects.toThrow();
    expect(onUnauthenticated).toHaveBeenCalledOnce();
  });

  it('that does not know the operation says that this page is old', async () => {
    const { client } = clientWith([() => refused('PERSISTED_QUERY_NOT_FOUND')]);
    await expect(client.query(OfferDocument, { id: '1' })).rejects.toMatchObject({ code: 'OUTDATED' });
  });

  it('of a proxy without a server counts as no network, and is asked for again', async () => {
    const { client } = clientWith([
      () => new Response('<html>Bad gateway</html>', { status: 502 }),
      offerAnswer,
    ]);
    await expect(client.query(OfferDocument, { id: '1' })).resolves.toEqual({ offer: { id: '1' } });
  });

  it('that is no GraphQL at all is an error, not a crash', async () => {
    const { client } = clientWith([() => new Response('hello')]);
    await expect(client.query(OfferDocument, { id: '1' })).rejects.toMatchObject({ code: 'BAD_ANSWER' });
  });

  it('to too many requests says how long to wait', async () => {
    const { client } = clientWith([
      () => new Response('', { status: 429, headers: { 'retry-after': '12' } }),
    ]);
    await expect(client.query(OfferDocument, { id: '1' })).rejects.toMatchObject({
      code: 'RATE_LIMITED',
      retryAfterSeconds: 12,
    });
  });
});
