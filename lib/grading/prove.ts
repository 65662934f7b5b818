import type { CatalogChallenge } from '../catalog/course';
import { Outcome } from '../sandbox/outcome';
import { publicSeed } from '../secrets/keys';
import { gradeWithTypes } from './grade-source';
import { KNOWS_GENERATOR, proveGenerator } from './knows-generator';
import type { GradingServices } from './services';
import type { Verdict } from './verdict';

/** Seeds of proofs: fixed, so that a proof can be repeated, and away from the public ones. */
const FIRST_SEED = 1_000;
const WRONG_SEEDS = 3;

export interface Proof {
  /** Below the challenge's folder. */
  file: string;
  /** What was expected and did not happen; null when it did. */
  problem: string | null;
}

/**
 * Holds a challenge against its own claims: the starter must not pass, the reference and the other honest solutions must
 * pass on every seed, and each wrong solution and cheat must miss the criteria (or end with the outcome) that it names. What
 * a cheat reaches by dealing public seeds again it must miss on fresh secret ones.
 */
export async function proveChallenge(
  challenge: CatalogChallenge,
  services: GradingServices,
  { seeds, onProof }: { seeds: number; onProof?: (proof: Proof) => void },
): Promise<Proof[]> {
  const { starter, files } = challenge;
  const known = new Set(challenge.definition.criteria.map(({ id }) => id));
  const proofs: Proof[] = [];
  const conclude = (proof: Proof) => {
    proofs.push(proof);
    onProof?.(proof);
  };
  const prove = async (file: string, source: string, count: number, expect: (verdict: Verdict) => string | null) => {
    const drawn = Array.from({ length: count }, (_, i) => publicSeed(FIRST_SEED + i));
    const verdict = await gradeWithTypes(challenge, source, drawn, services);
    conclude({ file, problem: verdict.outcome === 'internal-error' ? 'The grader itself failed.' : expect(verdict) });
  };

  await prove('starter.ts', starter, 1, (verdict) => {
    if (verdict.outcome === 'syntax-error') return `The starter must compile: ${verdict.error?.message.en}`;
    return verdict.passed ? 'The starter passes; there is nothing left to do for a student.' : null;
  });
  await prove('reference.ts', files.reference, seeds, (verdict) => problemOfHonest('The reference', verdict));
  for (const { name, source } of files.also) {
    await prove(`also/${name}.ts`, source, seeds, (verdict) => problemOfHonest('This honest solution', verdict));
  }
  for (const [kind, list] of [
    ['wrong', files.wrong],
    ['cheat', files.cheat],
  ] as const) {
    for (const proof of list.filter(({ name }) => name !== KNOWS_GENERATOR)) {
      const file = `${kind}/${proof.name}.ts`;
      const unknown = proof.fails.find((id) => !known.has(id));
      if (proof.outcome !== null && !Outcome.safeParse(proof.outcome).success) {
        conclude({ file, problem: `It names the outcome "${proof.outcome}", which does not exist.` });
        continue;
      }
      if (unknown) {
        conclude({ file, problem: `It names the criterion "${unknown}", which does not exist.` });
        continue;
      }
      await prove(file, proof.source, WRONG_SEEDS, (verdict) => {
        if (verdict.outcome !== (proof.outcome ?? 'completed')) {
          return `It ended as ${verdict.outcome}, not ${proof.outcome ?? 'completed'}: ${verdict.error?.message.en}`;
        }
        const reached = proof.fails.filter((id) => verdict.criteria.find((one) => one.id === id)?.passed);
        return reached.length > 0 ? `It reaches ${reached.join(', ')}, which it must miss.` : null;
      });
    }
  }

  const { noHeldOutCriteria } = challenge.definition;
  const problem = await proveGenerator(challenge, services);
  if (problem !== null || noHeldOutCriteria === undefined) conclude({ file: `cheat/${KNOWS_GENERATOR}.ts`, problem });
  return proofs;
}

/** What keeps a solution from being right on every seed. */
function problemOfHonest(who: string, verdict: Verdict): string | null {
  if (verdict.outcome !== 'completed') return `${who} ended as ${verdict.outcome}: ${verdict.error?.message.en}`;
  const missed = verdict.criteria.filter(({ passed }) => !passed);
  if (missed.length > 0) {
    return missed
      .map(({ id, value, seeds: all }) => {
        const bad = all.filter(({ passed }) => !passed).map(({ seed }) => seed);
        return `${who} misses ${id} (value ${value}, seeds ${bad.join(', ')}).`;
      })
      .join(' ');
  }
  return verdict.typeErrors.length > 0 ? `${who} has a type error: ${verdict.typeErrors[0]?.message.en}` : null;
}
