/**
 * The best `size` documents by a key of several numbers, smaller first, the document number last. A heap whose root
 * is the worst kept, its keys in one flat array.
 */
export class TopHits {
  /** Fill with the next document's key, then call `offer`. */
  readonly key: Float64Array;
  private readonly width: number;
  private readonly size: number;
  private readonly keys: Float64Array;
  private readonly heap: Uint32Array;
  private kept = 0;

  /** `width` counts the document number, which `offer` puts in last. */
  constructor(size: number, width: number) {
    this.size = size;
    this.width = width;
    this.key = new Float64Array(width);
    this.keys = new Float64Array(size * width);
    this.heap = new Uint32Array(size);
  }

  /** Keeps `key` (copied) when it is among the best so far. */
  offer(document: number): void {
    const { width, key } = this;
    key[width - 1] = document;
    if (this.kept < this.size) {
      const row = this.kept;
      this.keys.set(key, row * width);
      this.heap[this.kept] = row;
      this.siftUp(this.kept++);
      return;
    }
    if (this.size === 0) return;
    const worst = this.heap[0] as number;
    if (compareKeys(key, 0, this.keys, worst * width, width) >= 0) return;
    this.keys.set(key, worst * width);
    this.siftDown();
  }

  /** The documents kept, best first. Ends the collection. */
  documents(): number[] {
    const { width, keys } = this;
    const rows = [...this.heap.subarray(0, this.kept)];
    rows.sort((a, b) => compareKeys(keys, a * width, keys, b * width, width));
    return rows.map((row) => keys[row * width + width - 1] as number);
  }

  private worse(a: number, b: number): boolean {
    const { heap, keys, width } = this;
    return compareKeys(keys, (heap[a] as number) * width, keys, (heap[b] as number) * width, width) > 0;
  }

  private swap(a: number, b: number): void {
    const row = this.heap[a] as number;
    this.heap[a] = this.heap[b] as number;
    this.heap[b] = row;
  }

  private siftUp(from: number): void {
    let at = from;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.worse(at, parent)) return;
      this.swap(at, parent);
      at = parent;
    }
  }

  private siftDown(): void {
    let at = 0;
    for (;;) {
      let worst = at;
      for (const child of [2 * at + 1, 2 * at + 2]) {
        if (child < this.kept && this.worse(child, worst)) worst = child;
      }
      if (worst === at) return;
      this.swap(at, worst);
      at = worst;
    }
  }
}

/** The order of two keys of `width` numbers within flat arrays. */
export function compareKeys(
  a: Float64Array,
  aStart: number,
  b: Float64Array,
  bStart: number,
  width: number,
): number {
  for (let at = 0; at < width; at++) {
    const left = a[aStart + at] as number;
    const right = b[bStart + at] as number;
    if (left !== right) return left < right ? -1 : 1;
  }
  return 0;
}
