import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

const separators = /\s*(?:[/;,|\n]|\bou\b|\bet\b|\s-\s|أو)\s*/iu;
const lookAlikes: readonly (readonly [RegExp, string])[] = [
  [/[oO](?=[\d\s.oO-])|(?<=[\d\s.-])[oO]/gu, '0'],
  [/(?<=\d)[lI]|[lI](?=\d)/gu, '1'],
];

/**
 * The phones a cell holds, in E.164, in their order and once each, and the pieces that are none. Mends the letter O
 * for zero, several numbers in one cell, a missing leading zero, a zero kept after +212, and fixed lines written as
 * before the renumbering of 2009 (022 20 38 56 is 0522 20 38 56 since; ANRT, 7 March 2009).
 */
export function readPhones(cell: string): { phones: string[]; unreadable: string[] } {
  const phones = new Set<string>();
  const unreadable: string[] = [];
  for (const piece of cell.normalize('NFKC').split(separators)) {
    const text = piece.trim();
    if (text === '') continue;
    const found = readOne(text) ?? readRunTogether(text);
    if (found) for (const phone of found) phones.add(phone);
    else unreadable.push(text);
  }
  return { phones: [...phones], unreadable };
}

function readOne(text: string): string[] | null {
  const plain = lookAlikes.reduce((result, [pattern, digit]) => result.replace(pattern, digit), text);
  const digits = plain.replace(/\D/gu, '').replace(/^00/u, '');
  const isInternational = /^\s*(\+|00)/u.test(plain) || /^212\d{8,10}$/u.test(digits);
  const national = isInternational && digits.startsWith('212') ? digits.slice(3).replace(/^0/u, '') : null;
  const attempts = national
    ? [`+212${national}`, /^[23]\d{7}$/u.test(national) ? `+2125${national}` : null]
    : [
        plain,
        isInternational ? null : `0${digits}`,
        /^0[23]\d{7}$/u.test(digits) ? `+2125${digits.slice(1)}` : null,
      ];
  for (const attempt of attempts) {
    const parsed = attempt ? parsePhoneNumberFromString(attempt, 'MA') : undefined;
    if (parsed?.isValid()) return [parsed.number];
  }
  return null;
}

/** `05234818280523481833`: two numbers written without a break. */
function readRunTogether(text: string): string[] | null {
  const digits = text.replace(/\D/gu, '');
  if (digits.length !== 20 || !digits.startsWith('0')) return null;
  const both = [readOne(digits.slice(0, 10)), readOne(digits.slice(10))];
  return both.every((found) => found !== null) ? both.flat() : null;
}
