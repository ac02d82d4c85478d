import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  buildSchema,
  type GraphQLField,
  type GraphQLNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  parse,
  validate,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { documentLimits } from '../../server/src/platform/graphql/apollo.ts';
import { costLimit } from '../../server/src/platform/graphql/cost-limit.ts';
import { readTypeDefinitions } from '../../server/src/platform/graphql/schema.ts';

const root = join(import.meta.dirname, '../..');
const operations = Object.values(
  JSON.parse(readFileSync(join(root, 'web/src/gql/known-operations.json'), 'utf8')) as Record<string, string>,
);
const schema = buildSchema(readTypeDefinitions().join('\n'));

describe('operations of the web', () => {
  it('stay at half of every limit, so that nobody meets them on a screen', () => {
    expect(operations.length).toBeGreaterThan(0);
    for (const text of operations) {
      const problems = validate(schema, parse(text, { maxTokens: documentLimits.tokens / 2 }), [
        costLimit(documentLimits.cost / 2),
      ]);
      expect(
        problems.map(({ message }) => message),
        text,
      ).toEqual([]);
    }
  });
});

const builtIn = new Set(['ID', 'String', 'Int', 'Float', 'Boolean']);

/** What of a type has no description; fields it has from an interface are described there. */
function undescribedIn(type: GraphQLNamedType): string[] {
  const own = type.description ? [] : [type.name];
  if (isEnumType(type))
    return [
      ...own,
      ...type
        .getValues()
        .filter(({ description }) => !description)
        .map(({ name }) => `${type.name}.${name}`),
    ];
  if (isObjectType(type)) {
    const inherited = new Set(type.getInterfaces().flatMap((parent) => Object.keys(parent.getFields())));
    const fields = Object.values(type.getFields()).filter(({ name }) => !inherited.has(name));
    return [...own, ...fields.flatMap((field) => undescribedInField(type.name, field))];
  }
  if (isInputObjectType(type) || isInterfaceType(type))
    return [
      ...own,
      ...Object.values(type.getFields())
        .filter(({ description }) => !description)
        .map(({ name }) => `${type.name}.${name}`),
    ];
  return own;
}

function undescribedInField(typeName: string, field: GraphQLField<unknown, unknown>): string[] {
  const where = `${typeName}.${field.name}`;
  return [
    ...(field.description ? [] : [where]),
    // The one input of a mutation is described by its type.
    ...field.args
      .filter(({ name, description }) => !description && name !== 'input')
      .map(({ name }) => `${where}(${name})`),
  ];
}

describe('the schema', () => {
  it('describes every type, field, argument and value', () => {
    const types = Object.values(schema.getTypeMap()).filter(
      ({ name }) => !name.startsWith('__') && !builtIn.has(name),
    );
    expect(types.flatMap(undescribedIn)).toEqual([]);
  });
});
