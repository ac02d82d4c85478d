import { open, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { crc32 } from 'node:zlib';
import { PointColumn } from '../geo-points.ts';
import type { IndexSettings } from '../index-settings.ts';
import { KeywordColumn, NumberColumn } from './columns.ts';
import { GrowableUint32 } from './growable-array.ts';
import { IndexData } from './index-data.ts';
import { Postings } from './postings.ts';
import { Vocabulary } from './vocabulary.ts';

/**
 * A snapshot is: 8 bytes of magic, 4 bytes length and 4 bytes CRC-32 of the header, the header (JSON), then the
 * sections the header lists, each aligned to 8 bytes. The header has the CRC-32 of all sections together, and the
 * settings hash (which covers the analyzer's version): an index written under others is not loaded.
 */
const magic = Buffer.from('WASLIDX2');
const prefixBytes = 16;
const alignment = 8;
const sliceBytes = 1 << 22;

interface Section {
  name: string;
  bytes: Uint8Array;
}

interface Header {
  hash: string;
  complete: boolean;
  count: number;
  lastSeq: number;
  removedSeqs: [string, number][];
  keywordValues: Record<string, string[]>;
  sections: { name: string; length: number }[];
  crc: number;
}

export type LoadedSnapshot =
  | { outcome: 'loaded'; data: IndexData; complete: boolean }
  | { outcome: 'absent' }
  /** Not usable, and why: other settings, or damaged. */
  | { outcome: 'refused'; reason: string };

/**
 * Writes a compacted index (no overlay, nothing dead) so that a reader finds the whole old file or the whole new
 * one: to a temporary file, synced, then renamed. Gives way between slices; `data` must not change meanwhile.
 */
export async function writeSnapshot(path: string, data: IndexData, complete: boolean): Promise<void> {
  const sections = sectionsOf(data);
  let crc = 0;
  for (const { bytes } of sections) {
    for (let at = 0; at < bytes.length; at += sliceBytes) {
      crc = crc32(bytes.subarray(at, at + sliceBytes), crc);
      await new Promise(setImmediate);
    }
  }
  const header: Header = {
    hash: data.settings.hash,
    complete,
    count: data.count,
    lastSeq: data.lastSeq,
    removedSeqs: [...data.removedSeqs],
    keywordValues: Object.fromEntries([...data.keywords].map(([name, column]) => [name, column.values])),
    sections: sections.map(({ name, bytes }) => ({ name, length: bytes.length })),
    crc,
  };
  const headerBytes = Buffer.from(JSON.stringify(header));
  const prefix = Buffer.alloc(prefixBytes);
  magic.copy(prefix);
  prefix.writeUInt32LE(headerBytes.length, 8);
  prefix.writeUInt32LE(crc32(headerBytes), 12);
  const temporary = `${path}.tmp`;
  const file = await open(temporary, 'w', 0o600);
  try {
    await file.writeFile(Buffer.concat([prefix, headerBytes, padding(headerBytes.length)]));
    for (const { bytes } of sections) {
      await file.writeFile(bytes);
      await file.writeFile(padding(bytes.length));
    }
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(temporary, path);
  await syncDirectory(dirname(path));
}

/** Reads a snapshot back. Never throws for what the file holds: a damaged one is refused with the reason. */
export async function readSnapshot(path: string, settings: IndexSettings): Promise<LoadedSnapshot> {
  await rm(`${path}.tmp`, { force: true });
  let file: Buffer;
  try {
    file = await readFile(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { outcome: 'absent' };
    return { outcome: 'refused', reason: `the snapshot cannot be read: ${(error as Error).message}` };
  }
  const header = readHeader(file);
  if (!header) return { outcome: 'refused', reason: 'the snapshot is damaged' };
  if (header.hash !== settings.hash) {
    return { outcome: 'refused', reason: 'the snapshot was written under other settings' };
  }
  const sections = readSections(file, header);
  if (!sections) return { outcome: 'refused', reason: 'the snapshot is damaged' };
  return { outcome: 'loaded', data: restore(settings, header, sections), complete: header.complete };
}

function sectionsOf(data: IndexData): Section[] {
  const { base } = data.postings;
  const sections: Section[] = [
    { name: 'terms', bytes: Buffer.from(data.vocabulary.terms.join('\n')) },
    { name: 'ids', bytes: Buffer.from(data.ids.join('\n')) },
    { name: 'offsets', bytes: bytesOf(base.offsets) },
    { name: 'documents', bytes: bytesOf(base.documents) },
    { name: 'places', bytes: bytesOf(base.places) },
    { name: 'seqs', bytes: bytesOf(data.seqs.subarray(0, data.count)) },
    { name: 'pointStarts', bytes: bytesOf(data.points.starts.subarray(0, data.count + 1)) },
    { name: 'points', bytes: bytesOf(data.points.coordinates.subarray(0, 2 * pointCount(data))) },
  ];
  data.lengths.forEach((lengths, rank) => {
    sections.push({ name: `lengths:${rank}`, bytes: bytesOf(lengths.subarray(0, data.count)) });
  });
  for (const [name, column] of data.keywords) {
    sections.push({ name: `cells:${name}`, bytes: bytesOf(column.cells.subarray(0, data.count)) });
    sections.push({ name: `lists:${name}`, bytes: bytesOf(column.lists.trimmed()) });
  }
  for (const [name, column] of data.numbers) {
    sections.push({ name: `numbers:${name}`, bytes: bytesOf(column.cells.subarray(0, data.count)) });
  }
  return sections;
}

function pointCount(data: IndexData): number {
  return data.count === 0 ? 0 : (data.points.starts[data.count] as number);
}

function bytesOf(array: Uint16Array | Uint32Array | Float64Array): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}

function padding(length: number): Buffer {
  return Buffer.alloc((alignment - (length % alignment)) % alignment);
}

function readHeader(file: Buffer): Header | null {
  if (file.length < prefixBytes || !file.subarray(0, magic.length).equals(magic)) return null;
  const bytes = file.subarray(prefixBytes, prefixBytes + file.readUInt32LE(8));
  if (crc32(bytes) !== file.readUInt32LE(12)) return null;
  return JSON.parse(bytes.toString()) as Header;
}

function readSections(file: Buffer, header: Header): Map<string, Buffer> | null {
  const sections = new Map<string, Buffer>();
  const headerLength = file.readUInt32LE(8);
  let at = prefixBytes + headerLength + padding(headerLength).length;
  let crc = 0;
  for (const { name, length } of header.sections) {
    const bytes = file.subarray(at, at + length);
    if (bytes.length < length) return null;
    crc = crc32(bytes, crc);
    sections.set(name, bytes);
    at += length + padding(length).length;
  }
  return crc === header.crc ? sections : null;
}

function restore(settings: IndexSettings, header: Header, sections: Map<string, Buffer>): IndexData {
  const section = (name: string) => sections.get(name) ?? Buffer.alloc(0);
  const lines = (name: string) => (section(name).length === 0 ? [] : section(name).toString().split('\n'));
  const data = new IndexData(settings);
  data.count = header.count;
  data.lastSeq = header.lastSeq;
  for (const [id, seq] of header.removedSeqs) data.removedSeqs.set(id, seq);
  data.vocabulary = new Vocabulary(lines('terms'));
  data.postings = new Postings({
    offsets: uint32(section('offsets')),
    documents: uint32(section('documents')),
    places: uint16(section('places')),
  });
  lines('ids').forEach((id, number) => {
    data.ids.push(id);
    data.numberById.set(id, number);
  });
  data.seqs = float64(section('seqs'));
  data.alive = new Uint8Array(data.count).fill(1);
  data.points = new PointColumn(uint32(section('pointStarts')), float64(section('points')));
  data.lengths.forEach((_, rank) => {
    data.lengths[rank] = uint32(section(`lengths:${rank}`));
  });
  for (const name of data.keywords.keys()) {
    const lists = new GrowableUint32(1);
    lists.values = uint32(section(`lists:${name}`));
    lists.length = lists.values.length;
    const cells = uint32(section(`cells:${name}`));
    data.keywords.set(name, new KeywordColumn(header.keywordValues[name] ?? [], cells, lists));
  }
  for (const name of data.numbers.keys()) {
    data.numbers.set(name, new NumberColumn(float64(section(`numbers:${name}`))));
  }
  data.reserve(data.count);
  return data;
}

/** Copies out of the file's buffer, which may then be freed; the copy is aligned and may be written to. */
function copied(bytes: Buffer): ArrayBuffer {
  const copy = new ArrayBuffer(bytes.length);
  new Uint8Array(copy).set(bytes);
  return copy;
}

const uint16 = (bytes: Buffer) => new Uint16Array(copied(bytes));
const uint32 = (bytes: Buffer) => new Uint32Array(copied(bytes));
const float64 = (bytes: Buffer) => new Float64Array(copied(bytes));

/** Makes a rename in a directory last through a power cut; not every system lets a directory be synced. */
async function syncDirectory(directory: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(directory, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
