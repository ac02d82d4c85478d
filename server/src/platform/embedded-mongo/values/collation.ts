import { badValue } from '../errors.ts';
import type { StringOrder } from './compare.ts';
import { optionalNumber } from './numbers.ts';
import { isDocument } from './types.ts';

/** A collation as a command names it; strengths 1 (base letters) to 3 (default). */
export interface Collation {
  locale?: string;
  strength?: unknown;
  caseLevel?: boolean;
  caseFirst?: string;
  numericOrdering?: boolean;
  alternate?: string;
}

const supportedFields = new Set([
  'locale',
  'strength',
  'caseLevel',
  'caseFirst',
  'numericOrdering',
  'alternate',
  'maxVariable',
  'normalization',
  'backwards',
  'version',
]);

const isBinaryOrder = (collation: Collation | null | undefined): boolean =>
  !collation?.locale || collation.locale === 'simple';

/** Checks a collation that came with a command. @throws CommandError 2 */
export function parseCollation(value: unknown): Collation | undefined {
  if (value === undefined || value === null) return undefined;
  if (!isDocument(value)) badValue('collation must be an object');
  for (const name of Object.keys(value)) {
    if (!supportedFields.has(name)) badValue(`BSON field 'collation.${name}' is an unknown field.`);
  }
  if (value.backwards === true)
    badValue("collation option 'backwards' is not supported by the embedded document server");
  return value as Collation;
}

const orders = new Map<string, StringOrder>();

/** The string order of a collation, or null for plain code point order. */
export function stringOrder(collation: Collation | null | undefined): StringOrder | null {
  if (!collation?.locale || isBinaryOrder(collation)) return null;
  const cacheKey = JSON.stringify([
    collation.locale,
    optionalNumber(collation.strength),
    collation.caseLevel,
    collation.caseFirst,
    collation.numericOrdering,
    collation.alternate,
  ]);
  const known = orders.get(cacheKey);
  if (known) return known;
  const strength = optionalNumber(collation.strength);
  const sensitivity =
    strength === 1 ? (collation.caseLevel ? 'case' : 'base') : strength === 2 ? 'accent' : 'variant';
  try {
    const order = new Intl.Collator(collation.locale.replace('_', '-'), {
      sensitivity,
      numeric: !!collation.numericOrdering,
      caseFirst:
        collation.caseFirst === 'off' ? 'false' : (collation.caseFirst as 'upper' | 'lower' | undefined),
      ignorePunctuation: collation.alternate === 'shifted',
    });
    orders.set(cacheKey, order);
    return order;
  } catch {
    badValue(`collation locale '${collation.locale}' is not known`);
  }
}

/** Tells indexes and queries of different collations apart; empty for plain order. */
export function collationKey(collation: Collation | null | undefined): string {
  if (isBinaryOrder(collation)) return '';
  return `${collation?.locale}${optionalNumber(collation?.strength) ?? 3}`;
}

/**
 * How an index with this collation folds strings, or null for none. Strength 1 drops accents and case, 2 only case;
 * such keys answer equality, never ranges or order. Strength 3 keeps bytes and its keys are not used for strings.
 */
export function stringFold(collation: Collation | null | undefined): ((text: string) => string) | null {
  const strength = optionalNumber(collation?.strength);
  if (isBinaryOrder(collation)) return null;
  if (strength === 1) return (text) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  if (strength === 2) return (text) => text.normalize('NFC').toLowerCase();
  return null;
}
