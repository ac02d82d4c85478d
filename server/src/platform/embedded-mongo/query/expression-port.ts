import type { Doc } from '../values/document.ts';

/** Evaluates aggregation expressions; given by the aggregation part, which itself builds on queries. */
export interface ExpressionEvaluator {
  value(doc: Doc, expression: unknown, variables?: Doc): unknown;
  isTrue(doc: Doc, expression: unknown, variables?: Doc): boolean;
  /** Refuses operators that do not exist here, by name. */
  check(expression: unknown): void;
}

let evaluator: ExpressionEvaluator | null = null;

export function provideExpressions(expressions: ExpressionEvaluator): void {
  evaluator = expressions;
}

export function expressions(): ExpressionEvaluator {
  if (!evaluator) throw new Error('expressions used before aggregate/expressions.ts was loaded');
  return evaluator;
}
