import type { FieldValues, Path, UseFormSetError } from 'react-hook-form';
import { type FieldProblem, showProblems } from '../../lib/forms/server-fields.ts';
import type { Trouble } from '../../ui/form-trouble.tsx';

/** A refusal of the server, of any kind the pipeline's changes know. */
export type Refusal =
  | { __typename: 'ValidationError'; message: string; fields: readonly FieldProblem[] }
  | { __typename: 'NotPossibleNowError'; message: string; obstacles: readonly string[] }
  | { __typename: 'StaleVersionError'; message: string };

/** Puts a refusal on the fields it is about; what belongs above the form is returned. */
export function troubleOf<TValues extends FieldValues>(
  refusal: Refusal,
  names: readonly Path<TValues>[],
  setError: UseFormSetError<TValues>,
): Trouble {
  if (refusal.__typename === 'ValidationError')
    return { kind: 'refused', messages: showProblems(refusal.fields, names, setError) };
  if (refusal.__typename === 'NotPossibleNowError')
    return { kind: 'refused', messages: [refusal.message, ...refusal.obstacles] };
  return { kind: 'refused', messages: [refusal.message] };
}
