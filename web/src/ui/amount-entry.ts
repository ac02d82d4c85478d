/** A key of the counter's pad. */
export type AmountKey = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9' | ',' | 'erase';

/** A bill above a million dirhams is a typing error at a counter. */
const mostWholeDigits = 6;

/**
 * What stands in the amount after one more key: digits, at most one comma with two decimals, no idle leading zero. A key that makes no
 * amount changes nothing, so that nothing has to be explained.
 */
export function typeAmount(current: string, key: AmountKey): string {
  if (key === 'erase') return current.slice(0, -1);
  const [whole = '', decimals] = current.split(',');
  if (key === ',') return decimals === undefined ? `${whole || '0'},` : current;
  if (decimals !== undefined) return decimals.length < 2 ? current + key : current;
  if (whole === '0') return key;
  return whole.length < mostWholeDigits ? current + key : current;
}

/** `280,5` → 28 050 centimes; null while nothing is typed. */
export function amountInCentimes(typed: string): number | null {
  if (typed === '') return null;
  const [whole = '', decimals = ''] = typed.split(',');
  return Number(whole) * 100 + Number(decimals.padEnd(2, '0'));
}
