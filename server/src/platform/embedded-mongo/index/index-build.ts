import { EJSON } from 'bson';
import { CommandError } from '../errors.ts';
import type { Collection } from '../storage/catalog.ts';
import type { Engine } from '../storage/engine.ts';
import { duplicateKeyError } from '../storage/records.ts';
import { decode } from '../values/bson-codec.ts';
import { idPrefix } from '../values/key-encoding.ts';
import { optionalNumber } from '../values/numbers.ts';
import {
  type CollectionIndex,
  createCollectionIndex,
  type IndexDefinition,
  recordIdBytes,
} from './collection-index.ts';

/** What makes two definitions the same index. */
const identityOf = ({ key, collation, partialFilterExpression }: IndexDefinition): string =>
  JSON.stringify(
    EJSON.serialize({
      key: Object.entries(key),
      locale: collation?.locale,
      strength: collation?.strength,
      partial: partialFilterExpression,
    }),
  );

const optionsOf = ({ unique, sparse, expireAfterSeconds }: IndexDefinition): string =>
  JSON.stringify([!!unique, !!sparse, optionalNumber(expireAfterSeconds) ?? null]);

const show = (definition: IndexDefinition): string => JSON.stringify(EJSON.serialize(definition));

function conflict(
  code: number,
  codeName: string,
  reason: string,
  wanted: IndexDefinition,
  known: IndexDefinition,
): never {
  throw new CommandError(
    code,
    codeName,
    `${reason} Requested index: ${show(wanted)}, existing index: ${show(known)}`,
  );
}

/** True when the index exists already. @throws CommandError 85 or 86 when a like one differs */
function alreadyExists(collection: Collection, wanted: IndexDefinition): boolean {
  for (const { definition: known } of collection.indexes) {
    const isSame = identityOf(known) === identityOf(wanted);
    const sameOptions = optionsOf(known) === optionsOf(wanted);
    if (known.name === wanted.name && (!isSame || !sameOptions)) {
      conflict(
        86,
        'IndexKeySpecsConflict',
        'An existing index has the same name as the requested index. When index names are not specified, they are auto generated and can cause conflicts. Please refer to our documentation.',
        wanted,
        known,
      );
    }
    if (!isSame) continue;
    if (known.name !== '_id_' && known.name !== wanted.name) {
      throw new CommandError(
        85,
        'IndexOptionsConflict',
        `Index already exists with a different name: ${known.name}`,
      );
    }
    if (known.name !== '_id_' && !sameOptions) {
      conflict(
        85,
        'IndexOptionsConflict',
        'An equivalent index already exists with the same name but different options.',
        wanted,
        known,
      );
    }
    return true;
  }
  return false;
}

/**
 * Builds an index over the documents there are, in one commit.
 * @returns false when it exists already
 * @throws CommandError 11000 when documents break uniqueness; then nothing is kept
 */
export function buildIndex(engine: Engine, collection: Collection, definition: IndexDefinition): boolean {
  if (alreadyExists(collection, definition)) return false;
  engine.locks.refuseWritersOf(idPrefix(collection.id));
  const index = createCollectionIndex(definition, engine.catalog.nextIndexId(), false, Date.now());
  const view = engine.view();
  for (const [key, raw] of view.scan(idPrefix(collection.id), idPrefix(collection.id + 1))) {
    const doc = decode(raw);
    const recordId = key.readUIntBE(4, 6);
    for (const entry of index.keysOf(doc, recordId)) {
      if (index.unique && view.get(entry)) throw duplicateKeyError(collection, index, doc);
      view.put(entry, recordIdBytes(recordId));
    }
  }
  index.multikey = index.sawArray;
  engine.store.write(() => {
    view.apply();
    collection.indexes = [...collection.indexes, index];
    engine.catalog.save(collection);
  });
  return true;
}

export function removeIndex(engine: Engine, collection: Collection, index: CollectionIndex): void {
  engine.locks.refuseWritersOf(idPrefix(collection.id));
  engine.store.write(() => {
    collection.indexes = collection.indexes.filter((other) => other !== index);
    engine.catalog.save(collection);
    engine.catalog.clearKeys(index.id);
  });
}
