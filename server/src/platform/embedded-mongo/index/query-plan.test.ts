import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import '../aggregate/expressions.ts';
import { runUpdatePipeline } from '../aggregate/run-pipeline.ts';
import { CommandError } from '../errors.ts';
import { findDocuments } from '../execution/find-documents.ts';
import { documentOf } from '../execution/row.ts';
import { documentComparator } from '../execution/sort-rows.ts';
import { deleteDocuments, updateDocuments } from '../execution/write-documents.ts';
import { createEngine, type Engine } from '../storage/engine.ts';
import { type KeyValueStore, openStore } from '../storage/key-value-store.ts';
import { Records } from '../storage/records.ts';
import { document, filter, flatDocument, indexDefinition } from '../testing/random-documents.ts';
import type { Doc } from '../values/document.ts';
import { idPrefix } from '../values/key-encoding.ts';
import type { IndexDefinition } from './collection-index.ts';
import { buildIndex } from './index-build.ts';
import { planQuery } from './query-plan.ts';

const runs = 400;
const seed = 20260922;

let directory: string;
let store: KeyValueStore;
let engine: Engine;
let records: Records;
let made = 0;

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'wasl-plans-'));
  store = openStore(directory);
  engine = createEngine(store);
  records = new Records(engine.catalog);
});
afterAll(async () => {
  await store.close();
  rmSync(directory, { recursive: true, force: true });
});

/** Runs what MongoDB would refuse with this code now and then. */
function ignoring(code: number, work: () => unknown): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof CommandError) || error.code !== code) throw error;
  }
}

/** Runs one write as a command would; two arrays in one compound index are refused. */
function write(work: (view: ReturnType<Engine['view']>) => void): void {
  const view = engine.view();
  ignoring(171, () => {
    work(view);
    view.apply();
  });
}

function collectionOf(documents: Doc[], definitions: Doc[]) {
  const collection = engine.catalog.create(`plans.c${made++}`);
  store.write(() => {
    for (const [i, definition] of definitions.entries()) {
      ignoring(85, () =>
        buildIndex(engine, collection, { v: 2, name: `i${i}`, ...definition } as IndexDefinition),
      );
    }
    for (const [i, doc] of documents.entries())
      write((view) => records.insert(view, collection, { _id: i, ...doc }));
    // Some changes, so that entries have been moved and removed too.
    for (const [i, doc] of documents.entries()) {
      if (i % 5 === 0)
        write((view) => deleteDocuments(records, view, collection, { filter: { _id: i }, limit: 1 }));
      if (i % 4 === 0) {
        const update = { $set: { b: doc.a ?? 1 } };
        write((view) =>
          updateDocuments(records, view, collection, {
            filter: { _id: i + 1 },
            update,
            now: new Date(0),
            runPipeline: runUpdatePipeline,
          }),
        );
      }
    }
  });
  return collection;
}

const sortOrder = fc.option(
  fc
    .tuple(fc.constantFrom('a', 'b'), fc.constantFrom(1, -1))
    .map(([path, direction]) => ({ [path]: direction })),
  { nil: null },
);

function checkSameAnswer(documents: Doc[], definitions: Doc[], filters: Doc[], sort: Doc | null): void {
  const collection = collectionOf(documents, definitions);
  for (const one of filters) {
    const byPlan = [...findDocuments(engine.view(), collection, { filter: one, sort })].map(documentOf);
    const byScan = [
      ...findDocuments(engine.view(), collection, { filter: one, sort, hint: { $natural: 1 } }),
    ].map(documentOf);
    const ids = (docs: Doc[]) => docs.map((doc) => Number(doc._id)).sort((x, y) => x - y);
    expect(ids(byPlan), `plan: ${planQuery(collection, { filter: one, sort }).type}`).toEqual(ids(byScan));
    if (!sort) continue;
    const inOrder = documentComparator(sort);
    expect(byPlan.every((doc, i) => i === 0 || inOrder(byPlan[i - 1] as Doc, doc) <= 0)).toBe(true);
  }
  engine.catalog.drop(collection.ns);
}

describe('planQuery', () => {
  it.each([
    ['with arrays', document],
    ['without arrays', flatDocument],
  ])(`finds what a full scan finds, in the order asked for, %s (seed ${seed})`, (_name, documents) => {
    const property = fc.property(
      fc.array(documents, { minLength: 10, maxLength: 40 }),
      fc.array(indexDefinition, { minLength: 1, maxLength: 2 }),
      fc.array(filter, { minLength: 6, maxLength: 10 }),
      sortOrder,
      checkSameAnswer,
    );
    fc.assert(property, {
      seed,
      numRuns: runs,
      interruptAfterTimeLimit: 6_000,
      markInterruptAsFailure: false,
    });
  });

  const planFor = (definitions: Doc[], wanted: Doc, options: Doc = {}) => {
    const collection = collectionOf([{ a: 1, b: 1 }], definitions);
    const plan = planQuery(collection, { filter: wanted, ...options });
    return plan.type === 'index'
      ? { name: plan.index.definition.name, exact: plan.exact, sorted: plan.sorted }
      : { name: plan.type };
  };

  it('prefers the longest equality prefix, then a range, then the order', () => {
    const definitions = [{ key: { a: 1 } }, { key: { a: 1, b: 1 } }];
    expect(planFor(definitions, { a: 1, b: 1 })).toMatchObject({ name: 'i1', exact: true });
    expect(planFor(definitions, { a: 1, b: { $gt: 1 } })).toMatchObject({ name: 'i1', exact: false });
    expect(planFor(definitions, { a: 1 }, { sort: { b: -1 } })).toMatchObject({ name: 'i1', sorted: true });
  });

  it('uses equality inside $expr, with variables too', () => {
    const definitions = [{ key: { a: 1 } }];
    expect(planFor(definitions, { $expr: { $eq: ['$a', 1] } })).toMatchObject({ name: 'i0', exact: false });
    expect(planFor(definitions, { $expr: { $eq: ['$a', '$$x'] } }, { variables: { x: 1 } })).toMatchObject({
      name: 'i0',
    });
    expect(planFor(definitions, { $expr: { $gt: ['$a', 1] } })).toEqual({ name: 'scan' });
  });

  it('uses a sparse or partial index only when it holds all matches', () => {
    expect(planFor([{ key: { a: 1 }, sparse: true }], { a: null })).toEqual({ name: 'scan' });
    const partial = [{ key: { a: 1 }, partialFilterExpression: { b: { $gt: 2 } } }];
    expect(planFor(partial, { a: 1, b: 1 })).toEqual({ name: 'scan' });
    expect(planFor(partial, { a: 1, b: { $gt: 'x' } })).toEqual({ name: 'scan' });
    expect(planFor(partial, { a: 1, b: { $gt: 3 } })).toMatchObject({ name: 'i0' });
  });

  it('leaves out indexes younger than the snapshot it serves', () => {
    expect(planFor([{ key: { a: 1 } }], { a: 1 }, { snapshotAt: Date.now() - 1000 })).toEqual({
      name: 'scan',
    });
  });

  it('keeps entries only for documents that exist', () => {
    const collection = collectionOf([{ a: 1 }, { a: [1, 2] }, { a: 2 }], [{ key: { a: 1 } }]);
    store.write(() =>
      write((view) => void deleteDocuments(records, view, collection, { filter: {}, limit: 0 })),
    );
    for (const index of collection.indexes)
      expect(store.range(idPrefix(index.id), idPrefix(index.id + 1))).toEqual([]);
  });
});
