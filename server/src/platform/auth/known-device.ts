import { randomBytes } from 'node:crypto';
import type { Request } from 'express';
import { tokenHashOf } from './token-hash.ts';

const cookieName = 'wasl.device';
const maxAgeMillis = 365 * 24 * 60 * 60 * 1000;
const tokenPattern = /^[\w-]{22}$/;

/** SHA-256 of the token this browser was given when somebody signed in with it; null for a browser never seen. */
export function deviceHashOf(request: Request): string | null {
  const token = readToken(request);
  return token ? tokenHashOf(token) : null;
}

/**
 * The hash of this browser's token, given to it now if it has none. It grants nothing: it only spares a browser that signed
 * in before from limits a stranger can use up (OWASP, "device cookies").
 */
export function giveDevice(request: Request, isSecure: boolean): string {
  const token = readToken(request) ?? randomBytes(16).toString('base64url');
  request.res?.cookie(cookieName, token, {
    httpOnly: true,
    sameSite: 'lax',
    secure: isSecure,
    path: '/graphql',
    maxAge: maxAgeMillis,
  });
  return tokenHashOf(token);
}

function readToken(request: Request): string | null {
  for (const pair of (request.get('cookie') ?? '').split(';')) {
    const [name = '', value = ''] = pair.trim().split('=', 2);
    if (name === cookieName && tokenPattern.test(value)) return value;
  }
  return null;
}
