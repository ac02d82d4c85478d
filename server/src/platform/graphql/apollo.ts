import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { ApolloArmor } from '@escape.tech/graphql-armor';
import { type GraphQLSchema, printSchema } from 'graphql';
import type { Logger } from '../logger.ts';
import type { GraphQLContext } from './context.ts';
import { costLimit } from './cost-limit.ts';
import { formatError } from './error-formatter.ts';
import { createJitGateway } from './executor.ts';

/** Limits on one document, several times what our own screens need. */
export const documentLimits = { depth: 12, aliases: 15, directives: 20, tokens: 2000, cost: 20_000 } as const;

/** The GraphQL server: graphql-jit underneath, limits in front, errors in the reader's language. */
export function createApolloServer(
  schema: GraphQLSchema,
  settings: { logger: Logger; isProduction: boolean },
): ApolloServer<GraphQLContext> {
  const { logger, isProduction } = settings;
  const armor = new ApolloArmor({
    blockFieldSuggestion: { enabled: isProduction },
    // Counts no list; ours does.
    costLimit: { enabled: false },
    maxAliases: { n: documentLimits.aliases },
    maxDepth: { n: documentLimits.depth },
    maxDirectives: { n: documentLimits.directives },
    // The parser itself counts them.
    maxTokens: { enabled: false },
  }).protect();
  return new ApolloServer<GraphQLContext>({
    gateway: createJitGateway(schema, printSchema(schema)),
    ...armor,
    validationRules: [...armor.validationRules, costLimit(documentLimits.cost)],
    parseOptions: { maxTokens: documentLimits.tokens },
    introspection: !isProduction,
    csrfPrevention: {
      requestHeaders: ['x-wasl-client', 'x-apollo-operation-name', 'apollo-require-preflight'],
    },
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    includeStacktraceInErrorResponses: false,
    logger,
    nodeEnv: isProduction ? 'production' : 'development',
    stopOnTerminationSignals: false,
    hideSchemaDetailsFromClientErrors: isProduction,
    // The package types its plugins for the CommonJS build of the same server.
    plugins: [
      // It wraps every resolver to work out for how long an answer may be kept; ours may not (see endpoint.ts).
      ApolloServerPluginCacheControlDisabled(),
      ...((armor.plugins ?? []) as unknown as ApolloServerPlugin<GraphQLContext>[]),
      errorPlugin(logger),
    ],
  });
}

/** Rewrites errors where the request's language is known, which `formatError` is not told. */
function errorPlugin(logger: Logger): ApolloServerPlugin<GraphQLContext> {
  return {
    async requestDidStart() {
      return {
        async willSendResponse({ contextValue, response, errors }) {
          if (response.body.kind !== 'single' || !response.body.singleResult.errors) return;
          response.body.singleResult.errors = response.body.singleResult.errors.map((formatted, index) =>
            formatError(formatted, errors?.[index], {
              language: contextValue.language,
              requestId: contextValue.requestId,
              onInternal: (error) =>
                logger.error({ err: error, requestId: contextValue.requestId }, 'request failed'),
            }),
          );
        },
      };
    },
  };
}
