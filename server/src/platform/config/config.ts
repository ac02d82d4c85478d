import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';

/** Words that give away a secret nobody chose. */
const wellKnownSecrets = /^(change.?me|secret|password|default|example|wasl|test)+\d*$/i;

const optionalText = z
  .string()
  .optional()
  .transform((value) => (value === '' ? undefined : value));

const environmentSchema = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(4000),
  HOST: z.string().default('127.0.0.1'),
  PUBLIC_URL: optionalText.pipe(z.url().optional()),
  WASL_DATA: z.string().default('./data'),
  WASL_DEMO: z.enum(['yes', 'no']).optional(),
  MONGODB_URI: optionalText,
  MEILI_URL: optionalText.pipe(z.url().optional()),
  MEILI_KEY: optionalText,
  SESSION_SECRET: optionalText,
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  TRUST_PROXY: z.coerce.number().int().min(0).max(10).default(0),
  METRICS_TOKEN: optionalText,
  SMTP_URL: optionalText.pipe(z.url({ protocol: /^smtps?$/ }).optional()),
  MAIL_FROM: optionalText,
  CLAMD_HOST: optionalText.pipe(
    z
      .string()
      .regex(/^[\w.-]+(:\d{1,5})?$/, 'a host, or host:port')
      .optional(),
  ),
});

/** Names of all settings, as `.env.example` describes them. */
export const settingNames: readonly string[] = Object.keys(environmentSchema.shape);

export interface Config {
  mode: 'development' | 'test' | 'production';
  port: number;
  host: string;
  /** Address people reach Wasl at, without a trailing slash; null means the one it listens on. */
  publicUrl: string | null;
  /** Absolute path of the data directory. */
  dataDirectory: string;
  /** Fill an empty store with the demonstration network and show its accounts. */
  demonstration: boolean;
  /** Null: the embedded document server. */
  mongodbUri: string | null;
  /** Null: the embedded search engine. */
  meilisearch: { url: string; key: string | null } | null;
  sessionSecret: string;
  logLevel: string;
  /** Number of proxies in front whose X-Forwarded-* headers are believed. */
  trustedProxies: number;
  /** Bearer token that /metrics asks for; null leaves it open on loopback only. */
  metricsToken: string | null;
  /** Mail server and the sender of messages; null: messages are written to the outbox directory. */
  mail: { url: string; from: string } | null;
  /** The virus scanner every file must pass; null: files are not scanned. */
  clamd: { host: string; port: number } | null;
}

/** Settings that cannot be used; each line of the message says what to change. */
export class ConfigError extends Error {
  constructor(problems: readonly string[]) {
    super(`Wasl cannot start with these settings:\n${problems.map((p) => `  - ${p}`).join('\n')}`);
    this.name = 'ConfigError';
  }
}

/** Reads the settings. This is the only reader of `process.env`. Throws ConfigError. */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const parsed = environmentSchema.safeParse(environment);
  if (!parsed.success)
    throw new ConfigError(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`));
  const settings = parsed.data;
  const isProduction = settings.NODE_ENV === 'production';
  const dataDirectory = resolve(settings.WASL_DATA);

  const problems: string[] = [];
  if (isProduction && !settings.SESSION_SECRET)
    problems.push('SESSION_SECRET is missing: set at least 32 random characters.');
  if (
    settings.SESSION_SECRET &&
    (settings.SESSION_SECRET.length < 32 || wellKnownSecrets.test(settings.SESSION_SECRET))
  )
    problems.push('SESSION_SECRET is too short or well known: set at least 32 random characters.');
  if (isProduction && settings.MEILI_URL && !settings.MEILI_KEY)
    problems.push('MEILI_KEY is missing: Meilisearch must run with a master key.');
  if (isProduction && settings.MEILI_KEY && wellKnownSecrets.test(settings.MEILI_KEY))
    problems.push('MEILI_KEY is well known: choose a random one.');
  if (settings.SMTP_URL && !settings.MAIL_FROM)
    problems.push('MAIL_FROM is missing: say who messages come from, such as Wasl <wasl@example.ma>.');
  if (problems.length > 0) throw new ConfigError(problems);

  return {
    mode: settings.NODE_ENV,
    port: settings.PORT,
    host: settings.HOST,
    publicUrl: settings.PUBLIC_URL?.replace(/\/$/, '') ?? null,
    dataDirectory,
    demonstration: settings.WASL_DEMO ? settings.WASL_DEMO === 'yes' : !isProduction,
    mongodbUri: settings.MONGODB_URI ?? null,
    meilisearch: settings.MEILI_URL ? { url: settings.MEILI_URL, key: settings.MEILI_KEY ?? null } : null,
    sessionSecret: settings.SESSION_SECRET ?? localSecret(dataDirectory),
    logLevel: settings.LOG_LEVEL,
    trustedProxies: settings.TRUST_PROXY,
    metricsToken: settings.METRICS_TOKEN ?? null,
    mail:
      settings.SMTP_URL && settings.MAIL_FROM ? { url: settings.SMTP_URL, from: settings.MAIL_FROM } : null,
    clamd: settings.CLAMD_HOST ? clamdAddress(settings.CLAMD_HOST) : null,
  };
}

/** clamd listens on 3310 unless told otherwise. */
function clamdAddress(setting: string): { host: string; port: number } {
  const [host = '', port] = setting.split(':');
  return { host, port: Number(port ?? 3310) };
}

/** A random secret of this data directory, made on the first start, readable by its owner only. */
function localSecret(dataDirectory: string): string {
  const file = join(dataDirectory, 'session-secret');
  if (!existsSync(file)) {
    mkdirSync(dataDirectory, { recursive: true });
    try {
      writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' });
    } catch (error) {
      // Another process of the same directory was first: its secret is the one.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
  return readFileSync(file, 'utf8');
}
