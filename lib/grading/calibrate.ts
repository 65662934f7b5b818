import type { Calibration } from '../catalog/calibration';
import type { CatalogChallenge } from '../catalog/course';
import { publicSeed } from '../secrets/keys';
import { CONFIDENCE } from '../statistics/intervals';
import { type MeasuredSolution, type SeedValues, summarize, TOLERATED } from './calibration';
import { engineName, gradeWithoutTypes } from './grade-source';
import { KNOWS_GENERATOR } from './knows-generator';
import type { GradingServices } from './services';

/** Away from the public seeds and from those of proofs: limits may have been set by looking at these. */
export const FIRST_SEED = 100_000;

/** Keeps what was measured, so that a calibration that was broken off goes on where it was. */
export interface MeasuredStore {
  find(source: string, seed: number): SeedValues | null;
  keep(source: string, values: SeedValues): void;
}

export interface CalibrateOptions {
  seeds: number;
  store: MeasuredStore;
  /** How many seeds are trained on at the same time. */
  atOnce: number;
  onMeasured?: (file: string, done: number, of: number) => void;
}

type Candidate = Omit<MeasuredSolution, 'seeds'> & { source: string };

/** Those that end in another outcome measure nothing, and `check` proves them. */
function candidates({ starter, files }: CatalogChallenge): Candidate[] {
  const mistaken = (role: 'wrong' | 'cheat') =>
    files[role]
      .filter(({ name, outcome }) => outcome === null && name !== KNOWS_GENERATOR)
      .map(({ name, fails, source }) => ({ file: `${role}/${name}.ts`, role, fails, source }));
  return [
    { file: 'reference.ts', role: 'honest', fails: [], source: files.reference },
    ...files.also.map(({ name, source }) => ({ file: `also/${name}.ts`, role: 'honest' as const, fails: [], source })),
    { file: 'starter.ts', role: 'starter', fails: [], source: starter },
    ...mistaken('wrong'),
    ...mistaken('cheat'),
  ];
}

/**
 * Trains every solution of a challenge on the same seeds and says how far its limits are from what they measure. The cheat
 * that knows the generator is left out: on public seeds, which these are, it passes.
 * @throws Error when the grader itself fails.
 */
export async function calibrateChallenge(
  challenge: CatalogChallenge,
  services: GradingServices,
  { seeds, store, atOnce, onMeasured }: CalibrateOptions,
): Promise<Calibration> {
  const { definition } = challenge;
  const numbers = Array.from({ length: seeds }, (_, i) => FIRST_SEED + i);
  const solutions: MeasuredSolution[] = [];
  for (const { source, ...candidate } of candidates(challenge)) {
    let done = 0;
    const measured = await inTurns(numbers, atOnce, async (seed) => {
      const known = store.find(source, seed);
      const values = known ?? (await measureSeed(challenge, source, seed, services));
      if (!known) store.keep(source, values);
      done += 1;
      onMeasured?.(candidate.file, done, numbers.length);
      return values;
    });
    solutions.push({ ...candidate, seeds: measured });
  }
  return {
    challenge: definition.id,
    contentHash: challenge.calibrationHash,
    engine: engineName(services.sandbox.build),
    seeds: { first: FIRST_SEED, count: seeds, graded: definition.seeds.graded },
    confidence: CONFIDENCE,
    tolerated: TOLERATED,
    solutions: solutions.map((solution) => summarize(definition.criteria, definition.seeds.graded, solution)),
  };
}

async function measureSeed(
  challenge: CatalogChallenge,
  source: string,
  seed: number,
  services: GradingServices,
): Promise<SeedValues> {
  const { outcome, criteria } = await gradeWithoutTypes(challenge, source, [publicSeed(seed)], services);
  if (outcome === 'internal-error') throw new Error(`The grader failed on seed ${seed} of ${challenge.id}.`);
  return { seed, outcome, values: Object.fromEntries(criteria.map(({ id, seeds }) => [id, seeds[0]?.value ?? null])) };
}

/** Results in the order of the list, with as many under way as are allowed. */
async function inTurns<T, R>(list: readonly T[], atOnce: number, work: (one: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  const left = list.entries();
  const worker = async () => {
    for (const [i, one] of left) results[i] = await work(one);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return results;
}

/** Where a limit is too near to what was measured, or on the wrong side of it: a sentence for each. */
export function thinMargins({ solutions, tolerated }: Calibration): string[] {
  const percent = (share: number) => `${Number((100 * share).toPrecision(2))} %`;
  return solutions.flatMap(({ file, role, criteria, passes, thin }) => {
    const honest = role === 'honest';
    const whole = percent(honest ? 1 - passes.share.estimate : passes.share.estimate);
    const altogether = thin ? [`${file}: ${whole} of submissions ${honest ? 'do not pass' : 'pass'}.`] : [];
    const each = criteria.flatMap(({ id, wrongly }) => {
      if (!wrongly?.thin) return [];
      const { counted, fitted } = wrongly;
      const upper = counted.hits > 0 ? counted.share.high : Math.min(counted.share.high, fitted?.share.high ?? 1);
      const what = honest ? `miss ${id}` : `reach ${id}`;
      return [
        `${file}: ${percent(counted.share.estimate)} of submissions ${what} by count, and it could be ${percent(upper)}; at most ${percent(tolerated)} may.`,
      ];
    });
    return [...altogether, ...each];
  });
}
