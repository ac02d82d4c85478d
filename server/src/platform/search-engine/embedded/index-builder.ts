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

const compactedPerSlice = 200_000;

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
    if ((old & 0x3fff) === 0x3fff) yield;
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

function* copyPostings(from: IndexData, to: IndexData, renumbered: Int32Array): Generator<void> {
  const collector = new PostingCollector();
  const terms: string[] = [];
  let sinceYield = 0;
  for (let slot = 0; slot < from.vocabulary.size; slot++) {
    const termId = from.vocabulary.ids[slot] as number;
    let kept = 0;
    from.postings.forEach(termId, (document, place) => {
      const number = renumbered[document] as number;
      if (number < 0) return;
      collector.add(terms.length, number, place);
      kept++;
    });
    if (kept > 0) terms.push(from.vocabulary.terms[slot] as string);
    sinceYield += kept;
    if (sinceYield > compactedPerSlice) {
      sinceYield = 0;
      yield;
    }
  }
  to.vocabulary = new Vocabulary(terms);
  const same = Uint32Array.from(terms, (_, slot) => slot);
  to.postings = new Postings(yield* collector.sort(terms.length, same));
}
