import {
  type BilingualText,
  type ClauseCondition,
  conditionOperators,
  variablesIn,
} from '@wasl/shared/agreement-text';
import { isAgreementVariable } from '@wasl/shared/agreement-variables';
import { fieldMessage } from '@wasl/shared/field-message';
import type { Language } from '@wasl/shared/language';
import type { LocalizedText } from '@wasl/shared/localized-text';
import type { FieldProblem } from '../../platform/graphql/user-errors.ts';
import type { Taxonomy } from '../taxonomy/index.ts';
import type { TemplateClauseRecord } from './template.model.ts';
import { templateTexts, unknownVariable } from './templates.texts.ts';

type Loose<Value> = { [Key in keyof Value]?: Value[Key] | null | undefined };

/** A template as an administrator sends it. */
export interface TemplateInput {
  name: Loose<LocalizedText>;
  categoryCodes: readonly string[];
  clauses: readonly {
    key: string;
    title: Loose<LocalizedText>;
    body: Loose<LocalizedText>;
    condition?: { variable: string; operator: ClauseCondition['operator']; value?: string | null } | null;
    isRequired: boolean;
  }[];
  note?: string | null;
}

/** A template as it can be stored. */
export interface TemplateContent {
  name: LocalizedText;
  categoryCodes: string[];
  clauses: TemplateClauseRecord[];
  note: string | null;
}

const maximumClauses = 60;
const maximumTitle = 160;
const maximumBody = 8_000;
const maximumName = 80;
const maximumNote = 300;
const keyPattern = /^[a-z0-9][a-z0-9-]{0,39}$/;

/** Reads a template: what can be stored, or what is wrong with which field. */
export function readTemplateInput(
  input: TemplateInput,
  { language, taxonomy }: { language: Language; taxonomy: Pick<Taxonomy, 'findCategory'> },
): { content: TemplateContent; problems: FieldProblem[] } {
  const problems: FieldProblem[] = [];
  const report = (field: string, message: string) => problems.push({ field, message });
  const name = trimmedTexts(input.name);
  if (!name.ar && !name.fr) report('name', fieldMessage({ kind: 'arabic_or_french_needed' }, language));
  for (const text of Object.values(name))
    if (text.length > maximumName)
      report('name', fieldMessage({ kind: 'too_long', maximum: maximumName }, language));
  input.categoryCodes.forEach((code, index) => {
    if (!taxonomy.findCategory(code))
      report(`categoryCodes.${index}`, fieldMessage({ kind: 'unknown_choice' }, language));
  });
  const note = input.note?.trim() || null;
  if (note && note.length > maximumNote)
    report('note', fieldMessage({ kind: 'too_long', maximum: maximumNote }, language));
  if (input.clauses.length === 0) report('clauses', templateTexts.noClauses[language]);
  if (input.clauses.length > maximumClauses) report('clauses', templateTexts.tooManyClauses[language]);
  const keys = new Set<string>();
  const clauses = input.clauses.map((clause, index): TemplateClauseRecord => {
    const path = `clauses.${index}`;
    if (!keyPattern.test(clause.key)) report(`${path}.key`, templateTexts.keyShape[language]);
    else if (keys.has(clause.key)) report(`${path}.key`, templateTexts.keyTwice[language]);
    keys.add(clause.key);
    const both = (field: 'title' | 'body', maximum: number) => {
      const text = readBilingual(clause[field]);
      problems.push(...bilingualProblems(`${path}.${field}`, text, { maximum, language }));
      return text;
    };
    const title = both('title', maximumTitle);
    const body = both('body', maximumBody);
    const condition = clause.condition
      ? readCondition(
          clause.condition,
          (field, message) => report(`${path}.condition.${field}`, message),
          language,
        )
      : null;
    return { key: clause.key, title, body, condition, isRequired: clause.isRequired };
  });
  return { content: { name, categoryCodes: [...new Set(input.categoryCodes)], clauses, note }, problems };
}

function trimmedTexts(text: Loose<LocalizedText>): LocalizedText {
  const entries = (['ar', 'fr', 'en'] as const).map((language) => [language, text[language]?.trim() ?? '']);
  return Object.fromEntries(entries.filter(([, value]) => value !== ''));
}

/** Both languages of an agreement, trimmed; what is missing is empty. */
export function readBilingual(text: Loose<LocalizedText>): BilingualText {
  return { ar: text.ar?.trim() ?? '', fr: text.fr?.trim() ?? '' };
}

/** What is wrong with a text of an agreement: both languages are needed, and every variable must exist. */
export function bilingualProblems(
  field: string,
  text: BilingualText,
  { maximum, language }: { maximum: number; language: Language },
): FieldProblem[] {
  return (['ar', 'fr'] as const).flatMap((side): FieldProblem[] => {
    const path = `${field}.${side}`;
    if (text[side] === '') return [{ field: path, message: fieldMessage({ kind: 'required' }, language) }];
    if (text[side].length > maximum)
      return [{ field: path, message: fieldMessage({ kind: 'too_long', maximum }, language) }];
    const unknown = variablesIn(text[side]).filter((name) => !isAgreementVariable(name));
    return unknown.map((name) => ({ field: path, message: unknownVariable(name, language) }));
  });
}

function readCondition(
  condition: { variable: string; operator: ClauseCondition['operator']; value?: string | null },
  report: (field: string, message: string) => void,
  language: Language,
): ClauseCondition {
  const { variable, operator } = condition;
  if (!isAgreementVariable(variable)) report('variable', unknownVariable(variable, language));
  if (!conditionOperators.includes(operator))
    report('operator', fieldMessage({ kind: 'unknown_choice' }, language));
  const value = condition.value?.trim() || null;
  const isCompared = operator === 'IS' || operator === 'IS_NOT';
  if (isCompared && value === null) report('value', templateTexts.valueNeeded[language]);
  if (!isCompared && value !== null) report('value', templateTexts.valueNotCompared[language]);
  return { variable, operator, value: isCompared ? value : null };
}
