import { type Logger as PinoLogger, pino } from 'pino';

export type Logger = PinoLogger;

/** Paths whose values never reach a log: credentials, codes, names and contact details. */
const secrets = [
  'password',
  'token',
  'secret',
  'code',
  'scan',
  'authorization',
  'cookie',
  'email',
  'phone',
  'name',
  'identifier',
];

/** A JSON logger. `level` is one of pino's; `silent` for tests. */
export function createLogger(level: string): Logger {
  return pino({
    level,
    base: null,
    redact: { paths: secrets.flatMap((key) => [key, `*.${key}`, `req.headers.${key}`]), censor: '[hidden]' },
    timestamp: pino.stdTimeFunctions.isoTime,
  });
}
