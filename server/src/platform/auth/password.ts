import { hash, verify } from '@node-rs/argon2';

/** Argon2id with 19 MiB, 2 passes, 1 lane: the first choice of the OWASP password storage cheat sheet. */
const options = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export const passwordMinimumLength = 10;
export const passwordMaximumLength = 200;

export async function hashPassword(password: string): Promise<string> {
  return await hash(password.normalize('NFKC'), options);
}

/** A hash nobody's password has, so that an unknown account costs the same time as a known one. */
const nobodysHash = hashPassword(`nobody ${Math.random()}`);

/** Whether the password belongs to the hash. A null hash takes as long as a real one and is never right. */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  const isRight = await verify(passwordHash ?? (await nobodysHash), password.normalize('NFKC'));
  return passwordHash !== null && isRight;
}
