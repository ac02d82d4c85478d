import { Aggregator } from 'mingo/aggregator';
import { Context, evalExpr } from 'mingo/core';
import { Lazy } from 'mingo/lazy';
import * as mingoStages from 'mingo/operators/pipeline';
import * as mingoProjections from 'mingo/operators/projection';
import * as mingoQueries from 'mingo/operators/query';
import * as mingoWindows from 'mingo/operators/window';
import { resolve } from 'mingo/util';
import { failAt, failedToParse, notSupported } from '../errors.ts';
import { checkSort, sortByDocuments } from '../execution/sort-rows.ts';
import { compileFilter } from '../query/filter.ts';
import { compileProjection } from '../query/projection.ts';
import type { StringOrder } from '../values/compare.ts';
import { type Doc, setField } from '../values/document.ts';
import { splitPath } from '../values/paths.ts';
import { isDocument, isRegex } from '../values/types.ts';
import { accumulators } from './accumulators.ts';
import { expressionOperators } from './expression-operators.ts';
import { withReplyErrors } from './expressions.ts';
import { groupStage } from './group-stage.ts';
import { type MingoIterator, type OperatorSets, type StageOperator, variablesOf } from './mingo-operators.ts';

const { $where, $jsonSchema, ...queryOperators } = mingoQueries;

/** What stages need of the world around a pipeline. */
export interface PipelineHost {
  order: StringOrder | null | undefined;
  /** Runs a pipeline on a collection of the same database; without a name on no collection (`$documents`). */
  run(collection: string | undefined, pipeline: Doc[], variables: Doc): Iterable<Doc>;
  out(target: unknown, docs: Doc[]): void;
  merge(spec: unknown, docs: Doc[]): void;
}

const lookupFields = new Set(['from', 'localField', 'foreignField', 'let', 'pipeline', 'as']);

/** The filter of the classic form: equality with the local value, with any of its elements when it is an array. */
function lookupFilter(doc: Doc, localField: string, foreignField: string): Doc {
  const local = resolve(doc, localField) as unknown;
  const values: unknown[] = Array.isArray(local) ? local : [local ?? null];
  if (values.length !== 1) return { [foreignField]: { $in: values } };
  return { [foreignField]: isRegex(values[0]) ? { $eq: values[0] } : values[0] };
}

function withFieldAt(doc: Doc, path: string, value: unknown): Doc {
  const copy = { ...doc };
  const parts = splitPath(path);
  let container = copy;
  for (const part of parts.slice(0, -1)) {
    const known = Object.hasOwn(container, part) ? container[part] : undefined;
    const next: Doc = isDocument(known) ? { ...known } : {};
    setField(container, part, next);
    container = next;
  }
  setField(container, parts.at(-1) as string, value);
  return copy;
}

/** `$lookup` one document at a time through the planner; mingo's own loads the whole foreign collection. */
const lookupStage =
  (host: PipelineHost): StageOperator =>
  (input, operand, options) => {
    if (!isDocument(operand)) failedToParse('the $lookup specification must be an Object');
    for (const name of Object.keys(operand)) {
      if (!lookupFields.has(name)) failedToParse(`unknown argument to $lookup: ${name}`);
    }
    const { from, localField, foreignField, let: bindings, pipeline, as } = operand;
    if (typeof as !== 'string') failedToParse("must specify 'as' field for a $lookup");
    if (from !== undefined && typeof from !== 'string') notSupported('$lookup from another database');
    return input.map((doc: Doc) => {
      const base =
        localField === undefined
          ? []
          : [{ $match: lookupFilter(doc, String(localField), String(foreignField)) }];
      const bound = Object.entries((bindings as Doc | undefined) ?? {}).map(([name, expression]) => [
        name,
        evalExpr(doc, expression, options),
      ]);
      const variables = { ...variablesOf(options), ...Object.fromEntries(bound) };
      const found = [...host.run(from, [...base, ...((pipeline as Doc[] | undefined) ?? [])], variables)];
      return withFieldAt(doc, as, found);
    });
  };

const unionStage =
  (host: PipelineHost): StageOperator =>
  (input, operand, options) => {
    const { coll, pipeline = [] } = (typeof operand === 'string' ? { coll: operand } : operand) as {
      coll?: string;
      pipeline?: Doc[];
    };
    return input.transform((docs) => Lazy([...docs, ...host.run(coll, pipeline, variablesOf(options))]));
  };

const facetStage: StageOperator = (input, operand, options) =>
  input.transform((docs) => {
    const results = Object.entries(operand as Record<string, Doc[]>).map(([name, pipeline]) => [
      name,
      new Aggregator(pipeline, options).run(docs.slice()),
    ]);
    return Lazy([Object.fromEntries(results) as Doc]);
  });

const projectStage =
  (host: PipelineHost): StageOperator =>
  (input, operand, options) => {
    const project = compileProjection(
      operand,
      {},
      { order: host.order, variables: variablesOf(options) },
      'pipeline',
    );
    if (!project) failAt(51272, 'Invalid $project: the specification must be a non-empty object');
    return input.map((doc: Doc) => withReplyErrors(() => project(doc)));
  };

const countStage: StageOperator = (input, operand) => {
  if (typeof operand !== 'string' || !operand || operand.includes('.') || operand[0] === '$') {
    failAt(40156, 'the count field must be a non-empty string without dots and dollars');
  }
  return input.transform((docs) => Lazy(docs.length ? [{ [operand]: docs.length }] : []));
};

const consume = (write: (docs: Doc[]) => void) => (input: MingoIterator) =>
  input.transform((docs) => {
    write(docs as Doc[]);
    return Lazy([]);
  });

const sortByCountStage: StageOperator = (input, operand, options) =>
  groupStage(input, { _id: operand, count: { $sum: 1 } }, options).transform((groups) =>
    Lazy(sortByDocuments(groups as Doc[], (group) => group, { count: -1 })),
  );

/** mingo's operators with the type-sensitive stages replaced. Overrides must go in here: in `Context.from` built-ins win. */
export function stageContext(host: PipelineHost): Context {
  const stages: Record<string, StageOperator> = {
    ...(mingoStages as unknown as Record<string, StageOperator>),
    $match: (input, operand, options) =>
      input.filter(compileFilter(operand, { order: host.order, variables: variablesOf(options) })),
    $sort: (input, operand) => {
      if (!isDocument(operand)) failAt(15973, 'the $sort key specification must be an object');
      checkSort(operand);
      return input.transform((docs) =>
        Lazy(sortByDocuments(docs as Doc[], (doc) => doc, operand, host.order)),
      );
    },
    $group: groupStage,
    $project: projectStage(host),
    $count: countStage,
    $sortByCount: sortByCountStage,
    $lookup: lookupStage(host),
    $unionWith: unionStage(host),
    $facet: facetStage,
    $out: (input, operand) => consume((docs) => host.out(operand, docs))(input),
    $merge: (input, operand) => consume((docs) => host.merge(operand, docs))(input),
    $indexStats: () => Lazy([]),
    $collStats: () => Lazy([{}]),
  };
  return Context.init({
    accumulator: accumulators,
    expression: expressionOperators,
    pipeline: stages,
    projection: mingoProjections,
    query: queryOperators,
    window: mingoWindows,
  } as unknown as OperatorSets);
}
