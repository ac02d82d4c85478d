/** What may be thrown to a client. Everything else becomes INTERNAL with an id and nothing of its insides. */
export type ThrownCode =
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'RATE_LIMITED'
  | 'BAD_USER_INPUT'
  | 'UNAVAILABLE';

/** An error whose code and message are for the client. */
export class AppError extends Error {
  readonly code: ThrownCode;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: ThrownCode, message: string, details: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.name = 'AppError';
    this.code = code;
    this.details = details;
  }
}

export function unauthenticated(): AppError {
  return new AppError('UNAUTHENTICATED', 'Sign in first.');
}

export function forbidden(action: string): AppError {
  return new AppError('FORBIDDEN', 'This account may not do that.', { action });
}

export function notFound(what: string): AppError {
  return new AppError('NOT_FOUND', `No such ${what}.`);
}

export function badInput(message: string): AppError {
  return new AppError('BAD_USER_INPUT', message);
}

/** A part Wasl needs for this does not answer now; everything else goes on. */
export function unavailable(part: string): AppError {
  return new AppError('UNAVAILABLE', `${part} does not answer now.`, { part });
}
