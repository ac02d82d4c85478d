import { EJSON } from 'bson';
import { checkPipeline } from '../aggregate/pipeline-shape.ts';
import { badValue, CommandError, notSupported } from '../errors.ts';
import type { CollectionIndex, IndexDefinition } from '../index/collection-index.ts';
import { buildIndex, removeIndex } from '../index/index-build.ts';
import { compileFilter } from '../query/filter.ts';
import type { Collection } from '../storage/catalog.ts';
import { encode } from '../values/bson-codec.ts';
import { parseCollation } from '../values/collation.ts';
import type { Doc } from '../values/document.ts';
import { idPrefix } from '../values/key-encoding.ts';
import { toNumber } from '../values/numbers.ts';
import { isDocument, isOperatorDocument, TypeRank, typeRank } from '../values/types.ts';
import { type Command, type CommandRequest, findCollection, getCollection, namespaceOf } from './command.ts';

const mostIndexes = 64;
const collectionOptions = [
  'capped',
  'size',
  'max',
  'validator',
  'validationLevel',
  'validationAction',
  'viewOn',
  'pipeline',
  'collation',
  'timeseries',
  'expireAfterSeconds',
  'clusteredIndex',
  'autoIndexId',
  'storageEngine',
  'indexOptionDefaults',
  'changeStreamPreAndPostImages',
  'idIndex',
];
const indexOptions = new Set([
  'key',
  'name',
  'unique',
  'sparse',
  'hidden',
  'expireAfterSeconds',
  'partialFilterExpression',
  'collation',
  'background',
  'v',
  'ns',
  'weights',
  'default_language',
  'language_override',
  'textIndexVersion',
  '2dsphereIndexVersion',
  'bits',
  'min',
  'max',
  'wildcardProjection',
  'storageEngine',
]);
const indexKinds = new Set(['text', '2dsphere', '2d', 'hashed']);
/** What MongoDB allows in partial indexes: conditions that hold for a document whatever else its arrays contain. */
const partialOperators = new Set(['$eq', '$exists', '$gt', '$gte', '$lt', '$lte', '$type', '$in']);

const asJson = (value: unknown): string => JSON.stringify(EJSON.serialize(value as Doc));

function optionsOf(body: Doc): Doc {
  return Object.fromEntries(Object.entries(body).filter(([field]) => collectionOptions.includes(field)));
}

const create: Command = {
  writes: true,
  fields: collectionOptions,
  run(request) {
    const ns = namespaceOf(request);
    const { catalog } = request.server.engine;
    const options = optionsOf(request.body);
    const known = catalog.find(ns);
    if (known) {
      if (asJson(known.options) === asJson(options)) return {};
      throw new CommandError(48, 'NamespaceExists', `Collection ${ns} already exists.`);
    }
    if (options.capped && !options.size) {
      throw new CommandError(72, 'InvalidOptions', "the 'size' field is required when 'capped' is true");
    }
    if (isDocument(options.changeStreamPreAndPostImages) && options.changeStreamPreAndPostImages.enabled) {
      notSupported("'changeStreamPreAndPostImages' (change streams)");
    }
    if (options.validator !== undefined) compileFilter(options.validator);
    if (options.pipeline !== undefined) checkPipeline(options.pipeline);
    parseCollation(options.collation);
    catalog.create(ns, options);
    return {};
  },
};

const indexNamed = (collection: Collection, wanted: unknown): CollectionIndex | undefined =>
  collection.indexes.find(({ definition }) =>
    typeof wanted === 'string' ? definition.name === wanted : asJson(definition.key) === asJson(wanted),
  );

const collMod: Command = {
  writes: true,
  fields: ['validator', 'validationLevel', 'validationAction', 'index', 'expireAfterSeconds'],
  run(request) {
    const collection = getCollection(request);
    const { body } = request;
    if (body.validator !== undefined) compileFilter(body.validator);
    for (const field of ['validator', 'validationLevel', 'validationAction', 'expireAfterSeconds']) {
      if (body[field] !== undefined) collection.options[field] = body[field];
    }
    if (isDocument(body.index)) {
      const { name, keyPattern, expireAfterSeconds, hidden, ...others } = body.index;
      const [unknown] = Object.keys(others);
      if (unknown) notSupported(`collMod of an index's '${unknown}'`);
      const index = indexNamed(collection, name ?? keyPattern);
      if (!index)
        throw new CommandError(
          27,
          'IndexNotFound',
          `cannot find index ${asJson(name ?? keyPattern)} for ns ${collection.ns}`,
        );
      if (expireAfterSeconds !== undefined) index.definition.expireAfterSeconds = expireAfterSeconds;
      if (hidden === true) index.definition.hidden = true;
      else if (hidden === false) delete index.definition.hidden;
    }
    request.server.engine.catalog.save(collection);
    return {};
  },
};

function cannotCreate(message: string): never {
  throw new CommandError(67, 'CannotCreateIndex', message);
}

function checkPartialFilter(filter: unknown): void {
  if (!isDocument(filter)) cannotCreate('partialFilterExpression must be an object');
  for (const [name, condition] of Object.entries(filter)) {
    if (name === '$and' || name === '$or')
      for (const branch of condition as Doc[]) checkPartialFilter(branch);
    else if (name[0] === '$') cannotCreate(`Expression not supported in partial index: ${name}`);
    else if (isOperatorDocument(condition)) {
      for (const [operator, operand] of Object.entries(condition)) {
        if (!partialOperators.has(operator) || (operator === '$exists' && !operand)) {
          cannotCreate(`Expression not supported in partial index: ${name} ${operator}`);
        }
      }
    }
  }
  compileFilter(filter);
}

function checkKey(key: unknown): asserts key is Doc {
  if (!isDocument(key) || !Object.keys(key).length) cannotCreate('Index keys cannot be empty.');
  for (const [field, kind] of Object.entries(key)) {
    if (!field) cannotCreate('Index keys cannot be an empty field.');
    const isDirection =
      typeRank(kind) === TypeRank.number &&
      kind !== undefined &&
      toNumber(kind) !== 0 &&
      !Number.isNaN(toNumber(kind));
    if (!isDirection && !(typeof kind === 'string' && indexKinds.has(kind))) {
      cannotCreate(
        `Values in v:2 index key pattern cannot be of this type. Unknown index plugin '${String(kind)}'`,
      );
    }
  }
}

/** Checks an index specification. @throws CommandError 67, 197 */
function parseIndex(spec: unknown, collection: Collection): IndexDefinition {
  if (!isDocument(spec)) badValue('each index specification must be an object');
  for (const option of Object.keys(spec)) {
    if (!indexOptions.has(option)) {
      throw new CommandError(
        197,
        'InvalidIndexSpecificationOption',
        `The field '${option}' is not valid for an index specification.`,
      );
    }
  }
  const { background, ns, v, key, ...rest } = spec;
  checkKey(key);
  if (typeof rest.name !== 'string') cannotCreate('The index name must be a string');
  if (rest.sparse && rest.partialFilterExpression)
    cannotCreate('cannot mix "partialFilterExpression" and "sparse" options');
  if (rest.partialFilterExpression !== undefined) checkPartialFilter(rest.partialFilterExpression);
  const isIdOnly = key._id !== undefined && Object.keys(key).length === 1;
  if (isIdOnly && rest.expireAfterSeconds !== undefined && rest.expireAfterSeconds !== null) {
    throw new CommandError(
      197,
      'InvalidIndexSpecificationOption',
      "The field 'expireAfterSeconds' is not valid for an _id index specification.",
    );
  }
  const isSpecial =
    Object.values(key).some((kind) => typeof kind === 'string') ||
    Object.keys(key).some((field) => field.includes('$**'));
  if (isSpecial && rest.unique) cannotCreate('a text, geospatial, hashed or wildcard index cannot be unique');
  const collation = parseCollation(rest.collation ?? collection.options.collation);
  return { v: 2, key, ...rest, ...(collation ? { collation } : {}) } as unknown as IndexDefinition;
}

const createIndexes: Command = {
  writes: true,
  fields: ['indexes', 'commitQuorum', 'ignoreUnknownIndexOptions'],
  run(request) {
    const { engine } = request.server;
    const existed = findCollection(request) !== null;
    const specs = request.body.indexes;
    if (!Array.isArray(specs) || !specs.length) badValue('Must specify at least one index to create');
    const collection = engine.catalog.findOrCreate(namespaceOf(request));
    const before = collection.indexes.length;
    const definitions = specs.map((spec) => parseIndex(spec, collection));
    for (const definition of definitions) {
      if (collection.indexes.length >= mostIndexes) cannotCreate('add index fails, too many indexes');
      buildIndex(engine, collection, definition);
    }
    return {
      numIndexesBefore: before,
      numIndexesAfter: collection.indexes.length,
      createdCollectionAutomatically: !existed,
    };
  },
};

const dropIndexes: Command = {
  writes: true,
  fields: ['index'],
  run(request) {
    const collection = getCollection(request);
    const { engine } = request.server;
    const nIndexesWas = collection.indexes.length;
    const wanted = Array.isArray(request.body.index) ? request.body.index : [request.body.index];
    for (const one of wanted) {
      if (one === '*') {
        for (const index of collection.indexes)
          if (index.definition.name !== '_id_') removeIndex(engine, collection, index);
        continue;
      }
      const index = indexNamed(collection, one);
      if (!index)
        throw new CommandError(
          27,
          'IndexNotFound',
          `index not found with name [${typeof one === 'string' ? one : asJson(one)}]`,
        );
      if (index.definition.name === '_id_')
        throw new CommandError(72, 'InvalidOptions', 'cannot drop _id index');
      removeIndex(engine, collection, index);
    }
    return { nIndexesWas };
  },
};

function dropCollection(request: CommandRequest, ns: string): void {
  const { catalog, locks } = request.server.engine;
  const collection = catalog.find(ns);
  if (!collection) return;
  locks.refuseWritersOf(idPrefix(collection.id));
  catalog.drop(ns);
}

const drop: Command = {
  writes: true,
  fields: [],
  run(request) {
    const collection = findCollection(request);
    if (!collection) return {};
    const { ns, indexes } = collection;
    dropCollection(request, ns);
    return { ns, nIndexesWas: indexes.length };
  },
};

const dropDatabase: Command = {
  writes: true,
  fields: [],
  run(request) {
    const prefix = `${request.database}.`;
    for (const ns of [...request.server.engine.catalog.collections.keys()]) {
      if (ns.startsWith(prefix)) dropCollection(request, ns);
    }
    return { dropped: request.database };
  },
};

const renameCollection: Command = {
  writes: true,
  fields: ['to', 'dropTarget'],
  run(request) {
    const { renameCollection: from, to, dropTarget } = request.body;
    const { catalog, locks } = request.server.engine;
    if (typeof from !== 'string' || typeof to !== 'string')
      badValue("'renameCollection' and 'to' must be strings");
    const source = catalog.find(from);
    if (!source) throw new CommandError(26, 'NamespaceNotFound', `Source collection ${from} does not exist`);
    if (from === to) throw new CommandError(20, 'IllegalOperation', "Can't rename a collection to itself");
    locks.refuseWritersOf(idPrefix(source.id));
    if (catalog.find(to)) {
      if (!dropTarget) throw new CommandError(48, 'NamespaceExists', 'target namespace exists');
      dropCollection(request, to);
    }
    catalog.rename(from, to);
    return {};
  },
};

function typeOf(options: Doc): string {
  if (options.viewOn) return 'view';
  return options.timeseries ? 'timeseries' : 'collection';
}

const listCollections: Command = {
  fields: ['filter', 'nameOnly', 'authorizedCollections', 'cursor'],
  run({ server, body, database }) {
    const prefix = `${database}.`;
    const matches = compileFilter(body.filter);
    const rows = [...server.engine.catalog.collections.values()]
      .filter((collection) => collection.ns.startsWith(prefix))
      .map(({ ns, options, uuid }) => ({
        name: ns.slice(prefix.length),
        type: typeOf(options),
        options,
        info: { readOnly: !!options.viewOn, uuid },
        ...(options.viewOn ? {} : { idIndex: { v: 2, key: { _id: 1 }, name: '_id_' } }),
      }))
      .filter(matches)
      .map((row) => (body.nameOnly ? { name: row.name, type: row.type } : row));
    return server.cursors.open({
      rows,
      encodeRow: encode,
      ns: `${database}.$cmd.listCollections`,
      batchSize: Number.POSITIVE_INFINITY,
      single: true,
    });
  },
};

const listIndexes: Command = {
  fields: ['cursor', 'includeBuildUUIDs', 'includeIndexBuildInfo'],
  run(request) {
    const rows = getCollection(request).indexes.map((index) => index.definition);
    return request.server.cursors.open({
      rows,
      encodeRow: encode,
      ns: namespaceOf(request),
      batchSize: Number.POSITIVE_INFINITY,
      single: true,
    });
  },
};

export const schemaCommands: Record<string, Command> = {
  create,
  collMod,
  createIndexes,
  dropIndexes,
  deleteIndexes: dropIndexes,
  drop,
  dropDatabase,
  renameCollection,
  listCollections,
  listIndexes,
};
