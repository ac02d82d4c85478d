import { formatMoney, parseAmount } from '@wasl/shared/money';
import { formatNumber } from '@wasl/shared/number-format';
import type {
  AgreementLineFragment,
  Language,
  LimitPeriod,
  LimitScope,
  RenewalKind,
  SaveDraftInput,
  ScheduleGainInput,
  SigningSide,
} from '../../../gql/operations.ts';
import type { Draft } from '../agreement.types.ts';

export interface ClauseValues {
  key: string;
  isRequired: boolean;
  titleAr: string;
  titleFr: string;
  sourceAr: string;
  sourceFr: string;
}

export type GainKind = 'percentage' | 'amount' | 'price' | 'free';

export interface LimitValues {
  scope: LimitScope;
  period: LimitPeriod;
  count: string;
}

/** A line of the schedule as it is typed: percentages and amounts are text until they are sent. */
export interface LineValues {
  key: string;
  labelAr: string;
  labelFr: string;
  serviceCode: string;
  kind: GainKind;
  /** Percent or dirhams, as typed; nothing for a free service. */
  amount: string;
  usualPrice: string;
  conditionAr: string;
  conditionFr: string;
  limits: LimitValues[];
  maximum: string;
  spouse: boolean;
  children: boolean;
  childMaximumAge: string;
  studentMaximumAge: string;
}

export interface PersonValues {
  key: string;
  group: number;
  side: SigningSide;
  name: string;
  title: string;
  email: string;
  language: Language;
}

export interface TermValues {
  startsOn: string;
  endsOn: string;
  noticeDays: string;
  renewal: RenewalKind;
  /** Dirhams, as typed; empty for no ceiling. */
  budget: string;
  changeNote: string;
}

export interface DraftValues {
  clauses: ClauseValues[];
  schedule: LineValues[];
  signatories: PersonValues[];
  terms: TermValues;
}

/** The draft as the form holds it. */
export function valuesOf(draft: Draft): DraftValues {
  return {
    clauses: draft.sourceClauses.map(({ key, isRequired, title, source }) => ({
      key,
      isRequired,
      titleAr: title.ar ?? '',
      titleFr: title.fr ?? '',
      sourceAr: source.ar ?? '',
      sourceFr: source.fr ?? '',
    })),
    schedule: draft.schedule.map(lineValuesOf),
    signatories: draft.signatories.map(({ key, group, side, name, title, email, language }) => ({
      key,
      group,
      side,
      name,
      title,
      email,
      language,
    })),
    terms: {
      startsOn: draft.startsOn.date,
      endsOn: draft.endsOn.date,
      noticeDays: String(draft.noticeDays),
      renewal: draft.renewal,
      budget: typedAmount(draft.budgetCentimes),
      changeNote: draft.changeNote ?? '',
    },
  };
}

function lineValuesOf(line: AgreementLineFragment): LineValues {
  const { gain, dependentCoverage } = line;
  return {
    key: line.key,
    labelAr: line.label.ar ?? '',
    labelFr: line.label.fr ?? '',
    serviceCode: line.service?.code ?? '',
    ...gainValuesOf(gain),
    conditionAr: line.condition?.ar ?? '',
    conditionFr: line.condition?.fr ?? '',
    limits: line.limits.map(({ scope, period, count }) => ({ scope, period, count: String(count) })),
    maximum: typedAmount(line.maximumDiscountCentimes),
    spouse: dependentCoverage.spouse,
    children: dependentCoverage.children,
    childMaximumAge: String(dependentCoverage.childMaximumAge ?? ''),
    studentMaximumAge: String(dependentCoverage.studentMaximumAge ?? ''),
  };
}

function gainValuesOf(
  gain: AgreementLineFragment['gain'],
): Pick<LineValues, 'kind' | 'amount' | 'usualPrice'> {
  switch (gain.__typename) {
    case 'AmountOffGain':
      return { kind: 'amount', amount: typedAmount(gain.amountCentimes), usualPrice: '' };
    case 'FixedPriceGain':
      return {
        kind: 'price',
        amount: typedAmount(gain.priceCentimes),
        usualPrice: typedAmount(gain.usualPriceCentimes),
      };
    case 'FreeServiceGain':
      return { kind: 'free', amount: '', usualPrice: typedAmount(gain.usualPriceCentimes) };
    case 'PercentageGain':
      return { kind: 'percentage', amount: formatNumber(gain.basisPoints / 100), usualPrice: '' };
    default:
      return { kind: 'percentage', amount: '', usualPrice: '' };
  }
}

function typedAmount(centimes: number | null): string {
  return centimes === null ? '' : formatMoney(centimes, { cents: 'when_any' });
}

/** A key for what is added here, in the shape the server takes. */
function newKey(kind: 'clause' | 'line' | 'person'): string {
  return `${kind}-${window.crypto.randomUUID().slice(0, 8)}`;
}

export function newClause(): ClauseValues {
  return { key: newKey('clause'), isRequired: false, titleAr: '', titleFr: '', sourceAr: '', sourceFr: '' };
}

export function newLine(): LineValues {
  return {
    key: newKey('line'),
    labelAr: '',
    labelFr: '',
    serviceCode: '',
    kind: 'percentage',
    amount: '',
    usualPrice: '',
    conditionAr: '',
    conditionFr: '',
    limits: [],
    maximum: '',
    spouse: true,
    children: true,
    childMaximumAge: '21',
    studentMaximumAge: '26',
  };
}

export function newPerson(group: number, side: SigningSide): PersonValues {
  return { key: newKey('person'), group, side, name: '', title: '', email: '', language: 'ar' };
}

/** An amount or number that cannot be read, by the path of the field in the input. */
export interface UnreadableField {
  field: string;
  kind: 'amount' | 'percentage' | 'number';
}

export type DraftInput = Omit<SaveDraftInput, 'agreementId' | 'documentVersion'>;

/** What changed since `base`, in the shape of the API; parts that did not change are left out. What cannot be read is named. */
export function inputOf(
  values: DraftValues,
  base: DraftValues,
): { input: DraftInput; unreadable: UnreadableField[] } {
  const unreadable: UnreadableField[] = [];
  const input: DraftInput = {};
  if (!isSame(values.clauses, base.clauses))
    input.clauses = values.clauses.map(({ key, titleAr, titleFr, sourceAr, sourceFr }) => ({
      key,
      title: { ar: titleAr, fr: titleFr },
      source: { ar: sourceAr, fr: sourceFr },
    }));
  if (!isSame(values.schedule, base.schedule))
    input.schedule = values.schedule.map((line, index) => lineInputOf(line, `schedule.${index}`, unreadable));
  if (!isSame(values.signatories, base.signatories)) input.signatories = values.signatories;
  const { terms } = values;
  const before = base.terms;
  if (terms.startsOn !== before.startsOn) input.startsOn = terms.startsOn;
  if (terms.endsOn !== before.endsOn) input.endsOn = terms.endsOn;
  if (terms.renewal !== before.renewal) input.renewal = terms.renewal;
  if (terms.changeNote !== before.changeNote) input.changeNote = terms.changeNote;
  if (terms.noticeDays !== before.noticeDays) {
    const days = wholeNumber(terms.noticeDays);
    if (days === null) unreadable.push({ field: 'noticeDays', kind: 'number' });
    else input.noticeDays = days;
  }
  if (terms.budget !== before.budget)
    // 0 takes the bound away.
    input.budgetCentimes = readAmount(terms.budget, 'budgetCentimes', unreadable) ?? 0;
  return { input, unreadable };
}

function lineInputOf(line: LineValues, path: string, unreadable: UnreadableField[]) {
  const age = (typed: string, field: string) => {
    const years = typed.trim() === '' ? null : wholeNumber(typed);
    if (years === null && typed.trim() !== '')
      unreadable.push({ field: `${path}.dependentCoverage.${field}`, kind: 'number' });
    return years;
  };
  return {
    key: line.key,
    label: { ar: line.labelAr || null, fr: line.labelFr || null },
    serviceCode: line.serviceCode || null,
    gain: gainInputOf(line, `${path}.gain`, unreadable),
    condition:
      line.conditionAr.trim() || line.conditionFr.trim()
        ? { ar: line.conditionAr || null, fr: line.conditionFr || null }
        : null,
    limits: line.limits.map(({ scope, period, count }) => {
      const times = wholeNumber(count);
      if (times === null) unreadable.push({ field: `${path}.limits`, kind: 'number' });
      return { scope, period, count: times ?? 0 };
    }),
    maximumDiscountCentimes: readAmount(line.maximum, `${path}.maximumDiscountCentimes`, unreadable),
    dependentCoverage: {
      spouse: line.spouse,
      children: line.children,
      childMaximumAge: line.children ? age(line.childMaximumAge, 'childMaximumAge') : null,
      studentMaximumAge: line.children ? age(line.studentMaximumAge, 'studentMaximumAge') : null,
    },
  };
}

function gainInputOf(
  { kind, amount, usualPrice }: LineValues,
  path: string,
  unreadable: UnreadableField[],
): ScheduleGainInput {
  const usualPriceCentimes = readAmount(usualPrice, `${path}.usualPriceCentimes`, unreadable);
  switch (kind) {
    case 'free':
      return { isFree: true, usualPriceCentimes };
    case 'percentage': {
      const percent = Number(amount.trim().replace(/\s*%$/, '').replace(',', '.'));
      if (amount.trim() === '' || !Number.isFinite(percent)) {
        unreadable.push({ field: path, kind: 'percentage' });
        return {};
      }
      return { percentageBasisPoints: Math.round(percent * 100) };
    }
    case 'amount':
    case 'price': {
      const centimes = readAmount(amount, path, unreadable);
      if (centimes === null && amount.trim() === '') unreadable.push({ field: path, kind: 'amount' });
      return kind === 'amount'
        ? { amountOffCentimes: centimes }
        : { fixedPriceCentimes: centimes, usualPriceCentimes };
    }
  }
}

/** Null for nothing typed, and for what cannot be read, which is then named. */
function readAmount(typed: string, field: string, unreadable: UnreadableField[]): number | null {
  const amount = parseAmount(typed);
  if (amount.ok) return amount.centimes;
  if (amount.problem !== 'empty') unreadable.push({ field, kind: 'amount' });
  return null;
}

function wholeNumber(typed: string): number | null {
  return /^\d{1,4}$/.test(typed.trim()) ? Number(typed) : null;
}

export function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
