import type { Challenge } from '../authoring/challenge';
import { bundleCheat } from '../catalog/bundle-cheat';
import type { CatalogChallenge } from '../catalog/course';
import { drawSecret, gradedNumbers } from '../secrets/draw-seeds';
import { publicSeed, type Seed, seedsOf } from '../secrets/keys';
import { gradeWithTypes } from './grade-source';
import type { GradingServices } from './services';
import type { Verdict } from './verdict';

/**
 * The cheat that every challenge whose criteria read held-out data has to hold off: a program that carries the challenge's
 * public generator. It deals public seeds again and reaches what it names; a secret seed's data it must not reach.
 */
export const KNOWS_GENERATOR = 'knows-generator';

/**
 * Criteria that read held-out data. Seen from measures that take their evidence apart in their parameters; one that asks for
 * its runs first is not seen.
 */
function criteriaOnHeldOut({ criteria }: Challenge): string[] {
  return criteria.flatMap(({ id, measure }) => {
    let asked = false;
    const evidence = {
      get heldOut() {
        asked = true;
        return undefined;
      },
      run(): never {
        throw new Error('There is no run here.');
      },
    };
    try {
      measure(evidence);
    } catch {
      // It could not go on without its data. What counts is what it asked for.
    }
    return asked ? [id] : [];
  });
}

/** What is wrong with what a challenge says of this cheat, before it is run; null when nothing is. */
function problemBefore({ definition, files }: Pick<CatalogChallenge, 'definition' | 'files'>): string | null {
  const cheat = files.cheat.find(({ name }) => name === KNOWS_GENERATOR);
  const reading = criteriaOnHeldOut(definition);
  if (definition.noHeldOutCriteria !== undefined) {
    if (reading.length > 0) return `noHeldOutCriteria is not true: held-out data are read by ${reading.join(', ')}.`;
    return cheat ? 'There are both this cheat and noHeldOutCriteria, which says that there can be none.' : null;
  }
  if (cheat === undefined) {
    const which = reading.length > 0 ? `for ${reading.join(', ')}` : 'or a line noHeldOutCriteria in challenge.ts';
    return `There is none; a challenge shows what its public generator gives away (${which}).`;
  }
  return cheat.reaches.length > 0
    ? null
    : 'It does not say what it reaches on public seeds: // @reaches <criterion id>…';
}

const FRESH_SEEDS = 3;

/**
 * Holds a challenge against that cheat.
 * @returns what was expected and did not happen; null when it did, or when the challenge rightly needs no such proof
 * @throws BuildFailure of esbuild when the cheat cannot be made one file
 */
export async function proveGenerator(challenge: CatalogChallenge, services: GradingServices): Promise<string | null> {
  const problem = problemBefore(challenge);
  const cheat = challenge.files.cheat.find(({ name }) => name === KNOWS_GENERATOR);
  if (problem !== null || cheat === undefined) return problem;
  const source = await bundleCheat(challenge.folder, cheat);
  const reached = async (seeds: Seed[]): Promise<string | string[]> => {
    const verdict: Verdict = await gradeWithTypes(challenge, source, seeds, services);
    if (verdict.outcome !== 'completed') return `It ended as ${verdict.outcome}: ${verdict.error?.message.en}`;
    return cheat.reaches.filter((id) => verdict.criteria.find((one) => one.id === id)?.passed);
  };
  const open = await reached(challenge.definition.seeds.public.map(publicSeed));
  if (typeof open === 'string') return open;
  const missed = cheat.reaches.filter((id) => !open.includes(id));
  if (missed.length > 0) return `It misses ${missed.join(', ')} on public seeds.`;
  const secret = await reached(seedsOf(drawSecret(), gradedNumbers(FRESH_SEEDS)));
  if (typeof secret === 'string') return secret;
  return secret.length > 0 ? `It reaches ${secret.join(', ')} on fresh secret seeds, too.` : null;
}
