/**
 * The rotating QR of a voucher: `WASL1.<code>.<step>.<mac>`, made every 30 seconds on the member's phone, offline,
 * from a secret given when the voucher was issued (docs/adr/0004-voucher-codes-and-tokens.md).
 *
 * The mac is HMAC-SHA-256 (RFC 2104) in JavaScript, not WebCrypto: `crypto.subtle` is absent on http://<address in
 * the local network>, and one synchronous implementation serves browser and server alike.
 */
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { decodeBase32, encodeBase32 } from './base32.ts';
import { isVoucherCode } from './voucher-code.ts';

export const tokenVersion = 'WASL1';

/** How long one token is shown. */
export const tokenStepSeconds = 30;

/** A token older than this, counted from the start of its step, is refused. */
export const tokenToleranceSeconds = 60;

/** How far a phone's clock may run ahead of the server's once corrected. */
export const tokenFutureToleranceSeconds = 30;

const secretBytes = 20;
/** 80 bits: a forger online has ten attempts per 15 minutes, and nothing to test against offline. */
const macBytes = 10;
const macLength = (macBytes * 8) / 5;

export interface VoucherToken {
  code: string;
  /** Number of 30-second steps since 1970-01-01T00:00:00Z. */
  step: number;
  /** Base 32, 16 characters. */
  mac: string;
}

/** A new secret of 160 bits as 32 characters of base 32. `randomBytes` must come from a cryptographic source. */
export function generateVoucherSecret(randomBytes: (length: number) => Uint8Array): string {
  return encodeBase32(randomBytes(secretBytes).subarray(0, secretBytes));
}

function stepAt(unixMillis: number): number {
  return Math.floor(unixMillis / (tokenStepSeconds * 1000));
}

function macOf(secret: string, code: string, step: number): string {
  const message = new TextEncoder().encode(`${tokenVersion}.${code}.${step}`);
  return encodeBase32(hmac(sha256, decodeBase32(secret), message).subarray(0, macBytes));
}

/** Server time minus device time, learnt when the server answers; kept with the voucher for offline use. */
export function clockOffsetMillis(serverNowMillis: number, deviceNowMillis: number): number {
  return serverNowMillis - deviceNowMillis;
}

/**
 * The text of the QR at an instant. `unixMillis` is the server's time: on a phone
 * `Date.now() + clockOffsetMillis`, since the phone's own clock may be wrong.
 */
export function createVoucherToken(secret: string, code: string, unixMillis: number): string {
  if (!isVoucherCode(code)) throw new RangeError('a token is made for a normalized voucher code');
  const step = stepAt(unixMillis);
  return `${tokenVersion}.${code}.${step}.${macOf(secret, code, step)}`;
}

/** Seconds until the next token, 30 down to just above 0; for the countdown around the QR. */
export function secondsToNextToken(unixMillis: number): number {
  const stepMillis = tokenStepSeconds * 1000;
  return (stepMillis - (((unixMillis % stepMillis) + stepMillis) % stepMillis)) / 1000;
}

const tokenPattern = new RegExp(
  `^${tokenVersion}\\.([0-9A-Z]{10})\\.(0|[1-9]\\d{0,11})\\.([A-Z2-7]{${macLength}})$`,
);

/** Reads a token, or null when the text is not one. Nothing is verified but the check character of the code. */
export function parseVoucherToken(text: string): VoucherToken | null {
  const match = tokenPattern.exec(text.trim().toUpperCase());
  const [, code = '', step = '', mac = ''] = match ?? [];
  return isVoucherCode(code) ? { code, step: Number(step), mac } : null;
}

export type TokenProblem = 'forged' | 'too_old' | 'from_future';

export type TokenVerification =
  | { ok: true; ageSeconds: number }
  | { ok: false; reason: TokenProblem; ageSeconds: number };

/**
 * Verifies a token with the secret of the voucher its code names. The mac comes first and is compared in constant
 * time, so that only the holder of the secret learns anything about the clock. `ageSeconds` counts from the start
 * of the token's step; negative when it lies ahead.
 */
export function verifyVoucherToken({
  secret,
  token,
  nowMillis,
  toleranceSeconds = tokenToleranceSeconds,
  futureToleranceSeconds = tokenFutureToleranceSeconds,
}: {
  secret: string;
  token: VoucherToken;
  nowMillis: number;
  toleranceSeconds?: number;
  futureToleranceSeconds?: number;
}): TokenVerification {
  const ageSeconds = nowMillis / 1000 - token.step * tokenStepSeconds;
  if (!equalInConstantTime(macOf(secret, token.code, token.step), token.mac))
    return { ok: false, reason: 'forged', ageSeconds };
  if (ageSeconds > toleranceSeconds) return { ok: false, reason: 'too_old', ageSeconds };
  if (ageSeconds < -futureToleranceSeconds) return { ok: false, reason: 'from_future', ageSeconds };
  return { ok: true, ageSeconds };
}

/** Time depends on the length of the expected text alone, never on where a difference is. */
function equalInConstantTime(expected: string, given: string): boolean {
  let difference = expected.length ^ given.length;
  for (let i = 0; i < expected.length; i++)
    difference |= expected.charCodeAt(i) ^ (i < given.length ? given.charCodeAt(i) : 0);
  return difference === 0;
}
