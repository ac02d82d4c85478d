import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PipelineItem } from './pipeline-book.ts';
import { pipelineOrders } from './pipeline-filter.ts';
import { firstItems, keyOf } from './pipeline-order.ts';

const itemOf = (id: number, urgency: number | null, name: string): PipelineItem =>
  ({
    entry: {
      id: String(id).padStart(4, '0'),
      name: { fr: name },
      sortNames: {},
      stateSince: new Date(Date.UTC(2026, 10, 1 + (id % 7))),
      endsOn: id % 3 === 0 ? null : `2027-01-${10 + (id % 9)}`,
    },
    urgencyDays: urgency,
    daysToEnd: null,
  }) as unknown as PipelineItem;

const items = fc
  .array(
    fc.tuple(fc.option(fc.integer({ min: -20, max: 20 })), fc.constantFrom('Anzi', 'Élan', 'Zagora', 'anzi')),
    { maxLength: 40 },
  )
  .map((list) => list.map(([urgency, name], index) => itemOf((index * 17) % 41, urgency, name)));

describe('orders of cards', () => {
  it('gives the first of all sorted, and page after page all of them', () => {
    fc.assert(
      fc.property(
        items,
        fc.constantFrom(...pipelineOrders),
        fc.integer({ min: 1, max: 9 }),
        (list, order, limit) => {
          const language = 'fr' as const;
          const sorted = [...list].sort((a, b) => {
            const [x, y] = [keyOf(a, order, language), keyOf(b, order, language)];
            if (x.sortKey !== y.sortKey) return x.sortKey < y.sortKey ? -1 : 1;
            return x.id < y.id ? -1 : 1;
          });
          const paged: PipelineItem[] = [];
          for (;;) {
            const last = paged.at(-1);
            const after = last ? keyOf(last, order, language) : null;
            const page = firstItems(list, { order, language, limit, after });
            if (page.length === 0) break;
            paged.push(...page);
          }
          expect(paged).toEqual(sorted);
          expect(firstItems(list, { order, language, limit: 0 })).toEqual([]);
        },
      ),
      { seed: 20_261_122, numRuns: 200 },
    );
  });
});
