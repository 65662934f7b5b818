// Points are whole thousandths inside: in rows, in sums and comparisons, on the way to pages. Authors write plain points, and
// people read them; a verdict, which is signed and printed as JSON, tells plain points, too. Both edges convert here.

/** @param points plain points, as authors and verdicts have them */
export function toThousandths(points: number): number {
  return Math.round(points * 1000);
}

/** Plain points, for JSON, files for spreadsheets, and formats of numbers. */
export function toPoints(thousandths: number): number {
  return thousandths / 1000;
}

/** The share of `maxPoints` (thousandths) that a fraction earns; a fraction outside [0, 1], or NaN, earns the nearest end, or 0. */
export function shareOf(maxPoints: number, fraction: number): number {
  if (!(fraction > 0)) return 0;
  return Math.round(maxPoints * Math.min(1, fraction));
}

/** What is left of earned points after a cost; never below 0. */
export function lessCost(points: number, cost: number): number {
  return Math.max(0, points - cost);
}

export function sumPoints(points: Iterable<number>): number {
  let sum = 0;
  for (const value of points) sum += value;
  return sum;
}
