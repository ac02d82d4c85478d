import type { Language } from './language.ts';

/**
 * One number format in every language, as Moroccan bills write it: digits 0–9, decimal comma, thousands by a
 * narrow no-break space. `Intl` is not asked: for ar-MA and fr-MA it groups with a dot.
 */
export const narrowNoBreakSpace = '\u202F';
export const noBreakSpace = '\u00A0';
export const minusSign = '\u2212';

/** Groups a string of digits by threes from the right: `1234567` → `1 234 567`. */
export function groupThousands(digits: string): string {
  return digits.replace(/\B(?=(?:\d{3})+$)/g, narrowNoBreakSpace);
}

/**
 * Formats a finite number. `maximumFractionDigits` (default 2) rounds; trailing zeros go down to
 * `minimumFractionDigits` (default 0): 4.7 → `4,7`, 1234.5 → `1 234,5`.
 */
export function formatNumber(
  value: number,
  options: { minimumFractionDigits?: number; maximumFractionDigits?: number } = {},
): string {
  if (!Number.isFinite(value))
    throw new RangeError(`${value} cannot be formatted: it is not a finite number`);
  const minimum = options.minimumFractionDigits ?? 0;
  const maximum = Math.max(options.maximumFractionDigits ?? 2, minimum);
  const [whole = '0', fraction = ''] = Math.abs(value).toFixed(maximum).split('.');
  const kept = fraction.slice(0, minimum) + fraction.slice(minimum).replace(/0+$/, '');
  const isZero = !/[1-9]/.test(whole + fraction);
  return (value < 0 && !isZero ? minusSign : '') + groupThousands(whole) + (kept ? `,${kept}` : '');
}

/** The parts of a percentage, for figures set in different sizes. */
export interface PercentPieces {
  sign: '' | typeof minusSign;
  number: string;
  symbol: '%';
}

/** Basis points (100 % = 10 000) to pieces: −3000 → `−`, `30`, `%`; 1250 → ``, `12,5`, `%`. */
export function percentPieces(basisPoints: number): PercentPieces {
  return {
    sign: basisPoints < 0 ? minusSign : '',
    number: formatNumber(Math.abs(basisPoints) / 100),
    symbol: '%',
  };
}

/** Basis points as text: 3000 → `30 %`, −3000 → `−30 %`, the space never breaking. */
export function formatPercent(basisPoints: number): string {
  const { sign, number, symbol } = percentPieces(basisPoints);
  return `${sign}${number}${noBreakSpace}${symbol}`;
}

const distanceUnits: Record<Language, { metres: string; kilometres: string }> = {
  ar: { metres: 'م', kilometres: 'كم' },
  fr: { metres: 'm', kilometres: 'km' },
  en: { metres: 'm', kilometres: 'km' },
};

/**
 * A distance as precise as it helps: tens of metres below one kilometre (never less than `10 m`), one decimal
 * below ten kilometres, whole kilometres above. `600 m`, `2,1 km`, `48 km`; Arabic `600 م`, `2,1 كم`.
 */
export function formatDistance(metres: number, language: Language): string {
  if (!(metres >= 0)) throw new RangeError(`a distance of ${metres} metres is not possible`);
  const units = distanceUnits[language];
  const tens = Math.max(10, Math.round(metres / 10) * 10);
  if (tens < 1000) return `${formatNumber(tens)}${noBreakSpace}${units.metres}`;
  const hundreds = Math.round(metres / 100);
  const kilometres =
    hundreds < 100
      ? formatNumber(hundreds / 10, { maximumFractionDigits: 1 })
      : formatNumber(metres / 1000, { maximumFractionDigits: 0 });
  return `${kilometres}${noBreakSpace}${units.kilometres}`;
}
