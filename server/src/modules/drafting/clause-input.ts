import type { AgreementClauseInput } from '../../gql/resolvers.ts';
import { bilingualProblems, readBilingual } from '../templates/index.ts';
import type { VersionClauseRecord } from './agreement-version.model.ts';
import type { InputReading } from './draft-input.ts';
import { draftFields } from './drafting.texts.ts';

const maximumClauses = 80;
const maximumTitle = 160;
const maximumSource = 8_000;
const keyPattern = /^[a-z0-9][a-z0-9-]{0,39}$/;

/**
 * All clauses of a draft, in order. One that was there keeps where it came from, its condition and whether it must stay;
 * those that must stay cannot be left out.
 */
export function readClauses(
  input: readonly AgreementClauseInput[],
  before: readonly VersionClauseRecord[],
  { language, problems }: InputReading,
): VersionClauseRecord[] {
  const report = (field: string, message: string) => problems.push({ field, message });
  if (input.length > maximumClauses) report('clauses', draftFields.tooMany[language]);
  const known = new Map(before.map((clause) => [clause.key, clause]));
  const keys = new Set<string>();
  const clauses = input.map((each, index): VersionClauseRecord => {
    const path = `clauses.${index}`;
    if (!keyPattern.test(each.key)) report(`${path}.key`, draftFields.keyShape[language]);
    else if (keys.has(each.key)) report(`${path}.key`, draftFields.keyTwice[language]);
    keys.add(each.key);
    const title = readBilingual(each.title);
    const source = readBilingual(each.source);
    problems.push(...bilingualProblems(`${path}.title`, title, { maximum: maximumTitle, language }));
    problems.push(...bilingualProblems(`${path}.source`, source, { maximum: maximumSource, language }));
    const { templateSource, condition, isRequired } = known.get(each.key) ?? {
      templateSource: null,
      condition: null,
      isRequired: false,
    };
    return { key: each.key, title, source, templateSource, condition, isRequired };
  });
  if (before.some(({ key, isRequired }) => isRequired && !keys.has(key)))
    report('clauses', draftFields.requiredClause[language]);
  return clauses;
}
