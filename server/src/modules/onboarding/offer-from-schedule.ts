import { isDeepStrictEqual } from 'node:util';
import type { Gain } from '@wasl/shared/gain';
import type { LimitRule } from '@wasl/shared/limits';
import type { LocalizedText } from '@wasl/shared/localized-text';
import type { ScheduleLineRecord } from '../drafting/index.ts';
import type { DependentCoverageRecord, OfferConditionRecord } from '../offers/index.ts';

/** What an offer takes from the lines it grants. */
export interface GrantedTerms {
  title: LocalizedText;
  gain: Gain;
  limits: LimitRule[];
  maximumDiscountCentimes: number | null;
  dependentCoverage: DependentCoverageRecord;
  conditions: OfferConditionRecord[];
  usualPrices: { serviceCode: string; priceCentimes: number }[];
}

/** Why lines do not make an offer. */
export type ScheduleProblem = 'no_lines' | 'unknown_line' | 'without_service' | 'lines_differ';

/**
 * The terms of an offer that grants these lines. A line on one service stays on that service, and several lines are one
 * gain by service; limits, maximum and dependents belong to the whole voucher, so the lines must agree on them.
 */
export function termsOfLines(
  schedule: readonly ScheduleLineRecord[],
  keys: readonly string[],
): { terms: GrantedTerms; problem: null } | { terms: null; problem: ScheduleProblem } {
  const wanted = new Set(keys);
  const lines = schedule.filter(({ key }) => wanted.has(key));
  const [first, ...others] = lines;
  if (!first) return { terms: null, problem: keys.length === 0 ? 'no_lines' : 'unknown_line' };
  if (lines.length < wanted.size) return { terms: null, problem: 'unknown_line' };
  const services = lines.flatMap(({ serviceCode, gain }) =>
    serviceCode === null ? [] : [{ serviceCode, gain }],
  );
  const serviceCodes = new Set(services.map(({ serviceCode }) => serviceCode));
  if (others.length > 0 && serviceCodes.size < lines.length)
    return { terms: null, problem: 'without_service' };
  if (!others.every((line) => isDeepStrictEqual(sharedTerms(line), sharedTerms(first))))
    return { terms: null, problem: 'lines_differ' };
  const terms: GrantedTerms = {
    ...sharedTerms(first),
    title: first.label,
    gain: services.length > 0 ? { kind: 'by_service', services } : first.gain,
    conditions: lines.flatMap(({ condition }) => (condition ? [{ kind: 'OTHER', text: condition }] : [])),
    usualPrices: services.flatMap(({ serviceCode, gain }) => {
      const priceCentimes =
        gain.kind === 'fixed_price' || gain.kind === 'free_service' ? gain.usualPriceCentimes : undefined;
      return priceCentimes === undefined ? [] : [{ serviceCode, priceCentimes }];
    }),
  };
  return { terms, problem: null };
}

function sharedTerms({ limits, maximumDiscountCentimes, dependentCoverage }: ScheduleLineRecord) {
  return { limits, maximumDiscountCentimes, dependentCoverage };
}

/** Whether two schedules grant the same in these lines; labels may have been reworded. */
export function sameLines(
  one: readonly ScheduleLineRecord[],
  other: readonly ScheduleLineRecord[],
  keys: readonly string[],
): boolean {
  return keys.every((key) => {
    const [a, b] = [one, other].map((schedule) => schedule.find((line) => line.key === key));
    return a !== undefined && b !== undefined && isDeepStrictEqual(granted(a), granted(b));
  });
}

function granted({ label: _, ...terms }: ScheduleLineRecord) {
  return terms;
}
