import type { BSONRegExp } from 'bson';
import { compileFilter } from '../query/filter.ts';
import { compare, equals } from '../values/compare.ts';
import { type Doc, ownField } from '../values/document.ts';
import { isDocument, isOperatorDocument, isRegex, regexParts, TypeRank, typeRank } from '../values/types.ts';

export interface RangeBounds {
  gt?: unknown;
  gte?: unknown;
  lt?: unknown;
  lte?: unknown;
}

/** What a filter says about fields that an index can use. Every condition is necessary for a match. */
export interface FilterAnalysis {
  equal: Map<string, unknown>;
  oneOf: Map<string, unknown[]>;
  ranges: Map<string, RangeBounds>;
  exists: Set<string>;
  /** Branches of each `$or`. */
  alternatives: Doc[][];
  /** Number of conditions; equal to `equal.size` only when the filter is nothing but equalities. */
  conditions: number;
}

/** Added where the index finds candidates only, so that the filter is always checked again. */
const inexact = 9;
const longestDeduplicated = 500;

const emptyAnalysis = (): FilterAnalysis => ({
  equal: new Map(),
  oneOf: new Map(),
  ranges: new Map(),
  exists: new Set(),
  alternatives: [],
  conditions: 0,
});

const isListable = (value: unknown): boolean => !Array.isArray(value) && !isRegex(value);
const isScalarOperand = (value: unknown): boolean => value !== undefined && isListable(value);
const unrangeable: ReadonlySet<number> = new Set([
  TypeRank.null,
  TypeRank.minKey,
  TypeRank.maxKey,
  TypeRank.object,
  TypeRank.array,
  TypeRank.regex,
]);

function analyzeIn(path: string, list: unknown, analysis: FilterAnalysis): void {
  if (!Array.isArray(list) || !list.every(isListable)) return;
  if (list.length === 1) analysis.equal.set(path, list[0]);
  else {
    const distinct = list.filter(
      (value, i) =>
        list.length > longestDeduplicated || list.findIndex((other) => equals(value, other)) === i,
    );
    analysis.oneOf.set(path, distinct);
  }
}

/** The literal start of `^…`, when the expression is anchored, case-sensitive and has no alternatives. */
function literalPrefix(value: unknown, options: unknown): string | null {
  const [source, flags] = isRegex(value) ? regexParts(value as RegExp | BSONRegExp) : [String(value), ''];
  const match = /^\^([A-Za-z0-9 _@:/-]+)/.exec(source);
  if (!match?.[1] || options || flags || source.includes('|')) return null;
  return /^[*?{+]/.test(source.slice(match[0].length)) ? null : match[1];
}

function analyzeRegex(path: string, value: unknown, options: unknown, analysis: FilterAnalysis): void {
  analysis.conditions += inexact;
  const prefix = literalPrefix(value, options);
  if (prefix !== null) analysis.ranges.set(path, { gte: prefix, lt: `${prefix}\u{10ffff}` });
}

function analyzeElemMatch(path: string, operand: unknown, analysis: FilterAnalysis): void {
  if (!isDocument(operand)) return;
  analysis.conditions += inexact;
  if (isOperatorDocument(operand)) {
    if (['$and', '$or', '$nor'].includes(Object.keys(operand)[0] ?? '')) return;
    const elements = analyzeFilter({ [path]: operand });
    for (const [name, value] of elements.equal) analysis.equal.set(name, value);
    for (const [name, values] of elements.oneOf) analysis.oneOf.set(name, values);
    return;
  }
  for (const [name, value] of Object.entries(operand)) {
    if (name[0] === '$' || isOperatorDocument(value) || isRegex(value) || Array.isArray(value)) continue;
    analysis.equal.set(`${path}.${name}`, value);
  }
}

function analyzeOperator(path: string, operator: string, siblings: Doc, analysis: FilterAnalysis): void {
  const operand = siblings[operator];
  switch (operator) {
    case '$eq':
      if (isScalarOperand(operand)) analysis.equal.set(path, operand);
      return;
    case '$in':
      analyzeIn(path, operand, analysis);
      return;
    case '$gt':
    case '$gte':
    case '$lt':
    case '$lte': {
      if (operand === undefined || Number.isNaN(operand) || unrangeable.has(typeRank(operand))) return;
      const bounds = analysis.ranges.get(path) ?? {};
      bounds[operator.slice(1) as keyof RangeBounds] = operand;
      analysis.ranges.set(path, bounds);
      if (Object.keys(siblings).length > 1) analysis.conditions++;
      return;
    }
    case '$exists':
      if (operand) analysis.exists.add(path);
      return;
    case '$elemMatch':
      analyzeElemMatch(path, operand, analysis);
      return;
    case '$regex':
      analyzeRegex(path, operand, siblings.$options, analysis);
      return;
  }
}

/** A constant of an expression: a literal, or a variable of `let`; undefined for anything that must be computed. */
function expressionConstant(operand: unknown, variables: Doc | undefined): unknown {
  if (typeof operand === 'string' && operand[0] === '$') {
    return operand.startsWith('$$') && variables ? ownField(variables, operand.slice(2)) : undefined;
  }
  if (isDocument(operand)) return '$literal' in operand ? operand.$literal : undefined;
  return operand;
}

/**
 * Equalities of `$expr` with constants. A filter's equality is the wider of the two (it looks into arrays, and null is also
 * missing), so that it may choose the candidates. Ranges are not: in expressions they compare across types.
 */
function analyzeExpression(expression: unknown, variables: Doc | undefined, analysis: FilterAnalysis): void {
  if (!isDocument(expression)) return;
  if (Array.isArray(expression.$and))
    for (const part of expression.$and) analyzeExpression(part, variables, analysis);
  const pair = expression.$eq;
  if (!Array.isArray(pair) || pair.length !== 2) return;
  const fieldAt = pair.findIndex((side) => typeof side === 'string' && /^\$[^$]/.test(side));
  if (fieldAt < 0) return;
  const value = expressionConstant(pair[1 - fieldAt], variables);
  if (value === undefined || value === null || Array.isArray(value) || isRegex(value)) return;
  const path = String(pair[fieldAt]).slice(1);
  if (!analysis.equal.has(path)) analysis.equal.set(path, value);
}

/** A condition on a field: operators, a regular expression, or a value to be equal to. */
function analyzeField(path: string, condition: unknown, analysis: FilterAnalysis): void {
  if (isOperatorDocument(condition)) {
    const operators = Object.keys(condition);
    analysis.conditions += operators.length - 1;
    for (const operator of operators) analyzeOperator(path, operator, condition, analysis);
  } else if (isRegex(condition)) analyzeRegex(path, condition, undefined, analysis);
  else if (!Array.isArray(condition) && condition !== undefined) {
    // A second equality on the same path holds too (arrays): the filter is checked again.
    if (analysis.equal.has(path)) analysis.conditions++;
    analysis.equal.set(path, condition);
  }
}

function analyzeInto(filter: Doc, analysis: FilterAnalysis, variables: Doc | undefined): void {
  for (const [name, condition] of Object.entries(filter)) {
    if (name === '$and' && Array.isArray(condition)) {
      for (const branch of condition) analyzeInto(branch as Doc, analysis, variables);
      continue;
    }
    analysis.conditions++;
    if (name === '$or' && Array.isArray(condition)) analysis.alternatives.push(condition as Doc[]);
    else if (name === '$expr') {
      analysis.conditions += inexact;
      analyzeExpression(condition, variables, analysis);
    } else if (name[0] !== '$') analyzeField(name, condition, analysis);
  }
}

/** Reads off a filter what an index can use. */
export function analyzeFilter(filter: Doc, variables?: Doc): FilterAnalysis {
  const analysis = emptyAnalysis();
  analyzeInto(filter, analysis, variables);
  return analysis;
}

function satisfies(value: unknown, operator: string, operand: unknown): boolean {
  return compileFilter({ v: { [operator]: operand } })({ v: value });
}

/** True when the range lies inside `$gt`/`$gte` of the partial index; types must agree, since ranges compare within one. */
function rangeImplies(bounds: RangeBounds, operator: string, operand: unknown): boolean {
  const low = bounds.gt ?? bounds.gte;
  if (low === undefined || typeRank(low) !== typeRank(operand)) return false;
  const order = compare(low, operand);
  if (operator === '$gte') return order >= 0;
  return operator === '$gt' && (order > 0 || (order === 0 && bounds.gt !== undefined));
}

function operatorImplied(
  path: string,
  operator: string,
  operand: unknown,
  analysis: FilterAnalysis,
): boolean {
  const bounds = analysis.ranges.get(path);
  const isFixed = analysis.equal.has(path);
  const value = analysis.equal.get(path);
  if (operator === '$exists') {
    if (!operand) return false;
    const list = analysis.oneOf.get(path);
    const listHolds = !!list?.length && list.every((one) => one !== null && one !== undefined);
    return (
      analysis.exists.has(path) || (isFixed && value !== null && value !== undefined) || !!bounds || listHolds
    );
  }
  if (isFixed) return value !== undefined && satisfies(value, operator, operand);
  return !!bounds && rangeImplies(bounds, operator, operand);
}

/** True when every document that matches the filter is in the partial index. */
export function impliesPartialFilter(partial: Doc, analysis: FilterAnalysis): boolean {
  return Object.entries(partial).every(([path, condition]) => {
    if (path === '$and' && Array.isArray(condition)) {
      return condition.every((branch) => impliesPartialFilter(branch as Doc, analysis));
    }
    if (path[0] === '$') return false;
    if (isOperatorDocument(condition)) {
      return Object.entries(condition).every(([operator, operand]) =>
        operatorImplied(path, operator, operand, analysis),
      );
    }
    return analysis.equal.has(path) && equals(analysis.equal.get(path), condition);
  });
}
