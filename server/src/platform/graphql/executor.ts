import type { GatewayExecutor, GatewayInterface } from '@apollo/server-gateway-interface';
import { type DocumentNode, type ExecutionResult, execute, type GraphQLSchema } from 'graphql';
import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit';
import type { GraphQLContext } from './context.ts';

const compiledMaximum = 1000;

type Run = (
  context: GraphQLContext,
  variables: Record<string, unknown>,
) => Promise<ExecutionResult> | ExecutionResult;

/**
 * Runs operations through graphql-jit by the seam Apollo documents for a gateway's executor. Compiled documents are
 * kept, least recently used out first; what graphql-jit cannot compile runs on graphql-js.
 */
export function createJitGateway(schema: GraphQLSchema, sdl: string): GatewayInterface {
  const runs = new Map<string, Run>();

  const executor = (async ({ queryHash, operationName, document, context, request }) => {
    const key = `${queryHash} ${operationName ?? ''}`;
    let run = runs.get(key);
    if (run) runs.delete(key);
    else run = prepare(schema, document, operationName ?? undefined);
    runs.set(key, run);
    if (runs.size > compiledMaximum) {
      const [oldest] = runs.keys();
      if (oldest !== undefined) runs.delete(oldest);
    }
    return await run(
      context as unknown as GraphQLContext,
      (request.variables ?? {}) as Record<string, unknown>,
    );
  }) as GatewayExecutor;

  return {
    load: async () => ({ executor }),
    onSchemaLoadOrUpdate: (callback) => {
      callback({ apiSchema: schema, coreSupergraphSdl: sdl });
      return () => undefined;
    },
    stop: async () => undefined,
  };
}

function prepare(schema: GraphQLSchema, document: DocumentNode, operationName: string | undefined): Run {
  const compiled = tryCompile(schema, document, operationName);
  if (compiled) return (context, variables) => compiled.query(undefined, context, variables);
  return (context, variables) =>
    execute({ schema, document, contextValue: context, variableValues: variables, operationName });
}

function tryCompile(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | undefined,
): CompiledQuery | null {
  try {
    const compiled = compileQuery(schema, document, operationName);
    return isCompiledQuery(compiled) ? compiled : null;
  } catch {
    return null;
  }
}
