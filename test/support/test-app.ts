import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openWasl, type RunningWasl, startWasl } from '../../server/src/app/start.ts';
import type { Clock } from '../../server/src/platform/clock.ts';
import { type Config, readConfig } from '../../server/src/platform/config/config.ts';
import { createLogger } from '../../server/src/platform/logger.ts';

/** A clock that stands until it is told to go. */
export interface TestClock extends Clock {
  set(instant: string | Date): void;
  advance(millis: number): void;
}

/** Sunday 22 November 2026, 09:30 in Morocco. */
export const defaultNow = '2026-11-22T09:30:00.000Z';

export function createTestClock(start: string = defaultNow): TestClock {
  let now = new Date(start);
  return {
    now: () => new Date(now),
    set: (instant) => {
      now = new Date(instant);
    },
    advance: (millis) => {
      now = new Date(now.getTime() + millis);
    },
  };
}

export interface TestApp extends RunningWasl {
  clock: TestClock;
  config: Config;
  /** A browser of its own: keeps its cookies. */
  client(options?: { language?: 'ar' | 'fr' | 'en' }): TestClient;
}

export interface GraphqlAnswer<Data> {
  data: Data | null;
  errors?: {
    message: string;
    path?: (string | number)[];
    extensions: { code: string; [key: string]: unknown };
  }[];
}

export interface TestClient {
  /** Sends an operation and returns the whole answer. */
  send<Data = Record<string, unknown>>(
    query: string,
    variables?: Record<string, unknown>,
  ): Promise<GraphqlAnswer<Data>>;
  /** Sends an operation and returns its data; throws when the answer carries errors. */
  ask<Data = Record<string, never>>(query: string, variables?: Record<string, unknown>): Promise<Data>;
  /** The cookies kept so far, as a Cookie header. */
  cookie(): string;
}

/** Settings of a store of its own: a fresh directory, or a fresh database and index prefix on the stores the environment names. */
export async function createTestConfig(overrides: Record<string, string> = {}): Promise<Config> {
  const directory = await mkdtemp(join(tmpdir(), 'wasl-'));
  const mongodbUri = process.env.MONGODB_URI ? withDatabase(process.env.MONGODB_URI) : undefined;
  return readConfig({
    NODE_ENV: 'test',
    PORT: '0',
    HOST: '127.0.0.1',
    WASL_DATA: directory,
    WASL_DEMO: 'no',
    LOG_LEVEL: process.env.WASL_TEST_LOG ?? 'silent',
    ...(mongodbUri ? { MONGODB_URI: mongodbUri } : {}),
    ...(process.env.MEILI_URL
      ? { MEILI_URL: process.env.MEILI_URL, MEILI_KEY: process.env.MEILI_KEY ?? '' }
      : {}),
    ...overrides,
  });
}

function withDatabase(uri: string): string {
  const url = new URL(uri);
  url.pathname = `/wasl-test-${randomBytes(6).toString('hex')}`;
  return url.toString();
}

export type OpenTestWasl = Awaited<ReturnType<typeof openTestWasl>>;

/** The parts below HTTP on a store of its own: services without a server. `close` leaves nothing behind. */
export async function openTestWasl(options: { clock?: TestClock; config?: Config } = {}) {
  const config = options.config ?? (await createTestConfig());
  const clock = options.clock ?? createTestClock();
  const wasl = await openWasl(config, { clock, logger: createLogger(config.logLevel) });
  return {
    ...wasl,
    clock,
    /** Lets go of the stores and leaves what is in them. */
    closeStores: () => wasl.stores.close(),
    async close() {
      if (config.mongodbUri) await wasl.stores.connection.dropDatabase();
      await wasl.stores.close();
      await rm(config.dataDirectory, { recursive: true, force: true });
    },
  };
}

/** Starts the whole of Wasl on a store of its own and a free loopback port, with a clock that stands. */
export async function startTestApp(
  options: { clock?: TestClock; config?: Config; environment?: Record<string, string> } = {},
): Promise<TestApp> {
  const config = options.config ?? (await createTestConfig(options.environment));
  const clock = options.clock ?? createTestClock();
  const wasl = await startWasl(config, { clock, logger: createLogger(config.logLevel) });
  const url = wasl.url.replace('localhost', '127.0.0.1');
  return {
    ...wasl,
    url,
    clock,
    config,
    client: (clientOptions) => createTestClient(url, clientOptions?.language ?? 'fr'),
    async stop() {
      if (config.mongodbUri) await wasl.stores.connection.dropDatabase();
      await wasl.stop();
      await rm(config.dataDirectory, { recursive: true, force: true });
    },
  };
}

/** `cookieHeader`: cookies it has from the start. */
export function createTestClient(url: string, language: 'ar' | 'fr' | 'en', cookieHeader = ''): TestClient {
  const cookies = new Map<string, string>();
  const keep = (pair: string) => {
    const at = pair.indexOf('=');
    if (at > 0) cookies.set(pair.slice(0, at).trim(), pair.slice(at + 1));
  };
  for (const pair of cookieHeader.split(';')) keep(pair);
  const cookie = () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const send = async <Data>(
    query: string,
    variables: Record<string, unknown> = {},
  ): Promise<GraphqlAnswer<Data>> => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-wasl-client': 'test',
        'accept-language': language,
        ...(cookies.size > 0 ? { cookie: cookie() } : {}),
      },
      body: JSON.stringify({ query, variables }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      keep(pair);
    }
    return (await response.json()) as GraphqlAnswer<Data>;
  };
  return {
    send,
    cookie,
    ask: async <Data>(query: string, variables?: Record<string, unknown>) => {
      const answer = await send<Data>(query, variables);
      if (answer.errors || !answer.data) throw new Error(JSON.stringify(answer.errors, null, 2));
      return answer.data;
    },
  };
}
