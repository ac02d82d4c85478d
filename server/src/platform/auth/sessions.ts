import MongoStore from 'connect-mongo';
import type { Request, RequestHandler } from 'express';
import session, { type SessionData } from 'express-session';
import type { Connection } from 'mongoose';
import { createGatheredRead } from '../mongo/gather.ts';
import type { AccountRecord } from './account.model.ts';
import type { AccountRepository } from './account.repository.ts';
import { type Viewer, visitor } from './viewer.ts';

declare module 'express-session' {
  interface SessionData {
    accountId: string;
    /** The account's `sessionEpoch` when the session began. */
    epoch: number;
    /** When it began, in milliseconds since 1970: it ends so long after that, used or not. */
    beganAt: number;
  }
}

declare module 'express-serve-static-core' {
  interface Request {
    /** Gives the request a session if it has none yet; set on those that came without its cookie. */
    openSession?: RequestHandler;
  }
}

const cookieName = 'wasl.sid';

const maxAgeMillis: Record<'member' | 'staff', number> = {
  member: 60 * 24 * 60 * 60 * 1000,
  staff: 12 * 60 * 60 * 1000,
};

/**
 * Session middleware: a signed, http-only cookie; the session itself lives in the store. A request without the cookie
 * gets a session only when somebody signs in with it: most visitors never do, and one made for each costs random bytes,
 * hashes and a wrapped response.
 */
export function createSessionMiddleware(
  connection: Connection,
  settings: { secret: string; isSecure: boolean },
): RequestHandler {
  const open = session({
    name: cookieName,
    secret: settings.secret,
    resave: false,
    saveUninitialized: false,
    rolling: false,
    cookie: { httpOnly: true, sameSite: 'lax', secure: settings.isSecure ? 'auto' : false, path: '/' },
    store: createSessionStore(connection),
  });
  return (request, response, next) => {
    if (request.headers.cookie?.includes(`${cookieName}=`)) return open(request, response, next);
    request.openSession = open;
    next();
  };
}

/** What connect-mongo keeps of a session. */
interface StoredSession {
  _id: string;
  /** JSON. */
  session: string;
  expires: Date;
  lastModified?: Date;
}

/** Sessions in the store; those of requests that come at once are read together, since every request reads one. */
function createSessionStore(connection: Connection): MongoStore {
  const store = MongoStore.create({
    client: connection.getClient() as never,
    dbName: connection.name,
    collectionName: 'sessions',
    touchAfter: 60 * 60,
    autoRemove: 'native',
  });
  const stored = connection.collection<StoredSession>('sessions');
  const readOne = createGatheredRead<StoredSession>(
    (ids) => stored.find({ _id: { $in: [...ids] }, expires: { $gt: new Date() } }).toArray(),
    ({ _id }) => _id,
  );
  store.get = (id, callback) => {
    readOne(id).then(
      (found) => {
        if (!found) return callback(null, null);
        const { session, lastModified } = found;
        callback(null, {
          ...(JSON.parse(session) as SessionData),
          ...(lastModified ? { lastModified } : {}),
        });
      },
      (error: unknown) => callback(error),
    );
  };
  return store;
}

/** Begins a session of this account under a new id, so that an id planted before signing in is worthless. */
export async function beginSession(request: Request, account: AccountRecord, now: Date): Promise<void> {
  await openSession(request);
  await new Promise<void>((resolve, reject) =>
    request.session.regenerate((error: unknown) => (error ? reject(error) : resolve())),
  );
  request.session.accountId = account._id;
  request.session.epoch = account.sessionEpoch;
  request.session.beganAt = now.getTime();
  request.session.cookie.maxAge = maxAgeMillis[account.role === 'MEMBER' ? 'member' : 'staff'];
  await new Promise<void>((resolve, reject) =>
    request.session.save((error: unknown) => (error ? reject(error) : resolve())),
  );
}

async function openSession(request: Request): Promise<void> {
  const { openSession: open, res: response } = request;
  if (request.session || !open || !response) return;
  await new Promise<void>((resolve, reject) => {
    void open(request, response, (error?: unknown) => (error ? reject(error) : resolve()));
  });
}

/** Ends the request's session. Harmless without one. */
export async function endSession(request: Request): Promise<void> {
  if (!request.session?.accountId) return;
  await new Promise<void>((resolve, reject) =>
    request.session.destroy((error: unknown) => (error ? reject(error) : resolve())),
  );
}

/** The account behind a request; null for a visitor, a suspended account, or a session that was revoked or is too old. */
export async function findAccountOf(
  request: Request,
  accounts: AccountRepository,
  now: Date,
): Promise<AccountRecord | null> {
  const { accountId, epoch, beganAt } = request.session ?? {};
  if (!accountId || beganAt === undefined) return null;
  const account = await accounts.findById(accountId);
  if (!account || account.isSuspended || account.sessionEpoch !== epoch) return null;
  const endsAt = beganAt + maxAgeMillis[account.role === 'MEMBER' ? 'member' : 'staff'];
  return now.getTime() < endsAt ? account : null;
}

/** The viewer an account is. */
export function viewerOf(account: AccountRecord | null): Viewer {
  if (!account) return visitor;
  const accountId = account._id;
  switch (account.role) {
    case 'MEMBER':
      return account.memberId && account.organizationId
        ? {
            kind: 'member',
            accountId,
            role: account.role,
            memberId: account.memberId,
            organizationId: account.organizationId,
          }
        : visitor;
    case 'PARTNER_OWNER':
    case 'PARTNER_MANAGER':
    case 'PARTNER_CASHIER':
      return account.partnerId
        ? {
            kind: 'partner',
            accountId,
            role: account.role,
            partnerId: account.partnerId,
            branchIds: account.branchIds,
          }
        : visitor;
    default:
      return account.organizationId
        ? {
            kind: 'office',
            accountId,
            role: account.role,
            organizationId: account.organizationId,
            regionCodes: account.role === 'COORDINATOR' ? (account.regionCodes ?? []) : null,
          }
        : visitor;
  }
}
