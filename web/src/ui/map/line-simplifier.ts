type Position = number[];

/**
 * Takes the points out of a line that lie within `tolerance` of the line without them (Ramer, Douglas, Peucker). The line is written as
 * TopoJSON keeps it, each point as the difference to the one before; so is the result. First and last point stay.
 */
export function withoutSteps(deltas: readonly Position[], tolerance: number): Position[] {
  const points = absolute(deltas);
  if (points.length < 3) return [...deltas];
  const kept = new Uint8Array(points.length);
  kept[0] = kept[points.length - 1] = 1;
  const open: [number, number][] = [[0, points.length - 1]];
  for (let span = open.pop(); span; span = open.pop()) {
    const [from, to] = span;
    const farthest = findFarthest(points, from, to);
    if (farthest.distance <= tolerance) continue;
    kept[farthest.index] = 1;
    open.push([from, farthest.index], [farthest.index, to]);
  }
  return differences(points.filter((_, index) => kept[index] === 1));
}

/** Cuts the corners of a line once (Chaikin), so that a coast looks like one. First and last point stay, so that lines still meet. */
export function withRoundedCorners(deltas: readonly Position[]): Position[] {
  const points = absolute(deltas);
  const first = points[0];
  const last = points[points.length - 1];
  if (!first || !last || points.length < 3) return [...deltas];
  const cut = points.slice(1).flatMap((to, index): Point[] => {
    const from = points[index] ?? to;
    const between = (share: number): Point => [
      from[0] + (to[0] - from[0]) * share,
      from[1] + (to[1] - from[1]) * share,
    ];
    return [between(0.25), between(0.75)];
  });
  return differences([first, ...cut.slice(1, -1), last]);
}

type Point = readonly [x: number, y: number];

function absolute(deltas: readonly Position[]): Point[] {
  let x = 0;
  let y = 0;
  return deltas.map(([dx = 0, dy = 0]): Point => {
    x += dx;
    y += dy;
    return [x, y];
  });
}

function differences(points: readonly Point[]): Position[] {
  let last: Point = [0, 0];
  return points.map((point) => {
    const delta = [point[0] - last[0], point[1] - last[1]];
    last = point;
    return delta;
  });
}

function findFarthest(
  points: readonly Point[],
  from: number,
  to: number,
): { index: number; distance: number } {
  const [ax, ay] = points[from] ?? [0, 0];
  const [bx, by] = points[to] ?? [0, 0];
  const [dx, dy] = [bx - ax, by - ay];
  const length = Math.hypot(dx, dy);
  let index = from;
  let distance = 0;
  for (let candidate = from + 1; candidate < to; candidate++) {
    const [x, y] = points[candidate] ?? [0, 0];
    // A ring begins where it ends: then it is the distance to that point that counts.
    const away = length === 0 ? Math.hypot(x - ax, y - ay) : Math.abs(dy * (x - ax) - dx * (y - ay)) / length;
    if (away > distance) {
      distance = away;
      index = candidate;
    }
  }
  return { index, distance };
}
