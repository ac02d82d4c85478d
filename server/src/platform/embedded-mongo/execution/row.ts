import { decode } from '../values/bson-codec.ts';
import type { Doc } from '../values/document.ts';

/** A found document: `doc` is there when all of it was decoded on the way, else it is read from `raw`. */
export interface Row {
  recordId: number;
  raw: Buffer;
  doc: Doc | null;
}

export const documentOf = (row: Row): Doc => row.doc ?? decode(row.raw);
