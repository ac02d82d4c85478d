import type { PersonValues } from './draft-values.ts';

/** Groups numbered from 1 without gaps, their people together and in order. */
export function withoutGaps(people: readonly PersonValues[]): PersonValues[] {
  const numbers = [...new Set(people.map(({ group }) => group))].sort((a, b) => a - b);
  return numbers.flatMap((number, index) =>
    people.filter(({ group }) => group === number).map((person) => ({ ...person, group: index + 1 })),
  );
}

/**
 * Lets somebody sign earlier (−1) or later (1): into the group beside. From the last group, or the first, into one of their own; who is
 * alone at an end already stays.
 */
export function moveBetweenGroups(
  people: readonly PersonValues[],
  key: string,
  step: -1 | 1,
): PersonValues[] {
  return withoutGaps(
    people.map((person) => (person.key === key ? { ...person, group: person.group + step } : person)),
  );
}
