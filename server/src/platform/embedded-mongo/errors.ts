import type { Doc } from './values/document.ts';

/**
 * An answer a client is meant to see: `code` and `codeName` are MongoDB's own, so that drivers and mongoose
 * react as they do on MongoDB (11000 duplicate key, 112 write conflict, 26 namespace not found …).
 * `extra` holds further fields of the reply: `keyPattern`, `keyValue`, `errorLabels`.
 */
export class CommandError extends Error {
  override readonly name = 'CommandError';
  readonly code: number;
  readonly codeName: string;
  readonly extra: Doc;

  constructor(code: number, codeName: string, message: string, extra: Doc = {}) {
    super(message);
    this.code = code;
    this.codeName = codeName;
    this.extra = extra;
  }
}

/** Throws code 2, what MongoDB answers for a malformed argument. */
export function badValue(message: string): never {
  throw new CommandError(2, 'BadValue', message);
}

/** Throws code 9, what MongoDB answers for a command it cannot parse. */
export function failedToParse(message: string): never {
  throw new CommandError(9, 'FailedToParse', message);
}

/** Throws code 14. */
export function typeMismatch(message: string): never {
  throw new CommandError(14, 'TypeMismatch', message);
}

/** Throws an error whose MongoDB name is only its number, as `Location31249`. */
export function failAt(location: number, message: string): never {
  throw new CommandError(location, `Location${location}`, message);
}

/** Throws code 115, for what MongoDB has and this server does not: named, never ignored. */
export function notSupported(what: string): never {
  throw new CommandError(
    115,
    'CommandNotSupported',
    `${what} is not supported by the embedded document server`,
  );
}

/** The transaction lost a race for a document or a unique key; drivers run the whole transaction again. */
export function writeConflict(): CommandError {
  return new CommandError(
    112,
    'WriteConflict',
    'WriteConflict error: this operation conflicted with another operation. Please retry your operation or multi-document transaction.',
    { errorLabels: ['TransientTransactionError'] },
  );
}
