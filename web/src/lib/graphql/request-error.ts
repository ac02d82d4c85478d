/** Why a request brought no answer. The first six come from the server; the others are found out here. */
export type RequestErrorCode =
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'RATE_LIMITED'
  | 'BAD_USER_INPUT'
  | 'INTERNAL'
  /** No connection, or the connection broke. */
  | 'NETWORK'
  | 'TIMEOUT'
  /** The server no longer knows this build's operations: the page must be loaded anew. */
  | 'OUTDATED'
  /** Anything else that is not a GraphQL answer. */
  | 'BAD_ANSWER';

export class GraphQLRequestError extends Error {
  override readonly name = 'GraphQLRequestError';
  readonly code: RequestErrorCode;
  /** Seconds to wait, when the server said so. */
  readonly retryAfterSeconds: number | null;
  /** The server's number for an internal error, to quote when asking for help. */
  readonly reference: string | null;

  constructor(
    code: RequestErrorCode,
    message: string,
    details: { retryAfterSeconds?: number | null; reference?: string | null; cause?: unknown } = {},
  ) {
    super(message, { cause: details.cause });
    this.code = code;
    this.retryAfterSeconds = details.retryAfterSeconds ?? null;
    this.reference = details.reference ?? null;
  }
}

export function isRequestError(error: unknown, code?: RequestErrorCode): error is GraphQLRequestError {
  return error instanceof GraphQLRequestError && (code === undefined || error.code === code);
}

/** True when another try may well bring the answer: nothing was wrong with the question. */
export function isConnectionError(error: unknown): boolean {
  return isRequestError(error, 'NETWORK') || isRequestError(error, 'TIMEOUT');
}
