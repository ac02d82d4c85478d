import type { Language } from '@wasl/shared/language';
import type { Keyset } from '../../platform/graphql/connection.ts';
import { type PipelineItem, sortNameOf } from './pipeline-book.ts';
import type { PipelineOrder } from './pipeline-filter.ts';

/** After every urgency there is: what waits for nothing comes last. */
const nothingAwaited = 1_000_000;
const noEnd = '9999-12-31';

/** What items are sorted by, smallest first. */
function sortKeyOf(item: PipelineItem, order: PipelineOrder, language: Language): string | number {
  switch (order) {
    case 'LATENESS':
      return item.urgencyDays === null ? nothingAwaited + (item.daysToEnd ?? 0) : -item.urgencyDays;
    case 'NAME':
      return sortNameOf(item.entry, language);
    case 'NEWEST':
      return -item.entry.stateSince.getTime();
    case 'END':
      return item.entry.endsOn ?? noEnd;
  }
}

/** Where an item stands in an order; a page continues after such a key. */
export function keyOf(item: PipelineItem, order: PipelineOrder, language: Language): Keyset {
  return { sortKey: sortKeyOf(item, order, language), id: item.entry.id };
}

/**
 * The first items in order, by sort key, then by id; those after a key where one is given. Looks at each item once and keeps
 * as many as are wanted, so that the first eight of thousands cost no sorting.
 */
export function firstItems(
  items: readonly PipelineItem[],
  {
    order,
    language,
    limit,
    after = null,
  }: {
    order: PipelineOrder;
    language: Language;
    limit: number;
    after?: Keyset | null;
  },
): PipelineItem[] {
  const first: { item: PipelineItem; sortKey: string | number }[] = [];
  if (limit === 0) return [];
  for (const item of items) {
    const sortKey = sortKeyOf(item, order, language);
    const { id } = item.entry;
    if (after && !isBefore(after.sortKey, after.id, sortKey, id)) continue;
    const last = first.length < limit ? null : first.at(-1);
    if (last && !isBefore(sortKey, id, last.sortKey, last.item.entry.id)) continue;
    if (last) first.pop();
    let low = 0;
    let high = first.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const there = first[middle];
      if (there && isBefore(there.sortKey, there.item.entry.id, sortKey, id)) low = middle + 1;
      else high = middle;
    }
    first.splice(low, 0, { item, sortKey });
  }
  return first.map(({ item }) => item);
}

function isBefore(aKey: string | number, aId: string, bKey: string | number, bId: string): boolean {
  return aKey === bKey ? aId < bId : aKey < bKey;
}
