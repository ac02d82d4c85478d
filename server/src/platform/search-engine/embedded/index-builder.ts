import type { IndexSettings } from '../index-settings.ts';
import type { SearchDoc } from '../port.ts';
import { visitTerms } from './document-terms.ts';
import { IndexData } from './index-data.ts';
import { PostingCollector, Postings } from './postings.ts';
import { byCodeUnits, Vocabulary } from './vocabulary.ts';

/** Builds an index from many documents, or anew from one that has been written to, without the overlay's cost. */
export interface IndexBuilder {
  readonly data: IndexData;
  add(doc: SearchDoc): void;
  remove(id: string, seq: number): void;
  /** Sorts what was collected; afterwards `data` can be searched. Yields so that others may run. */
  finish(): Generator<void, IndexData>;
}

export function createIndexBuilder(settings: IndexSettings): IndexBuilder {
  const data = new IndexData(settings);
  const collector = new PostingCollector();
  const numbers = new Map<string, number>();
  return {
    data,
    add(doc) {
      if (data.isStale(doc.id, doc.seq)) return;
      const number = data.admit(doc.id, doc.seq);
      data.setColumns(number, doc);
      const lengths = visitTerms(doc, settings, (term, place) => {
        let termNumber = numbers.get(term);
        if (termNumber === undefined) {
          termNumber = numbers.size;
          numbers.set(term, termNumber);
        }
        collector.add(termNumber, number, place);
      });
      data.setLengths(number, lengths);
    },
    remove: (id, seq) => data.remove(id, seq),
    *finish() {
      const terms = [...numbers.keys()].sort(byCodeUnits);
      yield;
      const renumbered = new Uint32Array(terms.length);
      terms.forEach((term, slot) => {
        renumbered[numbers.get(term) as number] = slot;
      });
      data.vocabulary = new Vocabulary(terms);
      yield;
      data.postings = new Postings(yield* collector.sort(terms.length, renumbered));
      data.revision++;
      return data;
    },
  };
}

/** How much of an index may be dead or in the overlay before it is compacted. */
const compactFraction = 0.25;
const smallIndex = 1_000;

export function needsCompaction(data: IndexData, baseCount: number): boolean {
  if (data.count < smallIndex) return data.deadCount > smallIndex / 2;
  return (
    data.deadCount > data.count * compactFraction || data.count - baseCount > data.count * compactFraction
  );
}

const copiedPerSlice = 200_000;

/** The same index without dead documents and without overlay. Reads `from`, which must not change meanwhile. */
export function* compactIndex(from: IndexData): Generator<void, IndexData> {
  const data = new IndexData(from.settings);
  const renumbered = new Int32Array(from.count).fill(-1);
  data.reserve(from.liveCount);
  for (let old = 0; old < from.count; old++) {
    if (from.alive[old] !== 1) continue;
    const number = data.admit(from.ids[old] as string, from.seqs[old] as number);
    renumbered[old] = number;
    copyColumns(from, old, data, number);
    if ((old & 0x3ff) === 0x3ff) yield;
  }
  for (const [id, seq] of from.removedSeqs) data.removedSeqs.set(id, seq);
  data.lastSeq = from.lastSeq;
  yield* copyPostings(from, data, renumbered);
  data.revision = from.revision + 1;
  return data;
}

function copyColumns(from: IndexData, old: number, to: IndexData, number: number): void {
  for (const [name, column] of to.keywords) {
    const source = from.keywords.get(name);
    if (source) column.copyFrom(source, old, number);
  }
  for (const [name, column] of to.numbers) {
    column.cells[number] = from.numbers.get(name)?.cells[old] ?? Number.NaN;
  }
  to.points.set(number, from.points.points(old));
  to.setLengths(
    number,
    from.lengths.map((lengths) => lengths[old] as number),
  );
}

/** Terms come in order and documents stay in order, so the new arrays are written straight through. */
function* copyPostings(from: IndexData, to: IndexData, renumbered: Int32Array): Generator<void> {
  const { vocabulary, postings } = from;
  let most = 0;
  for (let term = 0; term < vocabulary.size; term++) most += postings.count(term);
  const documents = new Uint32Array(most);
  const places = new Uint16Array(most);
  const offsets = new Uint32Array(vocabulary.size + 1);
  const terms: string[] = [];
  let length = 0;
  let nextPause = copiedPerSlice;
  for (let slot = 0; slot < vocabulary.size; slot++) {
    const before = length;
    postings.forEach(vocabulary.ids[slot] as number, (document, place) => {
      const number = renumbered[document] as number;
      if (number < 0) return;
      documents[length] = number;
      places[length] = place;
      length++;
    });
    if (length > before) {
      terms.push(vocabulary.terms[slot] as string);
      offsets[terms.length] = length;
    }
    if (length > nextPause) {
      nextPause = length + copiedPerSlice;
      yield;
    }
  }
  to.vocabulary = new Vocabulary(terms);
  to.postings = new Postings({
    offsets: offsets.subarray(0, terms.length + 1),
    documents: documents.subarray(0, length),
    places: places.subarray(0, length),
  });
}
