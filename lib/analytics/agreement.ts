import { normalQuantile, TAIL } from '../statistics/intervals';
import type { Estimate } from './scores';

/** How often two markers say the same, and how much of that is more than chance. */
export interface Agreement {
  /** Share of judgements that are the same. */
  same: number;
  kappa: Estimate;
}

/**
 * Agreement of two markers who put the same things into categories.
 *
 * Kappa = (po - pe) / (1 - pe), where po is the share on which they agree and pe the share that their margins alone would give
 * (Cohen 1960, Educational and Psychological Measurement 20, 37-46), with the large-sample interval of Fleiss, Cohen and Everitt
 * (1969, Psychological Bulletin 72, 323-327), cut at -1 and 1.
 *
 * @param pairs what each of the two said of one thing
 * @returns null for fewer than two things, or where both put everything into one and the same category
 */
export function agreement(pairs: readonly (readonly [string, string])[]): Agreement | null {
  const count = pairs.length;
  if (count < 2) return null;
  const cells = shares(pairs.map(([a, b]) => JSON.stringify([a, b])));
  const first = shares(pairs.map(([a]) => a));
  const second = shares(pairs.map(([, b]) => b));
  const by = (margin: ReadonlyMap<string, number>, name: string) => margin.get(name) ?? 0;
  const names = [...new Set([...first.keys(), ...second.keys()])];
  const same = pairs.filter(([a, b]) => a === b).length / count;
  const chance = names.reduce((sum, name) => sum + by(first, name) * by(second, name), 0);
  if (!(chance < 1)) return null;
  const kappa = (same - chance) / (1 - chance);
  let spread = -((same * chance - 2 * chance + same) ** 2);
  for (const [cell, share] of cells) {
    const [a, b] = JSON.parse(cell) as [string, string];
    spread +=
      a === b
        ? share * (1 - chance - (by(first, a) + by(second, a)) * (1 - same)) ** 2
        : share * (1 - same) ** 2 * (by(second, a) + by(first, b)) ** 2;
  }
  const error = Math.sqrt(Math.max(0, spread) / count) / (1 - chance) ** 2;
  const half = normalQuantile(1 - TAIL) * error;
  return {
    same,
    kappa: { estimate: kappa, low: Math.max(-1, kappa - half), high: Math.min(1, kappa + half), count },
  };
}

function shares(names: string[]): Map<string, number> {
  return new Map([...Map.groupBy(names, (name) => name)].map(([name, all]) => [name, all.length / names.length]));
}
