import { fieldMessage } from '@wasl/shared/field-message';
import { findGainProblem, type SimpleGain } from '@wasl/shared/gain';
import {
  findLimitRuleProblem,
  type LimitPeriod,
  type LimitRule,
  type LimitScope,
  maximumLimitCount,
} from '@wasl/shared/limits';
import type { LocalizedText } from '@wasl/shared/localized-text';
import { isAmountCentimes } from '@wasl/shared/money';
import type {
  LimitPeriod as ApiLimitPeriod,
  LimitScope as ApiLimitScope,
  LocalizedTextInput,
  ScheduleGainInput,
  ScheduleLineInput,
} from '../../gql/resolvers.ts';
import { newId } from '../../platform/mongo/object-id.ts';
import type { Taxonomy } from '../taxonomy/index.ts';
import type { ScheduleLineRecord } from './agreement-version.model.ts';
import type { InputReading } from './draft-input.ts';
import { draftFields, gainProblemText } from './drafting.texts.ts';

const maximumLines = 40;
const maximumLabel = 120;
const maximumCondition = 300;
const oldestChild = 40;
const keyPattern = /^[a-z0-9][a-z0-9-]{0,39}$/;

const scopes: Record<ApiLimitScope, LimitScope> = {
  OFFER: 'offer',
  PERSON: 'person',
  HOUSEHOLD: 'household',
};
const periods: Record<ApiLimitPeriod, LimitPeriod> = {
  DAY: 'day',
  WEEK: 'week',
  MONTH: 'month',
  YEAR: 'year',
  TOTAL: 'total',
};

const usualCoverage: ScheduleLineRecord['dependentCoverage'] = {
  spouse: true,
  children: true,
  childMaximumAge: 21,
  studentMaximumAge: 26,
};

/** All lines of a schedule. */
export function readSchedule(
  input: readonly ScheduleLineInput[],
  reading: InputReading & { taxonomy: Taxonomy; categoryCode: string },
): ScheduleLineRecord[] {
  const { language, problems, taxonomy, categoryCode } = reading;
  if (input.length > maximumLines)
    problems.push({ field: 'schedule', message: draftFields.tooMany[language] });
  const keys = new Set<string>();
  return input.map((line, index): ScheduleLineRecord => {
    const path = `schedule.${index}`;
    const report = (field: string, message: string) => problems.push({ field: `${path}.${field}`, message });
    const key = line.key ?? `line-${newId().slice(-8)}`;
    if (!keyPattern.test(key)) report('key', draftFields.keyShape[language]);
    else if (keys.has(key)) report('key', draftFields.keyTwice[language]);
    keys.add(key);
    const label = readLocalized(line.label, maximumLabel, (message) => report('label', message), language);
    if (!label) report('label', fieldMessage({ kind: 'arabic_or_french_needed' }, language));
    const condition = line.condition
      ? readLocalized(line.condition, maximumCondition, (message) => report('condition', message), language)
      : null;
    const serviceCode = line.serviceCode ?? null;
    if (serviceCode !== null && !taxonomy.findService(categoryCode, serviceCode))
      report('serviceCode', fieldMessage({ kind: 'unknown_choice' }, language));
    const maximumDiscountCentimes = line.maximumDiscountCentimes ?? null;
    if (
      maximumDiscountCentimes !== null &&
      (!isAmountCentimes(maximumDiscountCentimes) || maximumDiscountCentimes === 0)
    )
      report('maximumDiscountCentimes', gainProblemText('amount_out_of_range', language));
    return {
      key,
      label: label ?? {},
      serviceCode,
      gain: readGain(line.gain, reading, `${path}.gain`),
      condition,
      limits: readLimits(line.limits, reading, `${path}.limits`),
      maximumDiscountCentimes,
      dependentCoverage: readCoverage(line.dependentCoverage, reading, `${path}.dependentCoverage`),
    };
  });
}

/** What is written of a text in any language, trimmed; null when there is nothing in Arabic or French. */
function readLocalized(
  text: LocalizedTextInput,
  maximum: number,
  report: (message: string) => void,
  language: InputReading['language'],
): LocalizedText | null {
  const entries = (['ar', 'fr', 'en'] as const).map((each) => [each, text[each]?.trim() ?? ''] as const);
  if (entries.some(([, value]) => value.length > maximum))
    report(fieldMessage({ kind: 'too_long', maximum }, language));
  const written: LocalizedText = Object.fromEntries(entries.filter(([, value]) => value !== ''));
  return written.ar || written.fr ? written : null;
}

function readGain(input: ScheduleGainInput, { language, problems }: InputReading, path: string): SimpleGain {
  const usual = input.usualPriceCentimes == null ? {} : { usualPriceCentimes: input.usualPriceCentimes };
  const given: SimpleGain[] = [];
  if (input.percentageBasisPoints != null)
    given.push({ kind: 'percentage', basisPoints: input.percentageBasisPoints });
  if (input.amountOffCentimes != null)
    given.push({ kind: 'amount_off', amountCentimes: input.amountOffCentimes });
  if (input.fixedPriceCentimes != null)
    given.push({ kind: 'fixed_price', priceCentimes: input.fixedPriceCentimes, ...usual });
  if (input.isFree) given.push({ kind: 'free_service', ...usual });
  const [gain, another] = given;
  if (!gain || another) {
    problems.push({ field: path, message: draftFields.oneGain[language] });
    return gain ?? { kind: 'percentage', basisPoints: 0 };
  }
  const problem = findGainProblem(gain);
  if (problem) problems.push({ field: path, message: gainProblemText(problem, language) });
  return gain;
}

function readLimits(
  input: ScheduleLineInput['limits'],
  { language, problems }: InputReading,
  path: string,
): LimitRule[] {
  const limits = input.map(({ scope, period, count }) => ({
    scope: scopes[scope],
    period: periods[period],
    count,
  }));
  switch (findLimitRuleProblem(limits)) {
    case 'count_out_of_range':
      problems.push({
        field: path,
        message: fieldMessage({ kind: 'out_of_range', minimum: 1, maximum: maximumLimitCount }, language),
      });
      break;
    case 'rule_twice':
      problems.push({ field: path, message: draftFields.limitTwice[language] });
      break;
    case null:
      break;
  }
  return limits;
}

function readCoverage(
  input: ScheduleLineInput['dependentCoverage'],
  { language, problems }: InputReading,
  path: string,
): ScheduleLineRecord['dependentCoverage'] {
  if (!input) return { ...usualCoverage };
  const { spouse, children } = input;
  const childMaximumAge = input.childMaximumAge ?? null;
  const studentMaximumAge = input.studentMaximumAge ?? null;
  for (const [field, age] of Object.entries({ childMaximumAge, studentMaximumAge }))
    if (age !== null && (!Number.isSafeInteger(age) || age < 0 || age > oldestChild))
      problems.push({
        field: `${path}.${field}`,
        message: fieldMessage({ kind: 'out_of_range', minimum: 0, maximum: oldestChild }, language),
      });
  return { spouse, children, childMaximumAge, studentMaximumAge };
}
