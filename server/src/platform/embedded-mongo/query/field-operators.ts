import type { Binary } from 'bson';
import { badValue, CommandError } from '../errors.ts';
import { compare, equals } from '../values/compare.ts';
import type { Doc } from '../values/document.ts';
import { numericValue, toNumber } from '../values/numbers.ts';
import { someValueAt, splitPath } from '../values/paths.ts';
import {
  binaryBytes,
  bsonTypeNumber,
  isDocument,
  isObjectId,
  isOperatorDocument,
  isRegex,
  TypeRank,
  typeNumberByAlias,
  typeRank,
} from '../values/types.ts';
import {
  type DocPredicate,
  type MatchContext,
  type NestedCompiler,
  pathPredicate,
  type ValuePredicate,
  valuePredicate,
} from './predicates.ts';
import { compileRegex } from './regex.ts';

interface OperatorInput {
  path: string;
  operator: string;
  operand: unknown;
  /** All operators on the path: `$regex` reads `$options` beside it. */
  siblings: Doc;
  context: MatchContext;
  nested: NestedCompiler;
}
type OperatorCompiler = (input: OperatorInput) => DocPredicate;

const accepts: Record<string, (order: number) => boolean> = {
  $gt: (order) => order > 0,
  $gte: (order) => order >= 0,
  $lt: (order) => order < 0,
  $lte: (order) => order <= 0,
};

/** Ranges compare within one type; NaN only with NaN; null also means missing; MinKey and MaxKey reach all types. */
function rangePredicate({ path, operator, operand, context }: OperatorInput): DocPredicate {
  const rank = typeRank(operand);
  const accept = accepts[operator] as (order: number) => boolean;
  if (rank === TypeRank.null) {
    const orEqual = operator === '$gte' || operator === '$lte';
    return pathPredicate(path, (value) => orEqual && (value === null || value === undefined));
  }
  if (rank === TypeRank.minKey || rank === TypeRank.maxKey) {
    return pathPredicate(path, (value) => value !== undefined && accept(compare(value, operand)));
  }
  const wantsNaN = Number.isNaN(operand);
  return pathPredicate(
    path,
    (value) =>
      value !== undefined &&
      typeRank(value) === rank &&
      Number.isNaN(value) === wantsNaN &&
      accept(compare(value, operand, context.order)),
  );
}

/** Long lists of strings or ObjectIds through a set; everything else one by one. */
function listPredicate(list: unknown[], context: MatchContext): ValuePredicate {
  const simple = list.every((value) => typeof value === 'string' || isObjectId(value));
  if (list.length > 8 && simple && !context.order) {
    const texts = new Set(list.filter((value) => typeof value === 'string'));
    const ids = new Set(list.filter(isObjectId).map((id) => id.toHexString()));
    return (value) =>
      typeof value === 'string' ? texts.has(value) : isObjectId(value) && ids.has(value.toHexString());
  }
  const predicates = list.map((value) => valuePredicate(value, context));
  return (value) => predicates.some((predicate) => predicate(value));
}

function inPredicate({ path, operator, operand, context }: OperatorInput): DocPredicate {
  if (!Array.isArray(operand)) badValue(`${operator} needs an array`);
  for (const value of operand) if (isOperatorDocument(value)) badValue(`cannot nest $ under ${operator}`);
  const predicate = pathPredicate(path, listPredicate(operand, context));
  return operator === '$in' ? predicate : (doc) => !predicate(doc);
}

function equalPredicate({ path, operand, context }: OperatorInput): DocPredicate {
  if (isRegex(operand)) {
    return pathPredicate(path, (value) => value !== undefined && isRegex(value) && equals(value, operand));
  }
  return pathPredicate(path, valuePredicate(operand, context));
}

function notEqualPredicate({ path, operand, context }: OperatorInput): DocPredicate {
  if (isRegex(operand)) badValue("Can't have regex as arg to $ne.");
  const predicate = pathPredicate(path, valuePredicate(operand, context));
  return (doc) => !predicate(doc);
}

function existsPredicate({ path, operand }: OperatorInput): DocPredicate {
  const wanted = !!operand && !(typeRank(operand) === TypeRank.number && toNumber(operand) === 0);
  const parts = splitPath(path);
  return (doc) => someValueAt(doc, parts, (value) => value !== undefined) === wanted;
}

function typePredicate({ path, operand }: OperatorInput): DocPredicate {
  const wanted = (Array.isArray(operand) ? operand : [operand]).flatMap((alias) => {
    if (alias === 'number') return [1, 16, 18, 19];
    if (typeof alias === 'string')
      return typeNumberByAlias[alias] ?? badValue(`Unknown type name alias: ${alias}`);
    return toNumber(alias);
  });
  return pathPredicate(path, (value) => value !== undefined && wanted.includes(bsonTypeNumber(value) ?? 0));
}

function notPredicate({ path, operand, context, nested }: OperatorInput): DocPredicate {
  const predicate = isRegex(operand)
    ? pathPredicate(path, valuePredicate(operand, context))
    : isOperatorDocument(operand)
      ? nested.field(path, operand, context)
      : badValue('$not needs a regex or a document');
  return (doc) => !predicate(doc);
}

function regexPredicate({ path, operand, siblings }: OperatorInput): DocPredicate {
  if (typeof operand !== 'string' && !isRegex(operand)) badValue('$regex has to be a string');
  const options = siblings.$options;
  if (options !== undefined && typeof options !== 'string') badValue('$options has to be a string');
  const regex = compileRegex(operand, options);
  return pathPredicate(path, (value) => typeof value === 'string' && regex.test(value));
}

function sizePredicate({ path, operand }: OperatorInput): DocPredicate {
  if (typeRank(operand) !== TypeRank.number) badValue(`Failed to parse $size. Expected a number in: $size`);
  const size = toNumber(operand);
  const parts = splitPath(path);
  return (doc) => someValueAt(doc, parts, (value) => Array.isArray(value) && value.length === size);
}

function modPredicate({ path, operand }: OperatorInput): DocPredicate {
  if (!Array.isArray(operand) || operand.length !== 2) badValue('malformed mod, not enough elements');
  const [divisor, remainder] = operand.map((value) => Math.trunc(toNumber(value))) as [number, number];
  if (divisor === 0) badValue('divisor cannot be 0');
  return pathPredicate(
    path,
    (value) => typeRank(value) === TypeRank.number && Math.trunc(toNumber(value)) % divisor === remainder,
  );
}

function allPredicate({ path, operand, context, nested }: OperatorInput): DocPredicate {
  if (!Array.isArray(operand)) badValue('$all needs an array');
  if (!operand.length) return () => false;
  const predicates = operand.map((value) =>
    isOperatorDocument(value) && value.$elemMatch
      ? operatorPredicate(path, '$elemMatch', value.$elemMatch, value, context, nested)
      : pathPredicate(path, valuePredicate(value, context)),
  );
  return (doc) => predicates.every((predicate) => predicate(doc));
}

const documentOperators = new Set(['$and', '$or', '$nor', '$expr', '$where', '$id', '$ref', '$db']);

/** Operators on the elements themselves, or a filter for elements that are documents. */
export function elementPredicate(
  condition: Doc,
  context: MatchContext,
  nested: NestedCompiler,
): ValuePredicate {
  const first = Object.keys(condition)[0];
  if (first?.[0] === '$' && !documentOperators.has(first)) {
    const operators = Object.keys(condition).map((operator) =>
      operatorPredicate('v', operator, condition[operator], condition, context, nested),
    );
    return (element) => operators.every((predicate) => predicate({ v: element }));
  }
  const predicate = nested.filter(condition, context);
  // An array inside the array answers by its indexes, as a document would.
  return (element) =>
    Array.isArray(element) ? predicate({ ...element }) : isDocument(element) && predicate(element);
}

function elemMatchPredicate({ path, operand, context, nested }: OperatorInput): DocPredicate {
  if (!isDocument(operand)) badValue('$elemMatch needs an Object');
  const predicate = elementPredicate(operand, context, nested);
  const parts = splitPath(path);
  return (doc) => someValueAt(doc, parts, (value) => Array.isArray(value) && value.some(predicate));
}

/** The bits of an integer or of binary data (little end first), or null. */
function bitsOf(value: unknown): bigint | null {
  const rank = typeRank(value);
  if (rank === TypeRank.number) return BigInt(Math.trunc(toNumber(value)));
  if (rank !== TypeRank.binary) return null;
  const hex = Buffer.from(binaryBytes(value as Binary))
    .reverse()
    .toString('hex');
  return BigInt(`0x${hex || '0'}`);
}

function bitsPredicate({ path, operator, operand }: OperatorInput): DocPredicate {
  const mask = Array.isArray(operand)
    ? operand.reduce<bigint>((bits, position) => bits | (1n << BigInt(toNumber(position))), 0n)
    : (bitsOf(operand) ?? BigInt(numericValue(operand)));
  const wantsSet = operator.endsWith('Set');
  const any = operator.includes('Any');
  return pathPredicate(path, (value) => {
    const bits = bitsOf(value);
    if (bits === null) return false;
    const hits = wantsSet ? bits & mask : ~bits & mask;
    return any ? hits !== 0n : hits === mask;
  });
}

function refuseGeo({ operator }: OperatorInput): never {
  throw new CommandError(
    291,
    'NoQueryExecutionPlans',
    `unable to find index for ${operator} query (geospatial queries are not supported by the embedded document server)`,
  );
}

const compilers: Readonly<Record<string, OperatorCompiler>> = {
  $eq: equalPredicate,
  $ne: notEqualPredicate,
  $gt: rangePredicate,
  $gte: rangePredicate,
  $lt: rangePredicate,
  $lte: rangePredicate,
  $in: inPredicate,
  $nin: inPredicate,
  $exists: existsPredicate,
  $type: typePredicate,
  $not: notPredicate,
  $regex: regexPredicate,
  $options: ({ siblings }) => ('$regex' in siblings ? () => true : badValue('$options needs a $regex')),
  $size: sizePredicate,
  $mod: modPredicate,
  $all: allPredicate,
  $elemMatch: elemMatchPredicate,
  $bitsAllSet: bitsPredicate,
  $bitsAnySet: bitsPredicate,
  $bitsAllClear: bitsPredicate,
  $bitsAnyClear: bitsPredicate,
  $comment: () => () => true,
  $geoWithin: refuseGeo,
  $geoIntersects: refuseGeo,
  $near: refuseGeo,
  $nearSphere: refuseGeo,
  $within: refuseGeo,
  $maxDistance: refuseGeo,
  $minDistance: refuseGeo,
};

/** A predicate for one operator on a path. @throws CommandError 2 for an unknown operator, by name */
export function operatorPredicate(
  path: string,
  operator: string,
  operand: unknown,
  siblings: Doc,
  context: MatchContext,
  nested: NestedCompiler,
): DocPredicate {
  const compiler = Object.hasOwn(compilers, operator) ? compilers[operator] : undefined;
  if (!compiler) badValue(`unknown operator: ${operator}`);
  return compiler({ path, operator, operand, siblings, context, nested });
}
