import {
  type DocumentNode,
  type ExecutionResult,
  execute,
  type GraphQLArgument,
  type GraphQLError,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  parse,
} from 'graphql';
import type { GraphQLContext } from '../../server/src/platform/graphql/context.ts';

/**
 * Calls of every operation of the schema with every field of its answer, so that what is added later is called by itself. They
 * run below HTTP, where no limit on depth or cost stops them.
 */

/** How deep answers are walked; a type is not entered again below itself. */
const deepest = 6;

/** Values for the leaves of inputs. */
export interface Examples {
  /** Ids for an argument or input field of this name, such as `agreementId`; null when the name says nothing. */
  idsOf(name: string): readonly string[] | null;
  /** Every id there is, tried in turn where a name says nothing. */
  anyId: readonly string[];
  /** A text, for an argument or input field of this name. */
  textOf(name: string): string;
}

type Chosen = (name: string) => string;

const scalars: Record<string, unknown> = {
  Int: 1,
  Float: 1,
  Boolean: true,
  Date: '2026-11-22',
  DateTime: '2026-11-22T09:30:00.000Z',
  Centimes: 10_000,
};

function exampleOf(
  type: GraphQLInputType,
  name: string,
  isGiven: (name: string) => boolean,
  values: { id: Chosen; text: Chosen },
  path: readonly string[] = [],
): unknown {
  if (isNonNullType(type)) return exampleOf(type.ofType, name, isGiven, values, path);
  if (isListType(type)) return [exampleOf(type.ofType, name, isGiven, values, path)];
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields()).filter(
      (field) => isRequired(field) || (isGiven(field.name) && !path.includes(type.name)),
    );
    const wanted = type.isOneOf ? fields.slice(0, 1) : fields;
    return Object.fromEntries(
      wanted.map((field) => [
        field.name,
        exampleOf(field.type, field.name, isGiven, values, [...path, type.name]),
      ]),
    );
  }
  if (type.name === 'ID') return values.id(name);
  if (type.name === 'String') return values.text(name);
  if (type.name === 'Date' && /^(ends|last|until|to)/i.test(name)) return '2027-12-31';
  const example = scalars[type.name];
  if (example === undefined) throw new Error(`an example of ${type.name} is missing in schema-walk.ts`);
  return example;
}

/** Only what an operation must be told. */
const nothingMore = () => false;

function isRequired(input: GraphQLArgument | GraphQLInputField): boolean {
  return isNonNullType(input.type) && input.defaultValue === undefined;
}

/** Names of everything in these inputs that is an id. */
function idNamesIn(
  inputs: readonly (GraphQLArgument | GraphQLInputField)[],
  path: readonly string[] = [],
): string[] {
  return inputs.flatMap((input) => {
    const type = getNamedType(input.type);
    if (type.name === 'ID') return [input.name];
    if (!isInputObjectType(type) || path.includes(type.name)) return [];
    return idNamesIn(Object.values(type.getFields()), [...path, type.name]);
  });
}

type Field = GraphQLField<unknown, unknown>;

export type OperationKind = 'query' | 'mutation';

export function fieldsOf(schema: GraphQLSchema, kind: OperationKind): Field[] {
  const type = kind === 'query' ? schema.getQueryType() : schema.getMutationType();
  return Object.values(type?.getFields() ?? {});
}

/** Whether an operation is told what it is about by an id. */
export function takesIds(field: Field): boolean {
  return idNamesIn(field.args).length > 0;
}

interface Walk {
  schema: GraphQLSchema;
  examples: Examples;
  /** Fields left out, by their path in the answer, such as `pendingMembers.edges.node.card`. */
  without: ReadonlySet<string>;
}

/** All fields of a type, down to `deepest`; what needs arguments gets examples. */
function selectionOf(
  walk: Walk,
  type: GraphQLOutputType,
  path: string,
  above: readonly string[] = [],
): string {
  const named = getNamedType(type);
  if (isAbstractType(named)) {
    const own = isInterfaceType(named)
      ? selectFields(walk, Object.values(named.getFields()), path, above)
      : '';
    const parts = walk.schema
      .getPossibleTypes(named)
      .map((each) => `... on ${each.name} ${selectionOf(walk, each, path, above)}`);
    return `{ __typename ${own} ${parts.join(' ')} }`;
  }
  if (!isObjectType(named)) return '';
  return `{ __typename ${selectFields(walk, Object.values(named.getFields()), path, [...above, named.name])} }`;
}

function selectFields(walk: Walk, fields: readonly Field[], path: string, above: readonly string[]): string {
  return fields
    .filter((field) => {
      const named = getNamedType(field.type);
      const isDeeper = isObjectType(named) || isAbstractType(named);
      if (walk.without.has(`${path}.${field.name}`)) return false;
      return !isDeeper || (above.length < deepest && !above.includes(named.name));
    })
    .map((field) => {
      const values = {
        id: (name: string) => walk.examples.idsOf(name)?.[0] ?? '1',
        text: walk.examples.textOf,
      };
      const given = field.args
        .filter(isRequired)
        .map(({ name, type }) => `${name}: ${literal(exampleOf(type, name, nothingMore, values))}`);
      const selection = selectionOf(walk, field.type, `${path}.${field.name}`, above);
      return `${field.name}${given.length > 0 ? `(${given.join(', ')})` : ''} ${selection}`;
    })
    .join(' ');
}

/**
 * Runs an operation over and over, each time without the fields that were refused, until no refusal hides what stands beside
 * it (a field that may not be null takes everything around it along). The answer has every error met on the way.
 */
async function runWithout(
  run: (without: ReadonlySet<string>) => Promise<ExecutionResult>,
): Promise<ExecutionResult> {
  const without = new Set<string>();
  const errors: GraphQLError[] = [];
  for (;;) {
    const answer = await run(without);
    errors.push(...(answer.errors ?? []));
    const before = without.size;
    for (const { path } of answer.errors ?? [])
      if (path && path.length > 1) without.add(path.filter((part) => typeof part === 'string').join('.'));
    if (without.size === before) return { ...answer, ...(errors.length > 0 ? { errors } : {}) };
  }
}

function literal(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (value !== null && typeof value === 'object')
    return `{ ${Object.entries(value)
      .map(([name, each]) => `${name}: ${literal(each)}`)
      .join(', ')} }`;
  return JSON.stringify(value);
}

export interface Call {
  name: string;
  variables: Record<string, unknown>;
  run(context: GraphQLContext): Promise<ExecutionResult>;
}

/** Calls of one operation about each of the ids, with more and less of what it can be told. */
export function callsOf(
  schema: GraphQLSchema,
  kind: OperationKind,
  field: Field,
  examples: Examples,
): Call[] {
  const declared = field.args.map(({ name, type }) => `$${name}: ${type}`).join(', ');
  const passed = field.args.map(({ name }) => `${name}: $${name}`).join(', ');
  const documents = new Map<string, DocumentNode>();
  const documentWithout = (without: ReadonlySet<string>) => {
    const key = [...without].join();
    const known = documents.get(key);
    if (known) return known;
    const selection = selectionOf({ schema, examples, without }, field.type, field.name);
    const call = `${field.name}${passed ? `(${passed})` : ''} ${selection}`;
    const document = parse(`${kind} ${declared ? `(${declared})` : ''} { ${call} }`);
    documents.set(key, document);
    return document;
  };
  /** `id` alone says nothing; `agreement(id:)` does. */
  const idsOf = (name: string) => examples.idsOf(name === 'id' ? `${field.name}Id` : name) ?? examples.anyId;
  const idNames = [...new Set(idNamesIn(field.args))];
  const rounds = Math.max(1, ...idNames.map((name) => idsOf(name).length));
  // What is optional is given by turns: nothing of it, all of it, all but one of the ids, and one of them alone.
  const choices = [
    { isGiven: nothingMore, rounds },
    { isGiven: () => true, rounds },
    ...idNames.flatMap((one) => [
      { isGiven: (name: string) => name !== one, rounds },
      { isGiven: (name: string) => name === one, rounds: 1 },
    ]),
  ];
  const calls = new Map<string, Call>();
  for (const { isGiven, rounds: count } of choices) {
    for (let round = 0; round < count; round++) {
      const values = {
        id: (name: string) => idsOf(name)[round % idsOf(name).length] ?? '',
        text: examples.textOf,
      };
      const variables = Object.fromEntries(
        field.args
          .filter((argument) => isRequired(argument) || isGiven(argument.name))
          .map((argument) => [argument.name, exampleOf(argument.type, argument.name, isGiven, values)]),
      );
      const runOnce = async (contextValue: GraphQLContext, without: ReadonlySet<string>) =>
        await execute({
          schema,
          document: documentWithout(without),
          contextValue,
          variableValues: variables,
        });
      calls.set(JSON.stringify(variables), {
        name: field.name,
        variables,
        // What changes something is done once.
        run: (context) =>
          kind === 'query' ? runWithout((without) => runOnce(context, without)) : runOnce(context, new Set()),
      });
    }
  }
  return [...calls.values()];
}
