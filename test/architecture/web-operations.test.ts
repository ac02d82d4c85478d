import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, parse, validate } from 'graphql';
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

describe('the schema', () => {
  it('describes every type, field, argument and value', () => {
    const undescribed: string[] = [];
    for (const type of Object.values(schema.getTypeMap())) {
      if (type.name.startsWith('__') || ['ID', 'String', 'Int', 'Float', 'Boolean'].includes(type.name))
        continue;
      if (!type.description) undescribed.push(type.name);
      // Fields a type has from an interface are described there.
      const inherited = new Set(
        'getInterfaces' in type ? type.getInterfaces().flatMap((i) => Object.keys(i.getFields())) : [],
      );
      if ('getFields' in type)
        for (const field of Object.values(type.getFields())) {
          if (!field.description && !inherited.has(field.name))
            undescribed.push(`${type.name}.${field.name}`);
          if ('args' in field)
            for (const argument of field.args)
              if (!argument.description && argument.name !== 'input')
                undescribed.push(`${type.name}.${field.name}(${argument.name})`);
        }
      if ('getValues' in type)
        for (const value of type.getValues())
          if (!value.description) undescribed.push(`${type.name}.${value.name}`);
    }
    expect(undescribed).toEqual([]);
  });
});
