import type { Language } from '@wasl/shared/language';
import { type OperationDocument, readOperation } from './document.ts';
import { GraphQLRequestError, isConnectionError, type RequestErrorCode } from './request-error.ts';

export interface GraphqlClientOptions {
  /** Address of the API, same origin: the session cookie goes with it. */
  endpoint: string;
  language: () => Language;
  /** Development sends the text of each operation; production builds send only its hash. */
  sendText: boolean;
  timeoutMs?: number;
  fetch?: typeof fetch;
  /** Pause before the one retry. */
  retryDelayMs?: number;
  onAnswer?: (response: Response) => void;
  onUnauthenticated?: () => void;
}

export interface RequestOptions {
  signal?: AbortSignal | undefined;
}

export interface GraphqlClient {
  /** Reads. Tried once more when the network failed. */
  query<TResult, TVariables>(
    document: OperationDocument<TResult, TVariables>,
    variables: TVariables,
    options?: RequestOptions,
  ): Promise<TResult>;
  /**
   * Changes. Tried once more when the network failed only if the input carries an `idempotencyKey`: without one nobody can know
   * whether the first try arrived.
   */
  mutate<TResult, TVariables>(
    document: OperationDocument<TResult, TVariables>,
    variables: TVariables,
    options?: RequestOptions,
  ): Promise<TResult>;
}

interface GraphqlAnswer {
  data?: unknown;
  errors?: readonly {
    message: string;
    extensions?: { code?: string; id?: string; retryAfterSeconds?: number };
  }[];
}

const thrownCodes: ReadonlySet<string> = new Set([
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'NOT_FOUND',
  'RATE_LIMITED',
  'BAD_USER_INPUT',
  'INTERNAL',
]);
const unknownOperationCodes: ReadonlySet<string> = new Set([
  'PERSISTED_QUERY_NOT_FOUND',
  'ONLY_KNOWN_OPERATIONS',
  'GRAPHQL_VALIDATION_FAILED',
]);

/** A client for our own API: one POST per operation, no cache (react-query keeps what was read). Throws only {@link GraphQLRequestError}. */
export function createGraphqlClient(options: GraphqlClientOptions): GraphqlClient {
  const { retryDelayMs = 600 } = options;

  async function withOneRetry<T>(attempt: () => Promise<T>, signal: AbortSignal | undefined): Promise<T> {
    try {
      return await attempt();
    } catch (error) {
      if (!isConnectionError(error) || signal?.aborted) throw error;
      await new Promise((resolve) => setTimeout(resolve, retryDelayMs));
      signal?.throwIfAborted();
      return attempt();
    }
  }

  return {
    query: (document, variables, { signal } = {}) =>
      withOneRetry(() => send(options, document, variables, signal), signal),
    mutate: (document, variables, { signal } = {}) =>
      carriesIdempotencyKey(variables)
        ? withOneRetry(() => send(options, document, variables, signal), signal)
        : send(options, document, variables, signal),
  };
}

async function send<TResult, TVariables>(
  options: GraphqlClientOptions,
  document: OperationDocument<TResult, TVariables>,
  variables: TVariables,
  signal: AbortSignal | undefined,
): Promise<TResult> {
  const { cut, hasTimedOut, release } = cutAfter(options.timeoutMs ?? 15_000, signal);
  let response: Response;
  let body: string;
  try {
    response = await (options.fetch ?? fetch)(options.endpoint, {
      method: 'POST',
      credentials: 'same-origin',
      signal: cut,
      headers: {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json, application/json',
        'accept-language': options.language(),
        'x-wasl-client': 'web',
      },
      body: JSON.stringify(requestBody(document, variables, options.sendText)),
    });
    body = await response.text();
  } catch (cause) {
    if (signal?.aborted) throw cause;
    if (hasTimedOut())
      throw new GraphQLRequestError('TIMEOUT', 'The server did not answer in time', { cause });
    throw new GraphQLRequestError('NETWORK', 'The server could not be reached', { cause });
  } finally {
    release();
  }
  options.onAnswer?.(response);
  return dataOf<TResult>(response, parse(body), options);
}

/** A signal that fires with the caller's own or after the time is up. `AbortSignal.any` is missing on the counters' older browsers. */
function cutAfter(timeoutMs: number, outer: AbortSignal | undefined) {
  const controller = new AbortController();
  let timedOut = false;
  const follow = () => controller.abort(outer?.reason);
  const timer = setTimeout(() => {
    timedOut = true;
    controller.abort();
  }, timeoutMs);
  if (outer?.aborted) follow();
  outer?.addEventListener('abort', follow, { once: true });
  const release = () => {
    clearTimeout(timer);
    outer?.removeEventListener('abort', follow);
  };
  return { cut: controller.signal, hasTimedOut: () => timedOut, release };
}

function requestBody<TResult, TVariables>(
  document: OperationDocument<TResult, TVariables>,
  variables: TVariables,
  sendText: boolean,
): object {
  const { operationName, text, sha256Hash } = readOperation(document);
  return {
    operationName,
    variables,
    ...(sha256Hash && { extensions: { persistedQuery: { version: 1, sha256Hash } } }),
    ...((sendText || !sha256Hash) && { query: text }),
  };
}

function parse(body: string): GraphqlAnswer | null {
  try {
    const answer: unknown = JSON.parse(body);
    return answer !== null && typeof answer === 'object' ? answer : null;
  } catch {
    return null;
  }
}

function dataOf<TResult>(
  response: Response,
  answer: GraphqlAnswer | null,
  { onUnauthenticated }: GraphqlClientOptions,
): TResult {
  const error = answer?.errors?.[0];
  if (answer && !error && answer.data) return answer.data as TResult;
  const code = codeOf(response, error?.extensions?.code);
  if (code === 'UNAUTHENTICATED') onUnauthenticated?.();
  throw new GraphQLRequestError(code, error?.message ?? `The server answered ${response.status}`, {
    retryAfterSeconds: error?.extensions?.retryAfterSeconds ?? retryAfterSeconds(response),
    reference: error?.extensions?.id ?? null,
  });
}

function codeOf(response: Response, code: string | undefined): RequestErrorCode {
  if (code && thrownCodes.has(code)) return code as RequestErrorCode;
  if (code && unknownOperationCodes.has(code)) return 'OUTDATED';
  if (response.status === 429) return 'RATE_LIMITED';
  // A proxy that cannot reach the server: as good as no network.
  if (response.status === 502 || response.status === 503 || response.status === 504) return 'NETWORK';
  return response.status >= 500 ? 'INTERNAL' : 'BAD_ANSWER';
}

function retryAfterSeconds(response: Response): number | null {
  const seconds = Number(response.headers.get('retry-after'));
  return Number.isFinite(seconds) && seconds > 0 ? seconds : null;
}

function carriesIdempotencyKey(variables: unknown): boolean {
  if (variables === null || typeof variables !== 'object') return false;
  return Object.entries(variables).some(
    ([name, value]) =>
      (name === 'idempotencyKey' && typeof value === 'string') || carriesIdempotencyKey(value),
  );
}
