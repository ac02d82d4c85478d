import { type DraftValues, isSame, type TermValues } from './draft-values.ts';

/** One thing that both changed, each in their own way. */
export interface DraftConflict {
  /** `clauses.pricing`, `schedule.line-1`, `signatories.x`, `terms.endsOn`. */
  path: string;
  part: keyof DraftValues;
  key: string;
}

type Keyed = { key: string };

/**
 * What somebody typed, on top of what others saved in the meantime: where only one of both changed something it stands; where both did,
 * mine stands and the place is named, for a person to choose.
 */
export function mergeDrafts(
  base: DraftValues,
  mine: DraftValues,
  theirs: DraftValues,
): { values: DraftValues; conflicts: DraftConflict[] } {
  const conflicts: DraftConflict[] = [];
  const list = <T extends Keyed>(
    part: 'clauses' | 'schedule' | 'signatories',
    of: (v: DraftValues) => T[],
  ) => {
    const merged = mergeLists(of(base), of(mine), of(theirs));
    conflicts.push(...merged.conflicts.map((key) => ({ path: [part, key].join('.'), part, key })));
    return merged.items;
  };
  const terms = { ...theirs.terms };
  for (const field of Object.keys(terms) as (keyof TermValues)[]) {
    if (mine.terms[field] === base.terms[field]) continue;
    if (theirs.terms[field] !== base.terms[field] && theirs.terms[field] !== mine.terms[field])
      conflicts.push({ path: `terms.${field}`, part: 'terms', key: field });
    assign(terms, field, mine.terms[field]);
  }
  return {
    values: {
      clauses: list('clauses', ({ clauses }) => clauses),
      schedule: list('schedule', ({ schedule }) => schedule),
      signatories: list('signatories', ({ signatories }) => signatories),
      terms,
    },
    conflicts,
  };
}

function assign<K extends keyof TermValues>(terms: TermValues, field: K, value: TermValues[K]): void {
  terms[field] = value;
}

function mergeLists<T extends Keyed>(
  base: readonly T[],
  mine: readonly T[],
  theirs: readonly T[],
): { items: T[]; conflicts: string[] } {
  const find = (items: readonly T[], key: string) => items.find((item) => item.key === key);
  const conflicts: string[] = [];
  const items: T[] = [];
  for (const item of mine) {
    const before = find(base, item.key);
    const other = find(theirs, item.key);
    const changedHere = !isSame(item, before);
    const changedThere = !isSame(other, before);
    if (!changedHere && !other) continue; // Taken out there, untouched here.
    if (changedHere && changedThere && !isSame(item, other)) conflicts.push(item.key);
    items.push(changedHere || !other ? item : other);
  }
  for (const [index, item] of theirs.entries()) {
    if (find(mine, item.key)) continue;
    const before = find(base, item.key);
    // Taken out here: it stays out unless it was changed there.
    if (before && isSame(before, item)) continue;
    if (before) conflicts.push(item.key);
    items.splice(Math.min(index, items.length), 0, item);
  }
  return { items, conflicts };
}

/** Their value instead of mine, where a person chose so. */
export function takeTheirs(values: DraftValues, theirs: DraftValues, conflict: DraftConflict): DraftValues {
  const { part, key } = conflict;
  if (part === 'terms') {
    const terms = { ...values.terms };
    const field = key as keyof TermValues;
    assign(terms, field, theirs.terms[field]);
    return { ...values, terms };
  }
  const replace = <T extends Keyed>(own: readonly T[], others: readonly T[]): T[] => {
    const other = others.find((item) => item.key === key);
    return own.flatMap((item) => (item.key !== key ? [item] : other ? [other] : []));
  };
  return {
    ...values,
    ...(part === 'clauses' && { clauses: replace(values.clauses, theirs.clauses) }),
    ...(part === 'schedule' && { schedule: replace(values.schedule, theirs.schedule) }),
    ...(part === 'signatories' && { signatories: replace(values.signatories, theirs.signatories) }),
  };
}
