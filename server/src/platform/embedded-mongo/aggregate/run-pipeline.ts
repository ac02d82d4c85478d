import { Aggregator } from 'mingo/aggregator';
import { failAt } from '../errors.ts';
import { type FindRequest, findDocuments, matchContext } from '../execution/find-documents.ts';
import type { Engine } from '../storage/engine.ts';
import type { View } from '../storage/view.ts';
import { decode } from '../values/bson-codec.ts';
import type { Collation } from '../values/collation.ts';
import type { Doc } from '../values/document.ts';
import { optionalNumber } from '../values/numbers.ts';
import { bsonTypeOf, isDocument, isDouble, isNumber } from '../values/types.ts';
import { withReplyErrors } from './expressions.ts';
import type { Options } from './mingo-operators.ts';
import { neededFields } from './needed-fields.ts';
import { checkPipeline, withNativeRegexes } from './pipeline-shape.ts';
import { type PipelineHost, stageContext } from './stages.ts';

export interface PipelineRequest {
  database: string;
  /** Collection name, or null for pipelines on the database itself. */
  collection: string | null;
  pipeline: Doc[];
  collation?: Collation | null;
  hint?: unknown;
  variables?: Doc;
  deadline?: number;
}
/** Where `$out` and `$merge` write; made by the command that runs the pipeline. */
export type PipelineTargets = Pick<PipelineHost, 'out' | 'merge'>;

const cloneNothing = 0;
const cloneAll = 3;
const mostViewNesting = 20;

/** Doubles and safe longs as plain numbers, since mingo's expressions know no others; in place, on documents just decoded. */
function withPlainNumbers(doc: Doc): Doc {
  for (const [name, value] of Object.entries(doc)) {
    if (isDouble(value)) doc[name] = value.value;
    else if (typeof value === 'bigint') {
      if (Number.isSafeInteger(Number(value))) doc[name] = Number(value);
    } else if (Array.isArray(value) || (isDocument(value) && bsonTypeOf(value) === undefined)) {
      withPlainNumbers(value as Doc);
    }
  }
  return doc;
}

/** Leading `$match`, `$sort` and `$limit` as a search that the planner can serve, and the stages that remain. */
function pushDown(stages: Doc[]): { request: FindRequest; rest: Doc[] } {
  const request: FindRequest = { filter: {} };
  let next = 0;
  const filters: Doc[] = [];
  for (; isDocument(stages[next]?.$match); next++) filters.push(stages[next]?.$match as Doc);
  const [first] = filters;
  if (first) request.filter = filters.length > 1 ? { $and: filters } : first;
  const sort = stages[next]?.$sort;
  if (isDocument(sort)) {
    request.sort = sort;
    next++;
  }
  const limit = stages[next]?.$limit;
  if (isNumber(limit)) {
    request.limit = optionalNumber(limit);
    next++;
    if ((request.limit ?? 1) <= 0) failAt(15958, 'the limit must be positive');
  }
  return { request, rest: stages.slice(next) };
}

function* source(
  engine: Engine,
  view: View,
  request: PipelineRequest,
  search: FindRequest,
  rest: Doc[],
): Generator<Doc> {
  if (rest[0]?.$documents !== undefined) return;
  const collection =
    request.collection === null ? null : engine.catalog.find(`${request.database}.${request.collection}`);
  const { collation, hint, variables, deadline } = request;
  const fields = search.sort ? null : neededFields(rest);
  for (const row of findDocuments(view, collection, { ...search, collation, hint, variables, deadline })) {
    yield withPlainNumbers(row.doc ?? decode(row.raw, fields));
  }
}

/** Runs stages on documents already at hand. */
function runStages(docs: Iterable<Doc>, stages: Doc[], host: PipelineHost, variables: Doc): Iterable<Doc> {
  const options = {
    context: stageContext(host),
    variables,
    processingMode: cloneNothing,
    // mingo's windows are made of its own functions; a client's are refused by `checkPipeline` and are not among the operators.
    scriptEnabled: true,
    collectionResolver: (name: string) => [...host.run(name, [], variables)],
  } as unknown as Options;
  const results = withReplyErrors(() => new Aggregator(stages, options).stream(docs));
  return {
    *[Symbol.iterator]() {
      const iterator = results[Symbol.iterator]();
      for (;;) {
        const step = withReplyErrors(() => iterator.next());
        if (step.done) return;
        yield step.value as Doc;
      }
    },
  };
}

/**
 * The documents a pipeline gives, lazily where its stages allow. Views are replaced by their pipelines.
 * @throws CommandError naming stages and expressions that are not supported
 */
export function runPipeline(
  engine: Engine,
  view: View,
  request: PipelineRequest,
  targets: PipelineTargets,
  nesting = 0,
): Iterable<Doc> {
  checkPipeline(request.pipeline);
  const { database, collection: name, pipeline, variables = {}, collation } = request;
  const collection = name === null ? null : engine.catalog.find(`${database}.${name}`);
  if (typeof collection?.options.viewOn === 'string') {
    if (nesting > mostViewNesting) failAt(165, 'View depth limit exceeded');
    const viewPipeline = (collection.options.pipeline as Doc[] | undefined) ?? [];
    const onSource = {
      ...request,
      collection: collection.options.viewOn,
      pipeline: [...viewPipeline, ...pipeline],
    };
    return runPipeline(engine, view, onSource, targets, nesting + 1);
  }
  const { request: search, rest } = pushDown(pipeline);
  const docs = source(engine, view, request, search, rest);
  if (!rest.length) return docs;
  const host: PipelineHost = {
    ...targets,
    order: matchContext(collation, collection).order,
    run: (from, inner, innerVariables) => {
      const nested = {
        ...request,
        collection: from ?? null,
        pipeline: inner,
        hint: undefined,
        variables: innerVariables,
      };
      return runPipeline(engine, view, nested, targets, nesting);
    },
  };
  return runStages(docs, withNativeRegexes(rest) as Doc[], host, variables);
}

const noTargets: PipelineHost = {
  order: null,
  run: () => failAt(16020, 'an update pipeline reads no other collection'),
  out: () => failAt(16020, 'an update pipeline writes no other collection'),
  merge: () => failAt(16020, 'an update pipeline writes no other collection'),
};
const updateStages = new Set(['$set', '$addFields', '$unset', '$project', '$replaceRoot', '$replaceWith']);
const updateContext = stageContext(noTargets);

/** The document after an update written as a pipeline. @throws CommandError 40324 for stages not allowed there */
export function runUpdatePipeline(doc: Doc, stages: unknown[], variables: Doc = {}): Doc {
  checkPipeline(stages);
  for (const stage of stages) {
    const [name = ''] = Object.keys(stage);
    if (!updateStages.has(name)) failAt(40324, `Unrecognized pipeline stage name: '${name}'`);
  }
  const options = {
    context: updateContext,
    variables,
    processingMode: cloneAll,
    scriptEnabled: false,
  } as unknown as Options;
  return withReplyErrors(
    () => new Aggregator(withNativeRegexes(stages) as Doc[], options).run<Doc>([doc])[0] as Doc,
  );
}
