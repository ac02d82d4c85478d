import { keywordValues } from '../checks.ts';
import { PointColumn } from '../geo-points.ts';
import type { IndexSettings } from '../index-settings.ts';
import type { SearchDoc } from '../port.ts';
import { KeywordColumn, NumberColumn } from './columns.ts';
import { visitTerms } from './document-terms.ts';
import { withCapacity } from './growable-array.ts';
import { Postings } from './postings.ts';
import { Vocabulary } from './vocabulary.ts';

/**
 * All of one index in memory. Documents have numbers in order of writing; a document written again gets a new one,
 * and the old number is dead until the index is compacted.
 */
export class IndexData {
  readonly settings: IndexSettings;
  vocabulary: Vocabulary;
  postings: Postings;
  /** Numbers given out, the dead included. */
  count = 0;
  deadCount = 0;
  /** Room in every column; kept ahead of `count`. */
  capacity = 0;
  /** Changes with every write: what is computed from the index is kept no longer than this. */
  revision = 0;
  lastSeq = 0;
  /** By number: 1 while the document can be found. */
  alive = new Uint8Array(0);
  readonly ids: string[] = [];
  seqs = new Float64Array(0);
  readonly numberById = new Map<string, number>();
  /** Removed documents and when, so that late writes do not bring them back. */
  readonly removedSeqs = new Map<string, number>();
  readonly keywords = new Map<string, KeywordColumn>();
  readonly numbers = new Map<string, NumberColumn>();
  /** By searchable field: packed lengths of its texts, by document. */
  readonly lengths: Uint32Array[];
  points = new PointColumn();

  constructor(settings: IndexSettings) {
    this.settings = settings;
    this.vocabulary = new Vocabulary([]);
    this.postings = new Postings({
      offsets: new Uint32Array(1),
      documents: new Uint32Array(0),
      places: new Uint16Array(0),
    });
    this.lengths = settings.config.searchable.map(() => new Uint32Array(0));
    for (const [name, attribute] of Object.entries(settings.config.attributes)) {
      if (attribute.type !== 'number' || attribute.bands) this.keywords.set(name, new KeywordColumn());
      if (attribute.type === 'number') this.numbers.set(name, new NumberColumn());
    }
  }

  get liveCount(): number {
    return this.count - this.deadCount;
  }

  /** Whether a write of this age is older than what is held, and must be dropped. */
  isStale(id: string, seq: number): boolean {
    const number = this.numberById.get(id);
    const held = number === undefined ? this.removedSeqs.get(id) : (this.seqs[number] as number);
    return held !== undefined && (number === undefined ? seq <= held : seq < held);
  }

  /** Makes room for one more document and gives it a number; any older version of it dies. */
  admit(id: string, seq: number): number {
    this.kill(id);
    this.removedSeqs.delete(id);
    const number = this.count++;
    if (this.count > this.capacity) this.reserve(Math.max(256, this.count + (this.count >> 2)));
    this.ids[number] = id;
    this.seqs[number] = seq;
    this.alive[number] = 1;
    this.numberById.set(id, number);
    this.lastSeq = Math.max(this.lastSeq, seq);
    this.revision++;
    return number;
  }

  /** Fills the columns of a document just admitted. */
  setColumns(number: number, doc: SearchDoc): void {
    const { config } = this.settings;
    for (const [name, column] of this.keywords) {
      column.set(number, keywordValues(config, name, doc.attributes[name]));
    }
    for (const [name, column] of this.numbers) {
      const value = doc.attributes[name];
      column.cells[number] = typeof value === 'number' ? value : Number.NaN;
    }
    this.points.set(number, doc.geo ?? []);
  }

  setLengths(number: number, lengths: readonly number[]): void {
    lengths.forEach((packed, rank) => {
      (this.lengths[rank] as Uint32Array)[number] = packed;
    });
  }

  /**
   * Writes a batch, dropping documents older than those held. The terms new to the vocabulary are added together:
   * batches of a hundred cost far less than a hundred single writes.
   */
  upsert(docs: readonly SearchDoc[]): void {
    const analyzed: { doc: SearchDoc; terms: string[]; places: number[]; lengths: number[] }[] = [];
    for (const doc of docs) {
      if (this.isStale(doc.id, doc.seq)) continue;
      const terms: string[] = [];
      const places: number[] = [];
      const lengths = visitTerms(doc, this.settings, (term, place) => {
        terms.push(term);
        places.push(place);
      });
      analyzed.push({ doc, terms, places, lengths });
    }
    this.vocabulary.addAll(analyzed.flatMap(({ terms }) => terms));
    for (const { doc, terms, places, lengths } of analyzed) {
      if (this.isStale(doc.id, doc.seq)) continue;
      const number = this.admit(doc.id, doc.seq);
      this.setColumns(number, doc);
      this.setLengths(number, lengths);
      terms.forEach((term, at) => {
        this.postings.add(this.vocabulary.idOf(term), number, places[at] as number);
      });
    }
  }

  remove(id: string, seq: number): void {
    if (this.isStale(id, seq)) return;
    this.kill(id);
    this.removedSeqs.set(id, seq);
    this.lastSeq = Math.max(this.lastSeq, seq);
    this.revision++;
  }

  /** Makes room for `capacity` documents in every column. */
  reserve(capacity: number): void {
    this.capacity = Math.max(this.capacity, capacity);
    this.alive = withCapacity(this.alive, this.capacity);
    this.seqs = withCapacity(this.seqs, this.capacity);
    for (const column of this.keywords.values()) column.reserve(this.capacity);
    for (const column of this.numbers.values()) column.reserve(this.capacity);
    for (let rank = 0; rank < this.lengths.length; rank++) {
      this.lengths[rank] = withCapacity(this.lengths[rank] as Uint32Array, this.capacity);
    }
    this.points.reserve(this.capacity);
  }

  private kill(id: string): void {
    const number = this.numberById.get(id);
    if (number === undefined) return;
    this.alive[number] = 0;
    this.deadCount++;
    this.numberById.delete(id);
  }
}
