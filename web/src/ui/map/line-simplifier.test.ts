import { describe, expect, it } from 'vitest';
import { withoutSteps, withRoundedCorners } from './line-simplifier.ts';

describe('a line of the map', () => {
  it('loses steps of one unit', () => {
    const stairs = [
      [10, 10],
      [1, 0],
      [0, 1],
      [1, 0],
      [0, 1],
      [1, 0],
      [0, 1],
    ];
    expect(withoutSteps(stairs, 1.3)).toEqual([
      [10, 10],
      [3, 3],
    ]);
  });

  it('keeps its corners, its first and its last point', () => {
    const corner = [
      [0, 0],
      [10, 0],
      [10, 0],
      [0, 10],
      [0, 10],
    ];
    expect(withoutSteps(corner, 1.3)).toEqual([
      [0, 0],
      [20, 0],
      [0, 20],
    ]);
    expect(
      withoutSteps(
        [
          [4, 4],
          [1, 1],
        ],
        1.3,
      ),
    ).toEqual([
      [4, 4],
      [1, 1],
    ]);
  });

  it('is rounded at its corners and still begins and ends where it did', () => {
    const corner = [
      [0, 0],
      [8, 0],
      [0, 8],
    ];
    expect(withRoundedCorners(corner)).toEqual([
      [0, 0],
      [6, 0],
      [2, 2],
      [0, 6],
    ]);
  });

  it('stays a ring when it is one', () => {
    const ring = [
      [0, 0],
      [10, 0],
      [0, 10],
      [-10, 0],
      [0, -10],
    ];
    const kept = withoutSteps(ring, 1.3);
    const sum = (axis: 0 | 1) => kept.reduce((total, delta) => total + (delta[axis] ?? 0), 0);
    expect(kept.length).toBeGreaterThan(3);
    expect([sum(0), sum(1)]).toEqual([0, 0]);
  });
});
