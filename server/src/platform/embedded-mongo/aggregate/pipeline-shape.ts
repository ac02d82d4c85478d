import * as mingoStages from 'mingo/operators/pipeline';
import * as mingoProjections from 'mingo/operators/projection';
import * as mingoWindows from 'mingo/operators/window';
import { badValue, CommandError, failAt, notSupported } from '../errors.ts';
import { compileFilter } from '../query/filter.ts';
import { type Doc, isPollutingPath } from '../values/document.ts';
import { bsonTypeOf, isBsonRegExp, isDocument } from '../values/types.ts';
import { accumulators } from './accumulators.ts';
import { expressionOperators } from './expression-operators.ts';

const knownOperators: ReadonlySet<string> = new Set([
  ...Object.keys(expressionOperators),
  ...Object.keys(accumulators),
  ...Object.keys(mingoWindows),
  ...Object.keys(mingoProjections),
]);
const knownStages: ReadonlySet<string> = new Set([...Object.keys(mingoStages), '$indexStats', '$collStats']);
/** Stages MongoDB has and this server has not: refused by name. */
const refusedStages: Readonly<Record<string, readonly [code: number, codeName: string, message: string]>> = {
  $changeStream: [
    40573,
    'Location40573',
    'The $changeStream stage is only supported on replica sets (change streams are not supported by the embedded document server)',
  ],
  $geoNear: [291, 'NoQueryExecutionPlans', '$geoNear is not supported by the embedded document server'],
  $search: [31082, 'SearchNotEnabled', '$search is not supported by the embedded document server'],
  $searchMeta: [31082, 'SearchNotEnabled', '$searchMeta is not supported by the embedded document server'],
  $vectorSearch: [
    31082,
    'SearchNotEnabled',
    '$vectorSearch is not supported by the embedded document server',
  ],
};
/** Fields whose string value becomes the name of a field. */
const fieldNameArguments = new Set([
  'as',
  'path',
  'includeArrayIndex',
  'field',
  'into',
  'depthField',
  'connectFromField',
  'connectToField',
  '$count',
  '$unset',
]);

function refusePolluting(name: string): void {
  if (isPollutingPath(name)) badValue(`The path '${name}' is not allowed: it names the prototype of objects`);
}

function checkStringArgument(name: string, value: string): void {
  if (value[0] === '$' || fieldNameArguments.has(name)) refusePolluting(value.replace(/^\$+/, ''));
}

/** Checks every operator inside an expression. @throws CommandError 168 naming the unknown one */
export function checkExpression(expression: unknown, name = ''): void {
  if (typeof expression === 'string') checkStringArgument(name, expression);
  if (Array.isArray(expression)) {
    for (const part of expression) checkExpression(part, name);
    return;
  }
  if (!isDocument(expression) || bsonTypeOf(expression) !== undefined) return;
  const names = Object.keys(expression);
  const operator = names[0]?.[0] === '$' ? names[0] : undefined;
  if (operator === '$literal') return;
  if (operator === '$function' || operator === '$accumulator' || operator === '$where')
    notSupported(operator);
  if (operator && !knownOperators.has(operator)) {
    throw new CommandError(168, 'InvalidPipelineOperator', `Unrecognized expression '${operator}'`);
  }
  for (const field of names) {
    refusePolluting(field);
    checkExpression(expression[field], field);
  }
}

/** The pipelines inside a stage, with the rest of its arguments. */
function nestedPipelines(stage: string, argument: unknown): { pipelines: unknown[]; rest: unknown } {
  if (!isDocument(argument)) return { pipelines: [], rest: argument };
  if (stage === '$facet') return { pipelines: Object.values(argument), rest: null };
  if (stage === '$lookup' || stage === '$unionWith') {
    const { pipeline, ...rest } = argument;
    return { pipelines: pipeline === undefined ? [] : [pipeline], rest };
  }
  if (stage === '$merge' && Array.isArray(argument.whenMatched)) {
    const { whenMatched, ...rest } = argument;
    return { pipelines: [whenMatched], rest };
  }
  return { pipelines: [], rest: argument };
}

/** Name of a stage that exists here. @throws CommandError */
function stageName(stage: unknown): string {
  if (!isDocument(stage)) {
    throw new CommandError(14, 'TypeMismatch', "Each element of the 'pipeline' array must be an object");
  }
  const [name, ...others] = Object.keys(stage);
  if (name === undefined || others.length) {
    failAt(40323, 'A pipeline stage specification object must contain exactly one field.');
  }
  const refused = Object.hasOwn(refusedStages, name) ? refusedStages[name] : undefined;
  if (refused) throw new CommandError(...refused);
  if (!knownStages.has(name)) failAt(40324, `Unrecognized pipeline stage name: '${name}'`);
  return name;
}

function checkStage(name: string, argument: unknown): void {
  // `$match` is checked as a filter, `$documents` is data, `$sort` has directions.
  if (name === '$match' || name === '$documents' || name === '$sort') return;
  const { pipelines, rest } = nestedPipelines(name, argument);
  for (const inner of pipelines) checkPipeline(inner);
  if (name === '$graphLookup' && isDocument(rest)) {
    const { restrictSearchWithMatch, ...others } = rest;
    compileFilter(restrictSearchWithMatch);
    checkExpression(others);
  } else checkExpression(rest, name);
}

/**
 * Checks a whole pipeline before it runs: stages, expressions, paths.
 * @throws CommandError 40324 for an unknown stage, 168 for an unknown expression, by name
 */
export function checkPipeline(pipeline: unknown): asserts pipeline is Doc[] {
  if (!Array.isArray(pipeline)) {
    throw new CommandError(14, 'TypeMismatch', "'pipeline' option must be specified as an array");
  }
  for (const [position, stage] of pipeline.entries()) {
    const name = stageName(stage);
    if ((name === '$out' || name === '$merge') && position !== pipeline.length - 1) {
      failAt(40601, `${name} can only be the final stage in the pipeline`);
    }
    checkStage(name, (stage as Doc)[name]);
  }
}

/** Regular expressions as JavaScript's own, which mingo expects in `$regexMatch` and the like. */
export function withNativeRegexes(value: unknown): unknown {
  if (isBsonRegExp(value)) return new RegExp(value.pattern, value.options.replace(/[^ims]/g, ''));
  if (Array.isArray(value)) return value.map(withNativeRegexes);
  if (!isDocument(value) || bsonTypeOf(value) !== undefined) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withNativeRegexes(inner)]));
}
