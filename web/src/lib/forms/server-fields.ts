import type { FieldValues, Path, UseFormSetError } from 'react-hook-form';

export interface FieldProblem {
  /** Path within the input, such as `name` or `contact.email`. */
  field: string;
  message: string;
}

/**
 * Puts what the server says about fields on the fields themselves: `name.fr` belongs to the box `name`. What has no box here is
 * returned, to be shown above the form: no refusal is swallowed.
 */
export function sortProblems<TName extends string>(
  problems: readonly FieldProblem[],
  names: readonly TName[],
): { byField: { name: TName; message: string }[]; general: string[] } {
  const byField: { name: TName; message: string }[] = [];
  const general: string[] = [];
  for (const { field, message } of problems) {
    const name = names.find((each) => each === field) ?? names.find((each) => field.startsWith(`${each}.`));
    if (!name) general.push(message);
    else if (!byField.some((problem) => problem.name === name)) byField.push({ name, message });
  }
  return { byField, general };
}

/** {@link sortProblems} for a form: the first field with a problem gets the focus. Returns what belongs above the form. */
export function showProblems<TValues extends FieldValues>(
  problems: readonly FieldProblem[],
  names: readonly Path<TValues>[],
  setError: UseFormSetError<TValues>,
): string[] {
  const { byField, general } = sortProblems(problems, names);
  for (const [index, { name, message }] of byField.entries()) {
    setError(name, { type: 'server', message }, { shouldFocus: index === 0 });
  }
  return general;
}
