import { deleteDocuments } from '../execution/write-documents.ts';
import type { Collection } from '../storage/catalog.ts';
import type { CommitQueue } from '../storage/commit-queue.ts';
import type { Engine } from '../storage/engine.ts';
import type { Records } from '../storage/records.ts';
import type { Doc } from '../values/document.ts';
import { toNumber } from '../values/numbers.ts';
import { isDocument } from '../values/types.ts';

/** Date fields after which documents of a collection expire, with the seconds of grace. */
function expiringFields({ options, indexes }: Collection): { field: string; seconds: number }[] {
  const rules: { field: string; seconds: number }[] = [];
  if (isDocument(options.timeseries) && options.expireAfterSeconds !== undefined) {
    rules.push({
      field: String(options.timeseries.timeField),
      seconds: toNumber(options.expireAfterSeconds),
    });
  }
  for (const { definition, fields } of indexes) {
    const [field] = fields;
    const seconds = definition.expireAfterSeconds;
    if (seconds === undefined || seconds === null || fields.length !== 1 || field === undefined) continue;
    rules.push({ field, seconds: toNumber(seconds) });
  }
  return rules;
}

/** Removes what TTL indexes let expire. A lock or an error of one rule leaves the others alone; the next sweep tries again. */
export function sweepExpired(
  engine: Engine,
  records: Records,
  commits: CommitQueue,
  log: (line: string) => void,
): void {
  for (const collection of engine.catalog.collections.values()) {
    for (const { field, seconds } of expiringFields(collection)) {
      const filter: Doc = { [field]: { $lt: new Date(Date.now() - seconds * 1000) } };
      commits.submit(
        () => {
          const view = engine.view();
          deleteDocuments(records, view, collection, { filter, limit: 0 });
          view.apply();
        },
        (error) => {
          if (error) log(`embedded document server: expiry of ${collection.ns} failed: ${String(error)}`);
        },
      );
    }
  }
}
