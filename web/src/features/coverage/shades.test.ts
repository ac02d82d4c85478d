import { describe, expect, it } from 'vitest';
import { countBreaks, shadeOf, shareBreaks } from './shades.ts';

describe('shades of the map', () => {
  it('are cut at numbers that read well, rising', () => {
    const breaks = countBreaks([
      1395, 1365, 910, 830, 825, 809, 667, 566, 543, 542, 499, 487, 469, 90, 40, 12, 3,
    ]);
    expect(breaks).toEqual([400, 500, 800]);
  });

  it('go from the lightest to the darkest', () => {
    expect([0, 2500, 4000, 7999, 10_000].map((share) => shadeOf(share, shareBreaks))).toEqual([
      1, 2, 3, 4, 5,
    ]);
  });

  it('keep the darkest for the most, however few classes there are', () => {
    expect(countBreaks([4, 4, 4])).toEqual([4]);
    expect(shadeOf(4, [4])).toBe(5);
    expect(shadeOf(0, [4])).toBe(1);
  });

  it('need nothing where nobody goes without', () => {
    expect(countBreaks([0, 0])).toEqual([]);
    expect(shadeOf(0, [])).toBe(1);
  });
});
