import { withCapacity } from './growable-array.ts';

/**
 * Where each term stands: base postings in flat arrays, those written since in an overlay. A posting is a document
 * number and a place; a place packs the field's rank and the word's position.
 */
export const positionBits = 11;
export const lastPosition = (1 << positionBits) - 1;
/** The rank of the shadow field, below every searchable one. */
export const shadowField = 7;

export function packPlace(field: number, position: number): number {
  return (field << positionBits) | Math.min(position, lastPosition);
}

export interface PostingArrays {
  /** Postings of term `t` are `[offsets[t], offsets[t + 1])`. */
  offsets: Uint32Array;
  documents: Uint32Array;
  places: Uint16Array;
}

export class Postings {
  readonly base: PostingArrays;
  readonly baseTerms: number;
  /** Alternating document and place, by term number. */
  readonly overlay = new Map<number, number[]>();

  constructor(base: PostingArrays) {
    this.base = base;
    this.baseTerms = base.offsets.length - 1;
  }

  add(term: number, document: number, place: number): void {
    const list = this.overlay.get(term);
    if (list) list.push(document, place);
    else this.overlay.set(term, [document, place]);
  }

  /** How many postings a term has, those of removed documents included. */
  count(term: number): number {
    const { offsets } = this.base;
    const inBase = term < this.baseTerms ? (offsets[term + 1] as number) - (offsets[term] as number) : 0;
    return inBase + (this.overlay.get(term)?.length ?? 0) / 2;
  }

  /** Calls `visit` for each posting of a term, documents ascending. */
  forEach(term: number, visit: (document: number, place: number) => void): void {
    if (term < this.baseTerms) {
      const { offsets, documents, places } = this.base;
      const end = offsets[term + 1] as number;
      for (let at = offsets[term] as number; at < end; at++) {
        visit(documents[at] as number, places[at] as number);
      }
    }
    const list = this.overlay.get(term);
    if (!list) return;
    for (let at = 0; at < list.length; at += 2) visit(list[at] as number, list[at + 1] as number);
  }
}

/** Collects postings in any order of terms and sorts them by term in one pass (documents stay in order). */
export class PostingCollector {
  private termNumbers = new Uint32Array(1 << 16);
  private documents = new Uint32Array(1 << 16);
  private places = new Uint16Array(1 << 16);
  private length = 0;

  add(term: number, document: number, place: number): void {
    const at = this.length;
    if (at === this.documents.length) {
      this.termNumbers = withCapacity(this.termNumbers, at * 2);
      this.documents = withCapacity(this.documents, at * 2);
      this.places = withCapacity(this.places, at * 2);
    }
    this.termNumbers[at] = term;
    this.documents[at] = document;
    this.places[at] = place;
    this.length = at + 1;
  }

  /** The arrays with term `t` renumbered `renumbered[t]`. Yields now and then so that others may run. */
  *sort(terms: number, renumbered: Uint32Array): Generator<void, PostingArrays> {
    const offsets = new Uint32Array(terms + 1);
    for (let at = 0; at < this.length; at++) {
      const slot = (renumbered[this.termNumbers[at] as number] as number) + 1;
      offsets[slot] = (offsets[slot] as number) + 1;
      if ((at & 0xfffff) === 0xfffff) yield;
    }
    for (let term = 0; term < terms; term++) {
      offsets[term + 1] = (offsets[term + 1] as number) + (offsets[term] as number);
    }
    yield;
    const next = offsets.slice(0, terms);
    const documents = new Uint32Array(this.length);
    const places = new Uint16Array(this.length);
    for (let at = 0; at < this.length; at++) {
      const term = renumbered[this.termNumbers[at] as number] as number;
      const to = next[term] as number;
      next[term] = to + 1;
      documents[to] = this.documents[at] as number;
      places[to] = this.places[at] as number;
      if ((at & 0x3ffff) === 0x3ffff) yield;
    }
    return { offsets, documents, places };
  }
}
