import { Context, evalExpr } from 'mingo/core';
import { CommandError } from '../errors.ts';
import { provideExpressions } from '../query/expression-port.ts';
import { LockedByTransaction } from '../storage/lock-table.ts';
import type { Doc } from '../values/document.ts';
import { accumulators } from './accumulators.ts';
import { expressionOperators, isTrue } from './expression-operators.ts';
import type { OperatorSets, Operators, Options } from './mingo-operators.ts';
import { checkExpression, withNativeRegexes } from './pipeline-shape.ts';

/** Lets `$captureOptions` hand out mingo's internal options object, which it otherwise makes anew per evaluation. */
let captured: Options | null = null;
const capturing: Operators = {
  $captureOptions: (_input, _operand, options) => {
    captured = options;
    return null;
  },
};

const context = Context.init({
  accumulator: accumulators,
  expression: { ...expressionOperators, ...capturing },
} as unknown as OperatorSets);

type Evaluation = Options & { update(locals: { root: unknown }): Options };

/** Options that can be reused from document to document; making them copies every operator table. */
function evaluationOptions(variables: Doc): Evaluation {
  const options = { context, variables, scriptEnabled: false } as unknown as Options;
  evalExpr({}, { $captureOptions: 1 }, options);
  return captured as Evaluation;
}

/** Errors of mingo as replies of the server; ours pass through. */
export function withReplyErrors<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof CommandError || error instanceof LockedByTransaction) throw error;
    throw new CommandError(16020, 'Location16020', (error as Error).message);
  }
}

export function compileExpression(expression: unknown, variables: Doc = {}): (doc: Doc) => unknown {
  checkExpression(expression);
  const native = withNativeRegexes(expression);
  const options = evaluationOptions(variables);
  return (doc) => withReplyErrors(() => evalExpr(doc, native, options.update({ root: doc })));
}

provideExpressions({ compile: compileExpression, isTrue });
