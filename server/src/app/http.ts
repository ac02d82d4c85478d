import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { join } from 'node:path';
import type { ApolloServer } from '@apollo/server';
import {
  defaultLanguage,
  isLanguage,
  type Language,
  languages,
  negotiateLanguage,
} from '@wasl/shared/language';
import compression from 'compression';
import express, { type ErrorRequestHandler, type Express, type Request, type RequestHandler } from 'express';
import helmet from 'helmet';
import type { AccountRepository } from '../platform/auth/account.repository.ts';
import { findAccountOf, viewerOf } from '../platform/auth/sessions.ts';
import type { Clock } from '../platform/clock.ts';
import type { Config } from '../platform/config/config.ts';
import { thrownMessage } from '../platform/errors/thrown-messages.ts';
import type { GraphQLContext } from '../platform/graphql/context.ts';
import { createGraphqlEndpoint } from '../platform/graphql/endpoint.ts';
import type { Logger } from '../platform/logger.ts';
import type { Metrics } from '../platform/metrics.ts';

const webDirectory = join(import.meta.dirname, '../../../web/dist');

/** Largest body of an API request; files go their own way. */
const bodyLimit = '100kb';

export interface HttpDependencies {
  config: Config;
  apollo: ApolloServer<GraphQLContext>;
  sessions: RequestHandler;
  accounts: AccountRepository;
  clock: Clock;
  logger: Logger;
  metrics: Metrics;
  /** Texts of the web's own operations by their SHA-256. */
  knownOperations: ReadonlyMap<string, string>;
  /** Whether everything the process needs answers. */
  isReady: () => Promise<Record<string, boolean>>;
  /** Taking in and giving out files, for whoever `contextOf` says asks. */
  fileRoutes: (contextOf: (request: Request) => Promise<GraphQLContext>) => RequestHandler;
  /** Giving out pictures of partners: published ones to everybody. */
  photoRoutes: (contextOf: (request: Request) => Promise<GraphQLContext>) => RequestHandler;
  /** Public keys that check what Wasl signed: membership cards. */
  publicKeys: () => Promise<object>;
  /** Head and body of a public page, for readers without JavaScript; null when the page is not one of those. */
  renderPage: (
    path: string,
    language: Language,
  ) => Promise<{ status: number; head: string; body: string } | null>;
}

/** The HTTP side: security headers, sessions, GraphQL, the web's files, health and metrics. */
export function createHttp(dependencies: HttpDependencies): Express {
  const { config, apollo, sessions, metrics, isReady } = dependencies;
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', config.trustedProxies);
  app.set('query parser', 'simple');

  app.use(securityHeaders(config));
  app.use(measure(metrics));
  // Before what only files and pages need: compression wraps every response, the endpoint does without.
  app.use(
    '/graphql',
    neverKept,
    tellTime(dependencies.clock),
    express.json({ limit: bodyLimit }),
    sessions,
    knownOperationsOnly(dependencies),
    createGraphqlEndpoint(apollo, (request) => contextOf(request, dependencies)),
  );
  app.use(
    '/files',
    sessions,
    dependencies.fileRoutes((request) => contextOf(request, dependencies)),
  );
  app.use(
    '/photos',
    sessions,
    dependencies.photoRoutes((request) => contextOf(request, dependencies)),
  );
  app.use(compression());

  app.get('/healthz', (_request, response) => void response.json({ ok: true }));
  app.get('/readyz', async (_request, response) => {
    const parts = await isReady();
    response.status(Object.values(parts).every(Boolean) ? 200 : 503).json(parts);
  });
  app.get('/metrics', async (request, response) => {
    if (!mayReadMetrics(config, request)) return void response.status(404).end();
    response.type(metrics.registry.contentType).send(await metrics.registry.metrics());
  });

  app.get('/.well-known/jwks.json', async (_request, response) => {
    response.set('Cache-Control', 'public, max-age=3600').json(await dependencies.publicKeys());
  });

  serveWeb(app, dependencies);
  app.use(answerErrors(dependencies.logger));
  return app;
}

/** Sends the headers that protect the reader. They depend on the settings alone, so helmet is asked for them once. */
function securityHeaders(config: Config): RequestHandler {
  const protect = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'self'"],
        'script-src': ["'self'", "'wasm-unsafe-eval'"],
        'style-src': ["'self'", "'unsafe-inline'"],
        'img-src': ["'self'", 'data:', 'blob:', 'https://tile.openstreetmap.org'],
        'font-src': ["'self'"],
        'connect-src': ["'self'"],
        'worker-src': ["'self'", 'blob:'],
        'manifest-src': ["'self'"],
        'object-src': ["'none'"],
        'base-uri': ["'none'"],
        'form-action': ["'self'"],
        'frame-ancestors': ["'none'"],
        ...(config.publicUrl?.startsWith('https:') ? { 'upgrade-insecure-requests': [] } : {}),
      },
    },
    // Map tiles are refused to requests that do not say where they come from.
    referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
    strictTransportSecurity: config.publicUrl?.startsWith('https:') ? { maxAge: 31_536_000 } : false,
    crossOriginEmbedderPolicy: false,
  });
  const request = new IncomingMessage(new Socket());
  const response = new ServerResponse(request);
  protect(request, response, () => undefined);
  const headers = new Map(
    Object.entries(response.getHeaders()).map(([name, value]) => [name, String(value)]),
  );
  return (_request, answer, next) => {
    answer.setHeaders(headers);
    next();
  };
}

/** Answers are for whoever asked, at the moment they asked. */
const neverKept: RequestHandler = (_request, response, next) => {
  response.setHeader('Cache-Control', 'no-store');
  next();
};

/** The time Wasl goes by, by which the web corrects a device's clock. */
function tellTime(clock: Clock): RequestHandler {
  return (_request, response, next) => {
    response.setHeader('Date', clock.now().toUTCString());
    next();
  };
}

function measure(metrics: Metrics): RequestHandler {
  return (request, response, next) => {
    const startedAt = performance.now();
    response.on('finish', () => {
      const route = request.path.startsWith('/graphql')
        ? 'graphql'
        : request.path.startsWith('/assets')
          ? 'asset'
          : 'page';
      metrics.requestSeconds.observe(
        { route, status: String(response.statusCode) },
        (performance.now() - startedAt) / 1000,
      );
    });
    next();
  };
}

function mayReadMetrics(config: Config, request: Request): boolean {
  if (config.metricsToken) return request.get('authorization') === `Bearer ${config.metricsToken}`;
  const address = request.socket.remoteAddress ?? '';
  return address === '127.0.0.1' || address === '::1' || address === '::ffff:127.0.0.1';
}

interface KnownOperationExtensions {
  persistedQuery?: { sha256Hash?: unknown } | undefined;
}

/**
 * Puts the text of a known operation in place of its hash. In production a visitor may run known operations only:
 * what nobody wrote cannot be asked by everybody.
 */
function knownOperationsOnly({ config, knownOperations }: HttpDependencies): RequestHandler {
  return (request, response, next) => {
    const body: unknown = request.body;
    if (body === null || typeof body !== 'object' || Array.isArray(body)) return next();
    const { query, extensions } = body as { query?: unknown; extensions?: KnownOperationExtensions | null };
    const hash = extensions?.persistedQuery?.sha256Hash;
    // The hash is dealt with here; Apollo's own persisted queries are off, and it refuses whoever mentions them.
    if (extensions) delete extensions.persistedQuery;
    if (query === undefined) {
      const text = typeof hash === 'string' ? knownOperations.get(hash) : undefined;
      if (text) (body as { query?: string }).query = text;
      else if (typeof hash === 'string')
        return void response.status(200).json({
          errors: [
            {
              message: 'This operation is not known here.',
              extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' },
            },
          ],
        });
    } else if (config.mode === 'production' && !request.session?.accountId) {
      return void response.status(400).json({
        errors: [
          {
            message: 'Sign in to send operations of your own.',
            extensions: { code: 'ONLY_KNOWN_OPERATIONS' },
          },
        ],
      });
    }
    next();
  };
}

/** The reader's language: what the web says, else the account's, else the browser's, else Arabic. */
export function languageOf(request: Request, account: { language: Language } | null): Language {
  const said = request.headers['x-wasl-language'];
  if (isLanguage(said)) return said;
  return negotiateLanguage(request.headers['accept-language']) ?? account?.language ?? defaultLanguage;
}

async function contextOf(request: Request, dependencies: HttpDependencies): Promise<GraphQLContext> {
  const now = dependencies.clock.now();
  const account = await findAccountOf(request, dependencies.accounts, now);
  return {
    account,
    viewer: viewerOf(account),
    language: languageOf(request, account),
    now,
    requestId: randomUUID(),
    clientAddress: request.ip ?? 'unknown',
    request,
  };
}

function serveWeb(app: Express, { renderPage, config }: HttpDependencies): void {
  if (!existsSync(join(webDirectory, 'index.html'))) return;
  app.use(
    '/assets',
    express.static(join(webDirectory, 'assets'), {
      immutable: true,
      maxAge: '1y',
      index: false,
      fallthrough: false,
    }),
  );
  app.use(express.static(webDirectory, { index: false, maxAge: 0 }));
  const shell = readFileSync(join(webDirectory, 'index.html'), 'utf8');
  app.get(/^\/(?!graphql)[^.]*$/, async (request, response) => {
    const asked = request.query.lang;
    const language = isLanguage(asked) ? asked : languageOf(request, null);
    const page = await renderPage(request.path, language);
    response.status(page?.status ?? 200);
    response.set('Cache-Control', 'no-cache');
    response.vary('Accept-Language');
    response.type('html').send(fillShell(shell, language, page, alternatesOf(config, request.path)));
  });
}

/** Where the same page is in each language, for search engines; nothing where the public address is not known. */
function alternatesOf({ publicUrl }: Config, path: string): string {
  if (!publicUrl) return '';
  const address = `${publicUrl}${encodeURI(decodeURI(path)).replaceAll('"', '%22')}`;
  return [
    `<link rel="canonical" href="${address}">`,
    ...languages.map(
      (language) => `<link rel="alternate" hreflang="${language}" href="${address}?lang=${language}">`,
    ),
  ].join('');
}

function fillShell(
  shell: string,
  language: Language,
  page: { head: string; body: string } | null,
  alternates: string,
): string {
  const direction = language === 'ar' ? 'rtl' : 'ltr';
  return shell
    .replace(/<html[^>]*>/, `<html lang="${language}" dir="${direction}">`)
    .replace(/<title>[^<]*<\/title>/, (title) => (page ? '' : title))
    .replace(/<meta name="description"[^>]*>/, (description) => (page ? '' : description))
    .replace('</head>', () => `${page?.head ?? ''}${alternates}</head>`)
    .replace('<div id="app"></div>', () => `<div id="app">${page?.body ?? ''}</div>`);
}

/** Errors before GraphQL (bad JSON, too large) are JSON too; a page that fails says so without its insides. */
function answerErrors(logger: Logger): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) return next(error);
    const status = statusOf(error);
    if (status >= 500) logger.error({ err: error }, 'request failed');
    const code = status >= 500 ? 'INTERNAL' : status === 404 ? 'NOT_FOUND' : 'BAD_USER_INPUT';
    response
      .status(status)
      .json({ errors: [{ message: thrownMessage(code, languageOf(request, null)), extensions: { code } }] });
  };
}

function statusOf(error: unknown): number {
  if (error !== null && typeof error === 'object' && 'status' in error && typeof error.status === 'number')
    return error.status >= 400 && error.status < 500 ? error.status : 500;
  return 500;
}
