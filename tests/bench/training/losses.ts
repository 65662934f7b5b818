import type { Cell } from './measure';

/** Rounding differs between contenders, and thousands of steps carry it on. */
const SHORT_TOLERANCE = 2e-3;
const LONG_TOLERANCE = 3e-2;
/** Below this a squared error of float32 numbers near 1 is rounding. */
const FLOOR = 1e-6;

/**
 * Every contender, and every form of the training, has to reach the same loss after the same number of steps.
 * @returns a sentence that says what was compared.
 * @throws Error that lists the losses that are apart.
 */
export function expectSameLosses(cells: Cell[]): string {
  const found = new Map<string, { who: string; loss: number }[]>();
  for (const { job, form, name, losses } of cells) {
    for (const [steps, loss] of Object.entries(losses)) {
      const key = `${job} after ${steps} steps`;
      found.set(key, [...(found.get(key) ?? []), { who: `${name} ${form}`, loss }]);
    }
  }
  const apart: string[] = [];
  for (const [key, all] of found) {
    const losses = all.map(({ loss }) => loss);
    const [least, most] = [Math.min(...losses), Math.max(...losses)];
    const tolerance = key.endsWith(`after ${shortest(cells, key)} steps`) ? SHORT_TOLERANCE : LONG_TOLERANCE;
    if (!(most - least <= FLOOR + tolerance * most)) {
      apart.push(`${key}: ${all.map(({ who, loss }) => `${who} ${loss.toPrecision(6)}`).join(', ')}`);
    }
  }
  if (apart.length > 0) throw new Error(`The contenders do not reach the same loss.\n${apart.join('\n')}`);
  const ends = [...found].map(([key, all]) => `${key} ${(all[0] as { loss: number }).loss.toPrecision(3)}`);
  return `All contenders and forms reach the same loss: ${ends.join('; ')}.`;
}

function shortest(cells: Cell[], key: string): number {
  return Math.min(
    ...cells.filter(({ job }) => key.startsWith(job)).flatMap(({ losses }) => Object.keys(losses).map(Number)),
  );
}
