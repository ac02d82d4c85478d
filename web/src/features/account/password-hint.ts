/** The shortest password the server takes, in characters. */
export const passwordMinimumLength = 10;

export type PasswordHint =
  /** Nothing typed yet. */
  | { level: 'empty' }
  | { level: 'too_short'; missing: number }
  /** Long enough, but what a guesser tries first. */
  | { level: 'guessable'; reason: 'repeated' | 'sequence' | 'own' }
  /** Taken by the server; a few more words would make it last. */
  | { level: 'fair' }
  | { level: 'good' };

const sequences = [
  '01234567890123456789',
  '98765432109876543210',
  'abcdefghijklmnopqrstuvwxyz',
  'azertyuiopqsdfghjklmwxcvbn',
  'qwertyuiopasdfghjklzxcvbnm',
];

/** How many different characters a password needs before repeating shows. */
const fewestDifferent = 4;
/** Length and variety from which guessing it offline costs more than it brings, for words people can remember. */
const goodLength = 16;
const goodVariety = 8;

/**
 * What helps someone choosing a password, told while they type: length counts, composition rules do not (NIST SP 800-63B §3.1.1).
 * The server decides; this never calls good what the server would refuse for a reason that can be known here.
 */
export function passwordHint(password: string, ownWords: readonly string[]): PasswordHint {
  const characters = [...password];
  if (characters.length === 0) return { level: 'empty' };
  if (characters.length < passwordMinimumLength)
    return { level: 'too_short', missing: passwordMinimumLength - characters.length };
  const plain = password.normalize('NFKC').toLowerCase();
  const different = new Set(plain).size;
  if (different < fewestDifferent) return { level: 'guessable', reason: 'repeated' };
  const stem = plain.replace(/[\d\W_]+$/u, '');
  if (
    sequences.some((sequence) => sequence.includes(plain) || (stem.length >= 6 && sequence.startsWith(stem)))
  )
    return { level: 'guessable', reason: 'sequence' };
  if (partsOf(ownWords).some((word) => stem === word)) return { level: 'guessable', reason: 'own' };
  return characters.length >= goodLength && different >= goodVariety ? { level: 'good' } : { level: 'fair' };
}

/** Names, the part of an address before the at sign, and numbers, split into what a guesser would try. */
function partsOf(ownWords: readonly string[]): string[] {
  return ownWords
    .flatMap((word) => [word.split('@', 1)[0] ?? '', ...word.split(/[\s@._-]+/u)])
    .map((word) => word.toLowerCase())
    .filter((word) => word.length >= 4);
}
