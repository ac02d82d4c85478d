/** A typed array that doubles when full: for collecting values whose number is not known. */

type NumberArray = Uint8Array | Uint16Array | Uint32Array | Float64Array;

/** A copy of `array` with room for `capacity` values, or the array itself when it has. */
export function withCapacity<A extends NumberArray>(array: A, capacity: number, fill = 0): A {
  if (array.length >= capacity) return array;
  const grown = new (array.constructor as new (length: number) => A)(capacity);
  grown.set(array);
  if (fill !== 0) grown.fill(fill, array.length);
  return grown;
}

export class GrowableUint32 {
  values: Uint32Array;
  length = 0;

  constructor(capacity = 1024) {
    this.values = new Uint32Array(capacity);
  }

  push(value: number): void {
    if (this.length === this.values.length) this.values = withCapacity(this.values, this.length * 2);
    this.values[this.length++] = value;
  }

  /** The values alone, without the spare room. */
  trimmed(): Uint32Array {
    return this.values.slice(0, this.length);
  }
}
