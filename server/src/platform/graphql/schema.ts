import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeExecutableSchema } from '@graphql-tools/schema';
import type { IResolvers } from '@graphql-tools/utils';
import { errorCodeDescriptions } from '@wasl/shared/error-codes';
import type { GraphQLSchema } from 'graphql';

const sourceDirectory = join(import.meta.dirname, '..', '..');

/** Every schema file of platform and modules, in a fixed order, with the error codes as an enum. */
export function readTypeDefinitions(): string[] {
  const files = globSync('{platform/graphql,modules/*}/schema.graphql', { cwd: sourceDirectory }).sort();
  return [...files.map((file) => readFileSync(join(sourceDirectory, file), 'utf8')), errorCodeEnum()];
}

function errorCodeEnum(): string {
  const values = Object.entries(errorCodeDescriptions).map(
    ([code, description]) => `  ${JSON.stringify(description)}\n  ${code}`,
  );
  return `"Stable codes of expected refusals."\nenum ErrorCode {\n${values.join('\n')}\n}\n`;
}

/** The schema with its resolvers. Throws when a resolver names a field the schema does not have. */
export function buildExecutableSchema(resolvers: readonly IResolvers[]): GraphQLSchema {
  return makeExecutableSchema({
    typeDefs: readTypeDefinitions(),
    resolvers: [...resolvers],
    resolverValidationOptions: { requireResolversToMatchSchema: 'error' },
  });
}
