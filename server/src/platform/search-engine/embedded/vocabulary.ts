/** The terms of an index in code-unit order, each with a stable number and the length it shares with the one before. */

/** Before every ordinary term: sound keys begin with U+0001. */
export const soundKeyMark = '\u0001';

export class Vocabulary {
  /** Sorted by UTF-16 code units. */
  terms: string[];
  /** Term number by slot in `terms`. */
  ids: Uint32Array;
  /** Letters shared with the term in the slot before, at most 255. */
  sharedPrefix: Uint8Array;

  constructor(sortedTerms: string[]) {
    this.terms = sortedTerms;
    this.ids = Uint32Array.from({ length: sortedTerms.length }, (_, slot) => slot);
    this.sharedPrefix = sharedPrefixes(sortedTerms);
  }

  get size(): number {
    return this.terms.length;
  }

  /** Slot of the first term not before `term`. */
  slotOf(term: string): number {
    let low = 0;
    let high = this.terms.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.terms[middle] as string) < term) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Number of a term, -1 when unknown. */
  idOf(term: string): number {
    const slot = this.slotOf(term);
    return this.terms[slot] === term ? (this.ids[slot] as number) : -1;
  }

  /** The slots `[from, to)` of terms that begin with `prefix`. */
  prefixRange(prefix: string): [from: number, to: number] {
    return [this.slotOf(prefix), this.slotOf(`${prefix}\uffff`)];
  }

  /** Adds terms not there yet, numbered from the present size on. One pass over all terms, so add many at once. */
  addAll(newTerms: Iterable<string>): void {
    const added = [...new Set(newTerms)].filter((term) => this.idOf(term) < 0).sort(byCodeUnits);
    if (added.length === 0) return;
    const total = this.terms.length + added.length;
    const terms: string[] = new Array(total);
    const ids = new Uint32Array(total);
    let old = 0;
    let fresh = 0;
    for (let slot = 0; slot < total; slot++) {
      const next = added[fresh];
      if (next !== undefined && (old >= this.terms.length || next < (this.terms[old] as string))) {
        terms[slot] = next;
        ids[slot] = this.terms.length + fresh++;
      } else {
        terms[slot] = this.terms[old] as string;
        ids[slot] = this.ids[old++] as number;
      }
    }
    this.terms = terms;
    this.ids = ids;
    this.sharedPrefix = sharedPrefixes(terms);
  }
}

/** The order of `<` on strings, which is the order of the vocabulary. */
export function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function sharedPrefixes(terms: readonly string[]): Uint8Array {
  const shared = new Uint8Array(terms.length);
  for (let slot = 1; slot < terms.length; slot++) {
    shared[slot] = sharedLength(terms[slot - 1] as string, terms[slot] as string);
  }
  return shared;
}

export function sharedLength(a: string, b: string): number {
  const longest = Math.min(a.length, b.length, 255);
  let length = 0;
  while (length < longest && a.charCodeAt(length) === b.charCodeAt(length)) length++;
  return length;
}
