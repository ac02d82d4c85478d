import type { FacetCount, SearchQuery } from '../port.ts';
import type { KeywordColumn } from './columns.ts';
import { wantedCodes } from './filter-mask.ts';
import type { IndexData } from './index-data.ts';
import { byCodeUnits } from './vocabulary.ts';

/**
 * Counts facet values in the same pass that applies the refinements. A document that fails one refinement only
 * still counts for that refinement's own facet, so that its other values show what choosing them would give.
 */
export interface FacetTally {
  /** Counts a candidate; gives whether it passes every refinement. */
  count(document: number): boolean;
  result(): Record<string, FacetCount[]>;
}

interface Facet {
  name: string;
  column: KeywordColumn;
  counts: Uint32Array;
}

interface Refinement {
  column: KeywordColumn;
  wanted: Uint8Array;
  /** The facet on the same attribute, -1 when it is not counted. */
  facet: number;
}

export function createFacetTally(data: IndexData, query: SearchQuery): FacetTally {
  const names = [...new Set(query.facets ?? [])];
  const facets: Facet[] = names.flatMap((name) => {
    const column = data.keywords.get(name);
    return column ? [{ name, column, counts: new Uint32Array(column.values.length) }] : [];
  });
  const refinements: Refinement[] = Object.entries(query.refine ?? {}).flatMap(([name, values]) => {
    const column = data.keywords.get(name);
    if (!column || values.length === 0) return [];
    return [{ column, wanted: wantedCodes(column, values), facet: names.indexOf(name) }];
  });
  const count = query.distinct
    ? distinctCounter(facets, data.keywords.get(query.distinct))
    : ({ column, counts }: Facet, document: number) => column.countInto(document, counts);

  return {
    count(document) {
      let failed: Refinement | null = null;
      for (let at = 0; at < refinements.length; at++) {
        const refinement = refinements[at] as Refinement;
        if (refinement.column.hasAny(document, refinement.wanted)) continue;
        if (failed) return false;
        failed = refinement;
      }
      if (failed) {
        const own = facets[failed.facet];
        if (own) count(own, document);
        return false;
      }
      for (let at = 0; at < facets.length; at++) count(facets[at] as Facet, document);
      return true;
    },
    result: () => Object.fromEntries(facets.map((facet) => [facet.name, sortedCounts(facet)])),
  };
}

/** With `distinct`, a value counts once per distinct value, however many of its documents match. */
function distinctCounter(
  facets: readonly Facet[],
  groups: KeywordColumn | undefined,
): (facet: Facet, document: number) => void {
  const seen = new Map(facets.map((facet) => [facet, new Set<number>()]));
  const groupCount = (groups?.values.length ?? 0) + 1;
  return (facet, document) => {
    const group = groups ? groups.firstCode(document) : -1;
    if (group < 0) return facet.column.countInto(document, facet.counts);
    const seenHere = seen.get(facet) as Set<number>;
    facet.column.forEachCode(document, (code) => {
      const pair = code * groupCount + group;
      if (seenHere.has(pair)) return;
      seenHere.add(pair);
      facet.counts[code] = (facet.counts[code] as number) + 1;
    });
  };
}

function sortedCounts({ column, counts }: Facet): FacetCount[] {
  const found: FacetCount[] = [];
  counts.forEach((count, code) => {
    if (count > 0) found.push({ value: column.values[code] as string, count });
  });
  return found.sort((a, b) => b.count - a.count || byCodeUnits(a.value, b.value));
}
