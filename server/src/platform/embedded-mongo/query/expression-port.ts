import type { Doc } from '../values/document.ts';

/** Aggregation expressions, given by the aggregation part, which itself builds on queries. */
export interface ExpressionCompiler {
  /**
   * A function of a document. Every operator is checked first, before any document is seen.
   * @throws CommandError naming an operator that does not exist here
   */
  compile(expression: unknown, variables?: Doc): (doc: Doc) => unknown;
  /** What `$cond`, `$and` and `$expr` take for true: everything but null, missing, false and zero. */
  isTrue(value: unknown): boolean;
}

let compiler: ExpressionCompiler | null = null;

export function provideExpressions(given: ExpressionCompiler): void {
  compiler = given;
}

export function expressions(): ExpressionCompiler {
  if (!compiler) throw new Error('expressions used before aggregate/expressions.ts was loaded');
  return compiler;
}
