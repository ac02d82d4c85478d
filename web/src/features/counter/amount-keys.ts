import { toAsciiDigits } from '@wasl/shared/digits';
import type { AmountKey } from '../../ui/amount-entry.ts';

/**
 * The key of the pad that a key of the keyboard stands for, or null. Digits are taken by their place too: on the top row of French and
 * Arabic keyboards they need Shift, and nothing else is typed into a bill.
 */
export function amountKeyOf({ key, code }: Pick<KeyboardEvent, 'key' | 'code'>): AmountKey | null {
  if (key === 'Backspace' || key === 'Delete') return 'erase';
  if (key === ',' || key === '.' || key === '٫' || code === 'NumpadDecimal') return ',';
  const written = [...key].length === 1 ? toAsciiDigits(key) : '';
  if (/^\d$/.test(written)) return written as AmountKey;
  return (/^(?:Digit|Numpad)(\d)$/.exec(code)?.[1] as AmountKey | undefined) ?? null;
}
