import { publicStream, type Random } from '@/lib/authoring/random';
import type { Part } from './server';

/** Something that goes wrong. Drawn before anything runs, so that a seed names the same acts in the same order for ever. */
export type Act = {
  /** Milliseconds after the act before. */
  after: number;
} & (
  | { kind: 'kill'; part: Part /** Which of those that play the part, as a fraction of their number. */; which: number }
  | { kind: 'fill-disk' | 'lock-database' /** For so many milliseconds, while other acts go on. */; lasts: number }
);

/** How often each part is killed, in hundredths: whoever ends others with itself more rarely. */
const SHARES: [Part, number][] = [
  ['server', 4],
  ['grader', 5],
  ['judge', 16],
  ['sandbox', 75],
];
/** Beside so many kills the disk is full once, and the database locked once. */
const KILLS_BETWEEN = 25;

function partOf(random: Random): Part {
  let draw = random.integer(0, 99);
  for (const [part, share] of SHARES) {
    draw -= share;
    if (draw < 0) return part;
  }
  return 'sandbox';
}

/** @param meanMs the mean time between two kills */
export function drawActs(seed: number, kills: number, meanMs: number): Act[] {
  const random = publicStream('torture', seed);
  const after = () => Math.round(random.uniform() * 2 * meanMs);
  // Each part at least once, however few there are.
  const parts = Array.from({ length: kills }, (_, i) =>
    i < SHARES.length ? (SHARES[i]?.[0] as Part) : partOf(random),
  );
  const order = random.permutation(kills);
  return order.flatMap((n, i): Act[] => {
    const kill: Act = { after: after(), kind: 'kill', part: parts[n] as Part, which: random.uniform() };
    if (i % KILLS_BETWEEN === 10)
      return [{ after: after(), kind: 'fill-disk', lasts: random.integer(300, 4_000) }, kill];
    if (i % KILLS_BETWEEN === 5)
      return [{ after: after(), kind: 'lock-database', lasts: random.integer(300, 8_000) }, kill];
    return [kill];
  });
}
