import type { Language } from '@wasl/shared/language';
import type { Keyset } from '../../platform/graphql/connection.ts';
import { sortNameOf } from './pipeline-book.ts';
import type { PipelineItem, PipelineOrder } from './pipeline-filter.ts';

/** After every urgency there is: what waits for nothing comes last. */
const nothingAwaited = 1_000_000;
const noEnd = '9999-12-31';

/** What an item is sorted by, smallest first, then by id; a page continues after such a key. */
export function keyOf(item: PipelineItem, order: PipelineOrder, language: Language): Keyset {
  const { entry } = item;
  switch (order) {
    case 'LATENESS':
      return {
        sortKey: item.urgencyDays === null ? nothingAwaited + (item.daysToEnd ?? 0) : -item.urgencyDays,
        id: entry.id,
      };
    case 'NAME':
      return { sortKey: sortNameOf(entry, language), id: entry.id };
    case 'NEWEST':
      return { sortKey: -entry.stateSince.getTime(), id: entry.id };
    case 'END':
      return { sortKey: entry.endsOn ?? noEnd, id: entry.id };
  }
}

export function compareKeys(a: Keyset, b: Keyset): number {
  if (a.sortKey !== b.sortKey) return a.sortKey < b.sortKey ? -1 : 1;
  if (a.id === b.id) return 0;
  return a.id < b.id ? -1 : 1;
}

/** The items in order. */
export function sortItems(
  items: readonly PipelineItem[],
  order: PipelineOrder,
  language: Language,
): PipelineItem[] {
  return items
    .map((item) => ({ item, key: keyOf(item, order, language) }))
    .sort((a, b) => compareKeys(a.key, b.key))
    .map(({ item }) => item);
}
