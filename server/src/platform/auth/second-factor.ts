import { Secret, TOTP } from 'otpauth';

/** A new TOTP secret (RFC 6238) in base32. */
export function newSecondFactorSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** The six digits an authenticator app shows at this moment; for demonstrations and tools, never for real accounts. */
export function secondFactorCode(secret: string, now: Date): string {
  return new TOTP({ issuer: 'Wasl', secret }).generate({ timestamp: now.getTime() });
}

/**
 * The 30-second step a code belongs to, one step of clock drift either way allowed; null when it is wrong. The caller
 * stores the step and refuses one that is not later, so that a code serves once.
 */
export function secondFactorStep(secret: string, code: string, now: Date): number | null {
  const totp = new TOTP({ issuer: 'Wasl', secret });
  const drift = totp.validate({ token: code.replace(/\s/g, ''), timestamp: now.getTime(), window: 1 });
  return drift === null ? null : Math.floor(now.getTime() / 30_000) + drift;
}
