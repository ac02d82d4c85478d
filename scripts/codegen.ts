/**
 * Writes what follows from the schema files: the merged schema (committed), the resolvers' types of the server and
 * the typed operations of the web. With --check it writes nothing and fails when the merged schema differs.
 */
import { createHash } from 'node:crypto';
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { codegen } from '@graphql-codegen/core';
import * as typescript from '@graphql-codegen/typescript';
import * as typescriptOperations from '@graphql-codegen/typescript-operations';
import * as typescriptResolvers from '@graphql-codegen/typescript-resolvers';
import { mergeTypeDefs } from '@graphql-tools/merge';
import { buildASTSchema, concatAST, type DocumentNode, parse, print, printSchema, validate } from 'graphql';
import { readTypeDefinitions } from '../server/src/platform/graphql/schema.ts';
import { resolverMappers } from './codegen-mappers.ts';

const root = join(import.meta.dirname, '..');
const schemaFile = join(root, 'server/schema.graphql');
const resolversFile = join(root, 'server/src/gql/resolvers.ts');
const operationsFile = join(root, 'web/src/gql/operations.ts');
const documentsDirectory = join(root, 'web/src/gql/documents');
const knownOperationsFile = join(root, 'web/src/gql/known-operations.json');

const scalars = {
  ID: { input: 'string', output: 'string' },
  DateTime: { input: 'Date', output: 'Date' },
  Date: { input: 'string', output: 'string' },
  Centimes: { input: 'number', output: 'number' },
};

function write(file: string, content: string): void {
  mkdirSync(dirname(file), { recursive: true });
  try {
    if (readFileSync(file, 'utf8') === content) return;
  } catch {
    // It does not exist yet.
  }
  writeFileSync(file, content);
}

/** Plugins type their configuration loosely; their modules are what `codegen` asks for. */
type PluginMap = Parameters<typeof codegen>[0]['pluginMap'];

async function generate(
  schema: DocumentNode,
  documents: { location: string; document: DocumentNode }[],
  filename: string,
  plugins: Record<string, { module: unknown; config: Record<string, unknown> }>,
): Promise<string> {
  return await codegen({
    schema,
    documents,
    filename,
    config: { useTypeImports: true, enumsAsTypes: true, scalars },
    plugins: Object.entries(plugins).map(([name, { config }]) => ({ [name]: config })),
    pluginMap: Object.fromEntries(
      Object.entries(plugins).map(([name, { module }]) => [name, module]),
    ) as PluginMap,
  });
}

/** The operations of the web, each checked against the schema. */
function readOperations(schema: DocumentNode): { location: string; document: DocumentNode }[] {
  const files = globSync('web/src/**/*.graphql', { cwd: root }).sort();
  const documents = files.map((location) => ({
    location,
    document: parse(readFileSync(join(root, location), 'utf8'), { noLocation: false }),
  }));
  const problems = validate(buildASTSchema(schema), concatAST(documents.map(({ document }) => document)));
  if (problems.length > 0) throw new Error(problems.map((problem) => problem.message).join('\n'));
  return documents;
}

/** Every operation with the fragments it uses, by the SHA-256 of its text: what production accepts from the web. */
function collectKnownOperations(documents: readonly { document: DocumentNode }[]) {
  const definitions = documents.flatMap(({ document }) => document.definitions);
  const fragments = new Map(
    definitions.flatMap((definition) =>
      definition.kind === 'FragmentDefinition' ? [[definition.name.value, definition] as const] : [],
    ),
  );
  const known: Record<string, { name: string; hash: string; text: string }> = {};
  for (const definition of definitions) {
    if (definition.kind !== 'OperationDefinition' || !definition.name) continue;
    const used = new Set<string>();
    collectFragments(definition, fragments, used);
    const text = print({
      kind: 'Document' as never,
      definitions: [definition, ...[...used].sort().flatMap((name) => fragments.get(name) ?? [])],
    } as DocumentNode);
    const hash = createHash('sha256').update(text).digest('hex');
    known[definition.name.value] = { name: definition.name.value, hash, text };
  }
  return known;
}

function collectFragments(node: unknown, fragments: ReadonlyMap<string, unknown>, used: Set<string>): void {
  if (Array.isArray(node)) {
    for (const item of node) collectFragments(item, fragments, used);
    return;
  }
  if (node === null || typeof node !== 'object') return;
  if ('kind' in node && node.kind === 'FragmentSpread') {
    const name = (node as unknown as { name: { value: string } }).name.value;
    if (!used.has(name)) {
      used.add(name);
      collectFragments(fragments.get(name), fragments, used);
    }
  }
  for (const [key, value] of Object.entries(node))
    if (key !== 'loc') collectFragments(value, fragments, used);
}

export async function runCodegen({ check }: { check: boolean }): Promise<void> {
  const schema = mergeTypeDefs(readTypeDefinitions());
  const sdl = `${printSchema(buildASTSchema(schema))}\n`;
  if (check) {
    if (readFileSync(schemaFile, 'utf8') !== sdl)
      throw new Error(
        'server/schema.graphql is not what the schema files say: run npm run codegen and commit it.',
      );
  } else write(schemaFile, sdl);

  write(
    resolversFile,
    await generate(schema, [], resolversFile, {
      typescript: { module: typescript, config: {} },
      typescriptResolvers: {
        module: typescriptResolvers,
        config: {
          contextType: '../platform/graphql/context.ts#GraphQLContext',
          mappers: resolverMappers,
          defaultMapper: 'Partial<{T}>',
          makeResolverTypeCallable: true,
          optionalInfoArgument: true,
        },
      },
    }),
  );

  const documents = readOperations(schema);
  const known = collectKnownOperations(documents);
  const operations = await generate(schema, documents, operationsFile, {
    typescriptOperations: {
      module: typescriptOperations,
      config: { scalars: { ...scalars, DateTime: { input: 'string', output: 'string' } } },
    },
  });
  write(operationsFile, `${operations}\n${documentExports(known)}\n`);
  writeDocuments(known);
  write(
    knownOperationsFile,
    JSON.stringify(Object.fromEntries(Object.values(known).map(({ hash, text }) => [hash, text])), null, 1),
  );
}

/**
 * Typed operations, a file for each: what only one page sends is loaded with that page. Their text is left out of production builds, where
 * the hash says which one is meant.
 */
function writeDocuments(known: Record<string, { name: string; hash: string; text: string }>): void {
  for (const { name, hash, text } of Object.values(known)) {
    const kind = text.startsWith('mutation') ? 'Mutation' : 'Query';
    const types = `${name}${kind}, ${name}${kind}Variables`;
    write(
      join(documentsDirectory, `${name}.ts`),
      `import type { OperationDocument } from '../../lib/graphql/document.ts';
import type { ${types} } from '../operations.ts';

export const ${name}Document: OperationDocument<${types}> = {
  toString: () => (import.meta.env.DEV ? ${JSON.stringify(text)} : ''),
  __meta__: { operationName: '${name}', hash: '${hash}' },
};
`,
    );
  }
  for (const file of globSync('*.ts', { cwd: documentsDirectory }))
    if (!Object.hasOwn(known, file.slice(0, -'.ts'.length))) rmSync(join(documentsDirectory, file));
}

function documentExports(known: Record<string, { name: string }>): string {
  return Object.values(known)
    .map(({ name }) => `export { ${name}Document } from './documents/${name}.ts';`)
    .join('\n');
}

if (import.meta.main) await runCodegen({ check: process.argv.includes('--check') });
