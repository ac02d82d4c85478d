import { CommandError, failedToParse, notSupported } from '../errors.ts';
import { findDocuments } from '../execution/find-documents.ts';
import { documentOf } from '../execution/row.ts';
import { updateDocuments } from '../execution/write-documents.ts';
import type { Engine } from '../storage/engine.ts';
import type { Records } from '../storage/records.ts';
import type { View } from '../storage/view.ts';
import type { Doc } from '../values/document.ts';
import { firstValueAt } from '../values/paths.ts';
import { isDocument } from '../values/types.ts';
import { type PipelineTargets, runUpdatePipeline } from './run-pipeline.ts';

const mergeFields = new Set(['into', 'on', 'let', 'whenMatched', 'whenNotMatched']);
const matchedActions = new Set(['replace', 'keepExisting', 'merge', 'fail']);
const notMatchedActions = new Set(['insert', 'discard', 'fail']);

interface MergeSpec {
  collection: string;
  on: string[];
  whenMatched: string | unknown[];
  whenNotMatched: string;
}

/** Name of a target in the same database. */
function targetName(target: unknown, stage: string, database: string): string {
  if (typeof target === 'string') return target;
  if (isDocument(target) && typeof target.coll === 'string') {
    if (target.timeseries !== undefined) notSupported(`${stage} into a time-series collection`);
    if (target.db !== undefined && target.db !== database) notSupported(`${stage} into another database`);
    return target.coll;
  }
  return failedToParse(`${stage} requires the name of a collection`);
}

function parseMerge(value: unknown, database: string): MergeSpec {
  const spec = isDocument(value) ? value : { into: value };
  for (const name of Object.keys(spec)) {
    if (!mergeFields.has(name)) failedToParse(`BSON field '$merge.${name}' is an unknown field.`);
  }
  const { whenMatched = 'merge', whenNotMatched = 'insert', on = '_id' } = spec;
  if (!Array.isArray(whenMatched) && !matchedActions.has(String(whenMatched))) {
    failedToParse(`Enumeration value '${String(whenMatched)}' for field 'whenMatched' is not a valid value.`);
  }
  if (!notMatchedActions.has(String(whenNotMatched))) {
    failedToParse(
      `Enumeration value '${String(whenNotMatched)}' for field 'whenNotMatched' is not a valid value.`,
    );
  }
  return {
    collection: targetName(spec.into, '$merge', database),
    on: (Array.isArray(on) ? on : [on]).map(String),
    whenMatched: Array.isArray(whenMatched) ? whenMatched : String(whenMatched),
    whenNotMatched: String(whenNotMatched),
  };
}

function updateFor(whenMatched: string | unknown[], doc: Doc): unknown {
  if (Array.isArray(whenMatched)) return whenMatched;
  const { _id, ...fields } = doc;
  return whenMatched === 'replace' ? doc : { $set: fields };
}

/** Where `$out` and `$merge` of one command write: its own view, so that all of it is one commit. */
export function pipelineTargets(
  engine: Engine,
  records: Records,
  view: View,
  database: string,
  now: Date,
): PipelineTargets {
  return {
    out(target, docs) {
      const ns = `${database}.${targetName(target, '$out', database)}`;
      const known = engine.catalog.find(ns);
      const collection = known ?? engine.catalog.create(ns);
      if (known) {
        for (const row of [...findDocuments(view, known, {})]) {
          records.remove(view, known, row.recordId, documentOf(row));
        }
      }
      for (const doc of docs) records.insert(view, collection, doc);
    },
    merge(value, docs) {
      const spec = parseMerge(value, database);
      const collection = engine.catalog.findOrCreate(`${database}.${spec.collection}`);
      for (const doc of docs) {
        const filter = Object.fromEntries(spec.on.map((path) => [path, firstValueAt(doc, path)]));
        const [match] = [...findDocuments(view, collection, { filter, limit: 1 })];
        if (!match) {
          if (spec.whenNotMatched === 'insert') records.insert(view, collection, doc);
          else if (spec.whenNotMatched === 'fail') {
            throw new CommandError(
              13113,
              'MergeStageNoMatchingDocument',
              '$merge could not find a matching document',
            );
          }
        } else if (spec.whenMatched === 'fail') {
          throw new CommandError(11000, 'DuplicateKey', '$merge found a match');
        } else if (spec.whenMatched !== 'keepExisting') {
          updateDocuments(records, view, collection, {
            filter,
            update: updateFor(spec.whenMatched, doc),
            variables: { new: doc },
            now,
            runPipeline: runUpdatePipeline,
          });
        }
      }
    },
  };
}
