import type { Trouble } from '../use-agreement-change.ts';
import type { UnreadableField } from './draft-values.ts';

const partOfField: Record<string, readonly string[]> = {
  clauses: ['clauses'],
  schedule: ['schedule'],
  signatories: ['signatories'],
  terms: ['startsOn', 'endsOn', 'noticeDays', 'renewal', 'budgetCentimes', 'changeNote'],
};

/** What is wrong with fields of the draft, by their path in the input. */
export interface FieldProblems {
  at: (path: string) => string | undefined;
  /** The first message at the path or below it. */
  below: (path: string) => string | undefined;
  isIn: (part: string) => boolean;
  isAny: boolean;
  fields: readonly string[];
}

export function problemsOf(
  trouble: Trouble | null,
  unreadable: readonly UnreadableField[],
  wordsOf: (kind: UnreadableField['kind']) => string,
): FieldProblems {
  const found = [
    ...unreadable.map(({ field, kind }) => ({ field, message: wordsOf(kind) })),
    ...(trouble?.kind === 'refused' ? trouble.fields : []),
  ];
  return {
    at: (path) => found.find(({ field }) => field === path)?.message,
    below: (path) => found.find(({ field }) => field === path || field.startsWith(`${path}.`))?.message,
    isIn: (part) =>
      found.some(({ field }) => partOfField[part]?.includes(field.split('.')[0] ?? '') ?? false),
    isAny: unreadable.length > 0,
    fields: found.map(({ field }) => field),
  };
}
