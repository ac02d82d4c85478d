import type { Context } from 'mingo/core';
import type { Iterator as MingoIterator } from 'mingo/lazy';
import type { Options } from 'mingo/types';

/*
 * The shapes of mingo's operators, as this folder replaces them. mingo runs the expressions and stages that do not depend on
 * BSON types; what does (comparison, arithmetic, grouping, matching, sorting) is replaced by ours.
 */
export type { MingoIterator, Options };
export type Operator = (input: unknown, operand: unknown, options: Options) => unknown;
export type Operators = Record<string, Operator>;
export type StageOperator = (input: MingoIterator, operand: unknown, options: Options) => MingoIterator;
export type OperatorSets = NonNullable<Parameters<typeof Context.init>[0]>;

/** Variables that reach an operator: those of the command and those of `$let`, `$map` and the like. */
export function variablesOf(options: Options): Record<string, unknown> {
  const { local } = options as Options & { local?: { variables?: Record<string, unknown> } };
  return { ...(options.variables as Record<string, unknown> | undefined), ...local?.variables };
}
