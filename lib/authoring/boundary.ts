type Point = [x: number, y: number];

export interface Box {
  x: [low: number, high: number];
  y: [low: number, high: number];
}

/** The smallest box with room around all points: `share` of its sides on each side. */
export function boxAround(points: readonly Point[], share = 0.08): Box {
  const side = (values: number[]): [number, number] => {
    const low = Math.min(...values);
    const high = Math.max(...values);
    const room = (high - low || 1) * share;
    return [low - room, high + room];
  };
  return { x: side(points.map(([x]) => x)), y: side(points.map(([, y]) => y)) };
}

/**
 * Where a function of the plane changes its sign within a box: the boundary between two classes, as joined lines. The
 * function is sampled on a grid of `cells` by `cells`; marching squares (Lorensen, Cline, SIGGRAPH 1987, in two
 * dimensions) with linear interpolation, so a straight boundary comes out straight. Not d3-contour: that one gives closed areas,
 * with the edge of the box in their outline.
 */
export function zeroLines(f: (x: number, y: number) => number, box: Box, cells = 40): Point[][] {
  const at = ([low, high]: [number, number], i: number) => low + ((high - low) * i) / cells;
  const values = Array.from({ length: cells + 1 }, (_, i) =>
    Array.from({ length: cells + 1 }, (_, j) => f(at(box.x, i), at(box.y, j))),
  );
  const value = (i: number, j: number) => values[i]?.[j] as number;
  const segments: [Crossing, Crossing][] = [];
  for (let i = 0; i < cells; i++) {
    for (let j = 0; j < cells; j++) {
      const corners: [number, number][] = [
        [i, j],
        [i + 1, j],
        [i + 1, j + 1],
        [i, j + 1],
      ];
      const crossings = corners.flatMap(([a, b], side) => {
        const [c, d] = corners[(side + 1) % 4] as [number, number];
        const [from, to] = [value(a, b), value(c, d)];
        if (from >= 0 === to >= 0) return [];
        const share = from / (from - to);
        const point: Point = [at(box.x, a + share * (c - a)), at(box.y, b + share * (d - b))];
        return [{ key: [Math.min(a, c), Math.min(b, d), a === c ? 'y' : 'x'].join(), point }];
      });
      // In a saddle each corner is cut off from the others or joined to the opposite one: the mean decides.
      const mean = corners.reduce((sum, [a, b]) => sum + value(a, b), 0) / 4;
      if (crossings.length === 4 && mean >= 0 === value(i, j) >= 0) crossings.push(crossings.shift() as Crossing);
      for (let k = 0; k + 1 < crossings.length; k += 2) {
        segments.push([crossings[k] as Crossing, crossings[k + 1] as Crossing]);
      }
    }
  }
  return join(segments);
}

interface Crossing {
  /** Names the edge of the grid that is crossed: two cells share it. */
  key: string;
  point: Point;
}

function join(segments: [Crossing, Crossing][]): Point[][] {
  const ends = new Map<string, Crossing[]>();
  for (const [a, b] of segments) {
    ends.set(a.key, [...(ends.get(a.key) ?? []), b]);
    ends.set(b.key, [...(ends.get(b.key) ?? []), a]);
  }
  const points = new Map(segments.flat().map(({ key, point }) => [key, point]));
  const seen = new Set<string>();
  const follow = (start: string): Point[] => {
    const line: Point[] = [];
    for (let key: string | undefined = start; key !== undefined && !seen.has(key); ) {
      seen.add(key);
      line.push(points.get(key) as Point);
      key = ends.get(key)?.find((next) => !seen.has(next.key))?.key;
    }
    return line;
  };
  // Open lines first, from where they enter the box; what is left goes round.
  const open = [...ends].filter(([, next]) => next.length === 1).map(([key]) => key);
  const lines = open.flatMap((key) => (seen.has(key) ? [] : [follow(key)]));
  const closed = [...ends.keys()].flatMap((key) => {
    if (seen.has(key)) return [];
    const line = follow(key);
    return [[...line, line[0] as Point]];
  });
  return [...lines, ...closed];
}
