import { isAgreementVariable } from './agreement-variables.ts';
import { isolate, isolateLeftToRight, withoutDirectionMarks } from './bidi.ts';
import type { SimpleGain } from './gain.ts';
import type { LimitRule } from './limits.ts';
import type { LocalizedText } from './localized-text.ts';

/** A text in both languages of an agreement, with variables as `{{partner.name}}`. */
export interface BilingualText {
  ar: string;
  fr: string;
}

/** The languages an agreement binds in. */
export const agreementLanguages = ['ar', 'fr'] as const;
export type AgreementLanguage = (typeof agreementLanguages)[number];

export const conditionOperators = ['IS_KNOWN', 'IS_UNKNOWN', 'IS', 'IS_NOT'] as const;

/** When a clause is part of an agreement; `value` is compared by IS and IS_NOT and null otherwise. */
export interface ClauseCondition {
  variable: string;
  operator: (typeof conditionOperators)[number];
  value: string | null;
}

/** What a variable stands for. `code` is what conditions compare where the words differ by language, such as `EXPRESS`. */
export interface AgreementValue extends BilingualText {
  code?: string;
}

/** By name of the variable; one that is absent is not known yet. */
export type AgreementValues = Readonly<Record<string, AgreementValue>>;

/** A clause as it is written. */
export interface ClauseText {
  key: string;
  title: BilingualText;
  source: BilingualText;
  /** Null means always. */
  condition: ClauseCondition | null;
}

/** A clause as it is read, every variable filled in. */
export interface RenderedClause {
  key: string;
  title: BilingualText;
  body: BilingualText;
}

/** A stretch of a clause, for a preview that marks what was filled in. */
export interface TextStretch {
  kind: 'WORDS' | 'VALUE' | 'BLANK' | 'UNKNOWN';
  text: string;
  /** Name of the variable it stands for; null for words. */
  variable: string | null;
}

/** What stands where a value is not known yet: visible on screen and to be filled in by hand on paper. */
export const blank = '……………';

const variablePattern = /\{\{\s*([\w.-]*)\s*\}\}/g;
const arabicLetter = /\p{Script=Arabic}/u;
/** Codes, references and numbers in Arabic words: Latin letters and digits with what joins them (`09-08`, `−30 %`). */
const leftToRightRun = /\u2212?[A-Za-z0-9](?:[A-Za-z0-9.,:/@_&'’+\-–]*[A-Za-z0-9])?(?:[ \u00A0\u202F]?%)?/g;

/** Names of the variables a text uses, in order, each once. */
export function variablesIn(text: string): string[] {
  return [...new Set([...text.matchAll(variablePattern)].map((match) => match[1] ?? ''))];
}

/** Names of the variables a clause uses in either language, its condition aside. */
export function variablesOfClause({ title, source }: Pick<ClauseText, 'title' | 'source'>): string[] {
  return [...new Set([title.ar, title.fr, source.ar, source.fr].flatMap(variablesIn))];
}

/** Variables that do not exist, in clauses or their conditions. */
export function unknownVariablesIn(clauses: readonly ClauseText[]): string[] {
  const used = clauses.flatMap((clause) => [
    ...variablesOfClause(clause),
    ...(clause.condition ? [clause.condition.variable] : []),
  ]);
  return [...new Set(used)].filter((name) => !isAgreementVariable(name));
}

/** Whether a clause is part of an agreement with these values. */
export function conditionHolds(condition: ClauseCondition | null, values: AgreementValues): boolean {
  if (condition === null) return true;
  const value = findValue(values, condition.variable);
  switch (condition.operator) {
    case 'IS_KNOWN':
      return value !== null;
    case 'IS_UNKNOWN':
      return value === null;
    case 'IS':
      return value !== null && isValue(value, condition.value);
    case 'IS_NOT':
      return value === null || !isValue(value, condition.value);
  }
}

function findValue(values: AgreementValues, name: string): AgreementValue | null {
  const value = Object.hasOwn(values, name) ? values[name] : undefined;
  return value && (value.ar !== '' || value.fr !== '') ? value : null;
}

function isValue(value: AgreementValue, wanted: string | null): boolean {
  const candidate = (wanted ?? '').trim();
  return value.code === undefined
    ? value.ar === candidate || value.fr === candidate
    : value.code === candidate;
}

/**
 * A text taken apart at its variables. What is filled in is isolated where its direction differs from the text's, and so
 * are codes and numbers written into Arabic words, or they would be read backwards.
 */
export function stretchesOf(
  source: string,
  language: AgreementLanguage,
  values: AgreementValues,
): TextStretch[] {
  const stretches: TextStretch[] = [];
  let from = 0;
  const words = (text: string) => {
    if (text !== '')
      stretches.push({ kind: 'WORDS', text: language === 'ar' ? isolateRuns(text) : text, variable: null });
  };
  for (const match of source.matchAll(variablePattern)) {
    words(source.slice(from, match.index));
    from = match.index + match[0].length;
    const name = match[1] ?? '';
    const value = findValue(values, name);
    if (!isAgreementVariable(name)) stretches.push({ kind: 'UNKNOWN', text: match[0], variable: name });
    else if (value === null) stretches.push({ kind: 'BLANK', text: blank, variable: name });
    else stretches.push({ kind: 'VALUE', text: isolatedValue(value, language), variable: name });
  }
  words(source.slice(from));
  return stretches;
}

function isolateRuns(arabicWords: string): string {
  return arabicWords.replace(leftToRightRun, (run) => isolateLeftToRight(run));
}

function isolatedValue(value: AgreementValue, language: AgreementLanguage): string {
  const text = value[language] || value.ar || value.fr;
  const isArabic = arabicLetter.test(text);
  if (language === 'fr') return isArabic ? isolate(text) : text;
  if (!isArabic) return isolateLeftToRight(text);
  return isolateRuns(text);
}

/** A text with every variable filled in. */
export function renderText(source: string, language: AgreementLanguage, values: AgreementValues): string {
  return stretchesOf(source, language, values)
    .map(({ text }) => text)
    .join('');
}

/** What the clauses say with these values, and what is still to be known. */
export interface RenderedText {
  /** Clauses that are part of the agreement, in order. */
  clauses: RenderedClause[];
  /** Variables used that do not exist: their braces stay in the text. */
  unknownVariables: string[];
  /** Variables used by the clauses shown that have no value yet: blanks stand for them. */
  missingVariables: string[];
}

/** Leaves out clauses whose condition does not hold and fills in the variables of the others. */
export function renderClauses(clauses: readonly ClauseText[], values: AgreementValues): RenderedText {
  const shown = clauses.filter(({ condition }) => conditionHolds(condition, values));
  const used = [...new Set(shown.flatMap(variablesOfClause))];
  const both = (text: BilingualText): BilingualText => ({
    ar: renderText(text.ar, 'ar', values),
    fr: renderText(text.fr, 'fr', values),
  });
  return {
    clauses: shown.map(({ key, title, source }) => ({ key, title: both(title), body: both(source) })),
    unknownVariables: unknownVariablesIn(clauses),
    missingVariables: used.filter((name) => isAgreementVariable(name) && findValue(values, name) === null),
  };
}

/** What signatures bind to, besides the clauses. */
export interface CanonicalTerms {
  reference: string;
  startsOn: string;
  endsOn: string;
  noticeDays: number;
  renewal: 'NONE' | 'EXPRESS';
  budgetCentimes: number | null;
  schedule: readonly CanonicalScheduleLine[];
  /** SHA-256 of each attached file, in hexadecimal. */
  attachmentHashes: readonly string[];
}

export interface CanonicalScheduleLine {
  key: string;
  label: LocalizedText;
  serviceCode: string | null;
  gain: SimpleGain;
  condition: LocalizedText | null;
  limits: readonly LimitRule[];
  maximumDiscountCentimes: number | null;
  dependentCoverage: {
    spouse: boolean;
    children: boolean;
    childMaximumAge: number | null;
    studentMaximumAge: number | null;
  };
}

/**
 * What is hashed (SHA-256 over UTF-8) when a text is locked: one JSON array per line, its order fixed, texts in Unicode
 * normal form C and without direction marks, which carry nothing. Two agreements have the same canonical text exactly when
 * they say the same in both languages and settle the same terms.
 */
export function canonicalText(
  terms: CanonicalTerms,
  clauses: readonly ClauseText[],
  values: AgreementValues,
): string {
  const rendered = renderClauses(clauses, values).clauses;
  const lines: unknown[][] = [
    ['wasl-agreement', 1],
    ['reference', plain(terms.reference)],
    ['period', terms.startsOn, terms.endsOn],
    ['notice', terms.noticeDays],
    ['renewal', terms.renewal],
    ['budget', terms.budgetCentimes],
    ...rendered.map(({ key, title, body }) => [
      'clause',
      key,
      ...[title.ar, body.ar, title.fr, body.fr].map(plain),
    ]),
    ...terms.schedule.map(canonicalLine),
    ...[...terms.attachmentHashes].sort().map((hash) => ['attachment', hash]),
  ];
  return lines.map((line) => JSON.stringify(line)).join('\n');
}

function canonicalLine(line: CanonicalScheduleLine): unknown[] {
  const { spouse, children, childMaximumAge, studentMaximumAge } = line.dependentCoverage;
  return [
    'discount',
    line.key,
    localized(line.label),
    line.serviceCode,
    canonicalGain(line.gain),
    line.condition && localized(line.condition),
    line.limits.map(({ scope, period, count }) => [scope, period, count]),
    line.maximumDiscountCentimes,
    [spouse, children, childMaximumAge, studentMaximumAge],
  ];
}

function canonicalGain(gain: SimpleGain): unknown[] {
  switch (gain.kind) {
    case 'percentage':
      return [gain.kind, gain.basisPoints];
    case 'amount_off':
      return [gain.kind, gain.amountCentimes, gain.minimumBillCentimes ?? null];
    case 'fixed_price':
      return [gain.kind, gain.priceCentimes, gain.usualPriceCentimes ?? null];
    case 'free_service':
      return [gain.kind, gain.usualPriceCentimes ?? null];
  }
}

function localized({ ar, fr, en }: LocalizedText): (string | null)[] {
  return [ar, fr, en].map((text) => (text === undefined ? null : plain(text)));
}

function plain(text: string): string {
  return withoutDirectionMarks(text).normalize('NFC');
}
