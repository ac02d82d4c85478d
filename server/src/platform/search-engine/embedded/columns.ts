import { GrowableUint32, withCapacity } from './growable-array.ts';

/** A keyword attribute: the codes of each document's values, one inline, several in a side list. */
export class KeywordColumn {
  /** Value by code. */
  readonly values: string[];
  private readonly codes: Map<string, number>;
  /** By document: 0 none, `code + 1` one, or `manyFlag | offset` into `lists`. */
  cells: Uint32Array;
  /** Count, then that many codes, at each offset. */
  readonly lists: GrowableUint32;

  constructor(values: string[] = [], cells = new Uint32Array(0), lists = new GrowableUint32(64)) {
    this.values = values;
    this.codes = new Map(values.map((value, code) => [value, code]));
    this.cells = cells;
    this.lists = lists;
  }

  reserve(capacity: number): void {
    this.cells = withCapacity(this.cells, capacity);
  }

  /** The code of a value, -1 when no document ever had it. */
  codeOf(value: string): number {
    return this.codes.get(value) ?? -1;
  }

  set(document: number, values: readonly string[]): void {
    const codes = [...new Set(values)].map((value) => this.learn(value));
    const [only] = codes;
    if (only === undefined) this.cells[document] = 0;
    else if (codes.length === 1) this.cells[document] = only + 1;
    else {
      this.cells[document] = (manyFlag | this.lists.length) >>> 0;
      this.lists.push(codes.length);
      for (const code of codes) this.lists.push(code);
    }
  }

  /** The values of `from`'s document, taken over as this column's `document`. */
  copyFrom(from: KeywordColumn, fromDocument: number, document: number): void {
    const values: string[] = [];
    from.forEachCode(fromDocument, (code) => values.push(from.values[code] as string));
    this.set(document, values);
  }

  forEachCode(document: number, visit: (code: number) => void): void {
    const cell = this.cells[document] as number;
    if (cell === 0) return;
    if (cell < manyFlag) {
      visit(cell - 1);
      return;
    }
    const { values } = this.lists;
    const at = cell & ~manyFlag;
    const count = values[at] as number;
    for (let nth = 1; nth <= count; nth++) visit(values[at + nth] as number);
  }

  /** The first value's code, -1 when there is none. */
  firstCode(document: number): number {
    const cell = this.cells[document] as number;
    if (cell === 0) return -1;
    return cell < manyFlag ? cell - 1 : (this.lists.values[(cell & ~manyFlag) + 1] as number);
  }

  /** Whether any value's code is marked in `wanted`. */
  hasAny(document: number, wanted: Uint8Array): boolean {
    const cell = this.cells[document] as number;
    if (cell === 0) return false;
    if (cell < manyFlag) return wanted[cell - 1] === 1;
    const { values } = this.lists;
    const at = cell & ~manyFlag;
    const count = values[at] as number;
    for (let nth = 1; nth <= count; nth++) if (wanted[values[at + nth] as number] === 1) return true;
    return false;
  }

  /** Adds one to `counts[code]` for each of the document's values. */
  countInto(document: number, counts: Uint32Array): void {
    const cell = this.cells[document] as number;
    if (cell === 0) return;
    if (cell < manyFlag) {
      counts[cell - 1] = (counts[cell - 1] as number) + 1;
      return;
    }
    const { values } = this.lists;
    const at = cell & ~manyFlag;
    const count = values[at] as number;
    for (let nth = 1; nth <= count; nth++) {
      const code = values[at + nth] as number;
      counts[code] = (counts[code] as number) + 1;
    }
  }

  private learn(value: string): number {
    let code = this.codes.get(value);
    if (code === undefined) {
      code = this.values.push(value) - 1;
      this.codes.set(value, code);
    }
    return code;
  }
}

const manyFlag = 0x80000000;

/** A number attribute; NaN where a document has none. */
export class NumberColumn {
  cells: Float64Array;

  constructor(cells = new Float64Array(0)) {
    this.cells = cells;
  }

  reserve(capacity: number): void {
    this.cells = withCapacity(this.cells, capacity);
  }
}
