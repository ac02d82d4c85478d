import { evalExpr } from 'mingo/core';
import { Lazy } from 'mingo/lazy';
import { failAt } from '../errors.ts';
import type { Doc } from '../values/document.ts';
import { valueIdentity } from '../values/key-encoding.ts';
import { toNumber } from '../values/numbers.ts';
import { isDocument, isNumber } from '../values/types.ts';
import { accumulators, type RunningAccumulator, runningAccumulators } from './accumulators.ts';
import type { MingoIterator, Options, StageOperator } from './mingo-operators.ts';

interface GroupField {
  name: string;
  operator: string;
  operand: unknown;
  read(doc: Doc): unknown;
}
interface Group {
  id: unknown;
  running: RunningAccumulator[];
  docs: Doc[];
}

/** A reader of one top-level field, several times faster than evaluating it as an expression. */
function reader(expression: unknown, options: Options): (doc: Doc) => unknown {
  if (typeof expression === 'number' || expression === null) return () => expression;
  if (
    typeof expression === 'string' &&
    /^\$[A-Za-z_][A-Za-z0-9_]*$/.test(expression) &&
    expression !== '$__proto__'
  ) {
    const name = expression.slice(1);
    return (doc) => (Object.hasOwn(doc, name) ? doc[name] : undefined);
  }
  return (doc) => evalExpr(doc, expression, options);
}

function groupField(name: string, spec: unknown, options: Options): GroupField {
  const operator = isDocument(spec) ? Object.keys(spec)[0] : undefined;
  if (!isDocument(spec) || operator === undefined || Object.keys(spec).length !== 1) {
    failAt(40234, `The field '${name}' must be an accumulator object`);
  }
  if (!Object.hasOwn(accumulators, operator)) failAt(15952, `unknown group operator '${operator}'`);
  const operand = spec[operator];
  return { name, operator, operand, read: reader(operand, options) };
}

/** Equal ids give equal keys, numbers of every type by value. */
function groupKey(id: unknown): unknown {
  if (typeof id === 'string') return `s${id}`;
  return isNumber(id) ? toNumber(id) : valueIdentity(id);
}

function groupDocuments(docs: Doc[], idExpression: unknown, fields: GroupField[], options: Options): Doc[] {
  const makers = fields.map((field) => runningAccumulators[field.operator]);
  const streams = makers.every((make) => make !== undefined);
  const readId = reader(idExpression, options);
  const groups = new Map<unknown, Group>();
  for (const doc of docs) {
    const id = readId(doc) ?? null;
    const key = groupKey(id);
    let group = groups.get(key);
    if (!group) {
      group = {
        id,
        docs: [],
        running: streams ? makers.map((make) => (make as () => RunningAccumulator)()) : [],
      };
      groups.set(key, group);
    }
    if (!streams) group.docs.push(doc);
    else for (const [i, field] of fields.entries()) group.running[i]?.add(field.read(doc));
  }
  return [...groups.values()].map((group) => {
    const result: Doc = { _id: group.id };
    for (const [i, field] of fields.entries()) {
      result[field.name] = streams
        ? group.running[i]?.result()
        : accumulators[field.operator]?.(group.docs, field.operand, options);
    }
    return result;
  });
}

/** `$group`: streams when every accumulator can, so that groups do not hold their documents. */
export const groupStage: StageOperator = (input: MingoIterator, operand, options) => {
  if (!isDocument(operand) || !('_id' in operand)) failAt(15955, 'a group specification must include an _id');
  const fields = Object.entries(operand)
    .filter(([name]) => name !== '_id')
    .map(([name, spec]) => groupField(name, spec, options));
  return input.transform((docs) => Lazy(groupDocuments(docs as Doc[], operand._id, fields, options)));
};
