import {
  normalizeVoucherCode,
  parseVoucherCode,
  voucherCodeAlphabet,
  voucherCodeLength,
} from '@wasl/shared/voucher-code';

export type CodeProblem =
  /** Ten characters, and the last does not fit the others. */
  | { kind: 'wrongCheck' }
  /** A letter or sign that no code has. */
  | { kind: 'unknownCharacter' }
  | { kind: 'tooLong' };

/** What is wrong with a code so far, as soon as it can be known; null while it may still become one. */
export function codeProblem(text: string): CodeProblem | null {
  const parsed = parseVoucherCode(text);
  if (parsed.ok || parsed.problem === 'empty') return null;
  if ([...parsed.normalized].some((character) => !voucherCodeAlphabet.includes(character)))
    return { kind: 'unknownCharacter' };
  if (parsed.problem === 'too_long') return { kind: 'tooLong' };
  return parsed.normalized.length === voucherCodeLength ? { kind: 'wrongCheck' } : null;
}

/** As it is read out: `7KQ4M2` → `7KQ4-M2`. What is too long stays in sight. */
export function groupedCode(typed: string): string {
  const plain = normalizeVoucherCode(typed);
  return [plain.slice(0, 4), plain.slice(4, 8), plain.slice(8)].filter(Boolean).join('-');
}
