import type { SearchQuery } from '../port.ts';
import { withCapacity } from './growable-array.ts';
import type { IndexData } from './index-data.ts';
import type { Ranking } from './ranking.ts';
import { compareKeys, TopHits } from './top-hits.ts';

/** Keeps the hits of a page, or with `distinct` the best of each group first. */
export interface BestHits {
  offer(document: number, metres: number): void;
  /** The documents up to the page's end, best first, and how many there are in all. */
  finish(): { documents: number[]; total: number };
}

export function createBestHits(data: IndexData, query: SearchQuery, ranking: Ranking): BestHits {
  const top = new TopHits(query.page.offset + query.page.limit, ranking.width);
  const groups = query.distinct ? data.keywords.get(query.distinct) : undefined;
  if (!groups) {
    let total = 0;
    return {
      offer(document, metres) {
        total++;
        ranking.write(top.key, document, metres);
        top.offer(document);
      },
      finish: () => ({ documents: top.documents(), total }),
    };
  }
  return createGroupedHits(top, ranking, (document) => groups.firstCode(document));
}

function createGroupedHits(top: TopHits, ranking: Ranking, groupOf: (document: number) => number): BestHits {
  const { width } = ranking;
  const rowByGroup = new Map<number, number>();
  let keys = new Float64Array(256 * width);
  let rows = 0;

  function writeRow(row: number, document: number): void {
    keys = withCapacity(keys, (row + 1) * width > keys.length ? keys.length * 2 : keys.length);
    top.key[width - 1] = document;
    keys.set(top.key, row * width);
  }

  return {
    offer(document, metres) {
      ranking.write(top.key, document, metres);
      top.key[width - 1] = document;
      const group = groupOf(document);
      const row = group < 0 ? undefined : rowByGroup.get(group);
      if (row === undefined) {
        if (group >= 0) rowByGroup.set(group, rows);
        writeRow(rows++, document);
      } else if (compareKeys(top.key, 0, keys, row * width, width) < 0) writeRow(row, document);
    },
    finish() {
      for (let row = 0; row < rows; row++) {
        top.key.set(keys.subarray(row * width, (row + 1) * width));
        top.offer(keys[(row + 1) * width - 1] as number);
      }
      return { documents: top.documents(), total: rows };
    },
  };
}
