import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';

function refuse(what: string): never {
  throw new GraphQLError(what, { extensions: { code: 'BAD_USER_INPUT' } });
}

function parseDateTime(value: unknown): Date {
  if (value instanceof Date) return value;
  const parsed = typeof value === 'string' ? new Date(value) : null;
  if (!parsed || Number.isNaN(parsed.getTime())) return refuse('DateTime is an ISO 8601 instant.');
  return parsed;
}

const dateTime = new GraphQLScalarType<Date, string>({
  name: 'DateTime',
  serialize: (value) => parseDateTime(value).toISOString(),
  parseValue: parseDateTime,
  parseLiteral: (node) =>
    node.kind === Kind.STRING ? parseDateTime(node.value) : refuse('DateTime is a text.'),
});

function isCivilDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const parsed = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(text);
}

function parseDate(value: unknown): string {
  return typeof value === 'string' && isCivilDate(value) ? value : refuse('Date is a day as YYYY-MM-DD.');
}

const date = new GraphQLScalarType<string, string>({
  name: 'Date',
  serialize: parseDate,
  parseValue: parseDate,
  parseLiteral: (node) => (node.kind === Kind.STRING ? parseDate(node.value) : refuse('Date is a text.')),
});

function parseCentimes(value: unknown): number {
  return typeof value === 'number' && Number.isSafeInteger(value)
    ? value
    : refuse('Centimes is a whole number.');
}

/** Larger than GraphQL's 32-bit Int: a budget can pass 21 million dirhams. */
const centimes = new GraphQLScalarType<number, number>({
  name: 'Centimes',
  serialize: parseCentimes,
  parseValue: parseCentimes,
  parseLiteral: (node) =>
    node.kind === Kind.INT ? parseCentimes(Number(node.value)) : refuse('Centimes is a whole number.'),
});

export const scalarResolvers = { DateTime: dateTime, Date: date, Centimes: centimes };
