import type { AgreementValues } from '@wasl/shared/agreement-text';
import type { TemplateVariablesQuery } from '../../gql/operations.ts';
import type { DraftClause } from './template-draft.ts';

export type Variable = TemplateVariablesQuery['templateVariables'][number];

/** What the preview supposes of a variable that conditions look at: that it is known, that it is not, or one value. */
export interface Supposition {
  variable: string;
  choices: string[];
}

export const known = 'known';
export const unknown = 'unknown';

/** Every variable that a condition looks at, with what can be supposed of it. */
export function suppositionsOf(clauses: readonly DraftClause[]): Supposition[] {
  const byVariable = new Map<string, Set<string>>();
  for (const { condition } of clauses) {
    if (!condition?.variable) continue;
    const choices = byVariable.get(condition.variable) ?? new Set([known, unknown]);
    if ((condition.operator === 'IS' || condition.operator === 'IS_NOT') && condition.value.trim())
      choices.add(condition.value.trim());
    byVariable.set(condition.variable, choices);
  }
  return [...byVariable].map(([variable, choices]) => ({ variable, choices: [...choices] }));
}

/** Examples for every variable, as far as they are supposed to be known. */
export function previewValues(
  variables: readonly Variable[],
  supposed: Readonly<Record<string, string>>,
): AgreementValues {
  return Object.fromEntries(
    variables
      .filter(({ name }) => supposed[name] !== unknown)
      .map(({ name, example }) => {
        const choice = supposed[name];
        const code = choice === undefined || choice === known ? {} : { code: choice };
        return [name, { ar: example.ar ?? '', fr: example.fr ?? '', ...code }];
      }),
  );
}
