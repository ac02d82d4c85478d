import type { Doc } from '../values/document.ts';
import { firstValueAt, isArrayIndex, splitPath } from '../values/paths.ts';
import { isDocument } from '../values/types.ts';
import { compileFilter, type MatchContext } from './filter.ts';

/**
 * Index of the first element of the array at `arrayPath` that satisfies the filter's conditions on that array: what `$`
 * stands for in updates and projections. −1 when there is none. Conditions with a numeric index say nothing about it.
 */
export function positionalIndex(doc: Doc, filter: Doc, arrayPath: string, context: MatchContext): number {
  const array = firstValueAt(doc, arrayPath);
  if (!Array.isArray(array)) return -1;
  for (const [path, condition] of conditionsOn(filter, arrayPath)) {
    const rest = path.slice(arrayPath.length + 1);
    if (rest && isArrayIndex(splitPath(rest)[0] as string)) continue;
    const predicate = compileFilter({ [rest ? `v.${rest}` : 'v']: condition }, context);
    const found = array.findIndex((element) => predicate({ v: [element] }));
    if (found >= 0) return found;
  }
  return -1;
}

function* conditionsOn(filter: Doc, arrayPath: string): Generator<[path: string, condition: unknown]> {
  for (const [name, condition] of Object.entries(filter)) {
    if ((name === '$and' || name === '$or') && Array.isArray(condition)) {
      for (const branch of condition) if (isDocument(branch)) yield* conditionsOn(branch, arrayPath);
    } else if (name === arrayPath || name.startsWith(`${arrayPath}.`)) yield [name, condition];
  }
}
