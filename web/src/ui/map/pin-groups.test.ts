import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boxAround, boxOfCircle, groupPins } from './pin-groups.ts';

const pin = (id: string, x: number, y: number) => ({ id, x, y });

describe('pins on a map', () => {
  it('stand alone when they do not cover each other', () => {
    expect(
      groupPins([pin('a', 0, 0), pin('b', 100, 0), pin('c', 0, 60)]).map(({ pins }) => pins.length),
    ).toEqual([1, 1, 1]);
  });

  it('are grouped under the first of them when they would cover each other', () => {
    const groups = groupPins([pin('a', 200, 200), pin('b', 230, 210), pin('c', 400, 200)]);
    expect(groups.map(({ id, pins }) => [id, pins.map((member) => member.id)])).toEqual([
      ['a', ['a', 'b']],
      ['c', ['c']],
    ]);
  });

  it('are grouped across the edges of cells, also left of and above the map', () => {
    expect(groupPins([pin('a', -1, -1), pin('b', 1, 1)])).toHaveLength(1);
  });

  it('are each in exactly one group, and leaders never cover each other', () => {
    const places = fc.array(
      fc.record({ x: fc.integer({ min: -500, max: 900 }), y: fc.integer({ min: -500, max: 900 }) }),
      {
        maxLength: 120,
      },
    );
    fc.assert(
      fc.property(places, (points) => {
        const groups = groupPins(points.map(({ x, y }, index) => pin(String(index), x, y)));
        const ids = groups.flatMap(({ pins }) => pins.map(({ id }) => id));
        expect(ids.sort()).toEqual(points.map((_, index) => String(index)).sort());
        for (const [index, a] of groups.entries())
          for (const b of groups.slice(index + 1))
            expect(Math.abs(a.x - b.x) >= 84 || Math.abs(a.y - b.y) >= 40).toBe(true);
      }),
      { seed: 20261122 },
    );
  });
});

describe('the box of a map', () => {
  it('holds every point', () => {
    expect(
      boxAround([
        { latitude: 34, longitude: -6.8 },
        { latitude: 30.3, longitude: -5.8 },
      ]),
    ).toEqual({ south: 30.3, north: 34, west: -6.8, east: -5.8 });
    expect(boxAround([])).toBeNull();
  });

  it('of a circle is as high as the circle and wider in degrees', () => {
    const box = boxOfCircle({ latitude: 34, longitude: -6.8 }, 5000);
    expect(box.north - box.south).toBeCloseTo(0.09, 2);
    expect(box.east - box.west).toBeGreaterThan(box.north - box.south);
  });
});
