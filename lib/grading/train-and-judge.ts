import type { Challenge } from '../authoring/challenge';
import { explain, judgeCriteria, roundPoints } from '../judging/judge-criteria';
import type { Isolation } from '../sandbox/outcome';
import type { Seed } from '../secrets/keys';
import type { Sentence } from '../text';
import type { GradingOptions } from './events';
import { type RunSettled, runSeeds } from './run-seeds';
import type { GradableChallenge, GradingServices } from './services';
import type { Verdict } from './verdict';

/** What grading takes from the place where it happens: a server or a browser. */
export interface Tools {
  /** What the verdict says about types that could be checked: a server does so later, in a browser the editor has. */
  types: Verdict['types'];
  /** Names everything that a measured value could depend on, with versions. */
  engine: string;
  /** Of the source; empty where nobody will ask for it. */
  sourceHash: string;
  /** Told of a fault of ours. */
  onBroken(error: unknown): void;
}

/**
 * Grades a source: compiles it, trains it on every run of every seed in sandboxes, measures what came back on held-out
 * data, and judges. Knows neither files nor processes, so that a browser's run and a submission are judged by the same
 * code. Student faults become outcomes; ours become `internal-error`. Rejects only when aborted.
 */
export async function trainAndJudge(
  tools: Tools,
  challenge: GradableChallenge,
  source: string,
  seeds: readonly Seed[],
  services: GradingServices,
  options: GradingOptions = {},
): Promise<Verdict> {
  const unfinished = blankVerdict(challenge, tools, services.sandbox.isolation);
  try {
    // Dealt beside the compiling, which has nothing to do with data; what cannot be compiled makes no use of it.
    const [seed] = seeds;
    const dealing = seed === undefined ? undefined : services.judge.deal(challenge.modulePath, seed.key);
    dealing?.catch(() => {});
    const compiled = await services.sandbox.compile(source);
    if (!compiled.ok) return ended(unfinished, 'syntax-error', compiled.error);
    const settled = await runSeeds(challenge, compiled, seeds, services, { ...options, dealing });
    return conclude(challenge.definition, settled, { ...unfinished, types: tools.types });
  } catch (error) {
    options.signal?.throwIfAborted();
    tools.onBroken(error);
    const message = {
      en: 'The grader failed; this does not count as an attempt.',
      fr: 'Le correcteur a échoué ; cela ne compte pas comme un essai.',
    };
    return ended(unfinished, 'internal-error', { message });
  }
}

function blankVerdict(
  { definition, contentHash }: GradableChallenge,
  { engine, sourceHash }: Tools,
  isolation: Isolation,
): Verdict {
  return {
    challenge: definition.id,
    outcome: 'internal-error',
    passed: false,
    points: 0,
    maxPoints: roundPoints(definition.criteria.reduce((sum, { points }) => sum + points, 0)),
    criteria: [],
    explanation: null,
    error: null,
    advice: [],
    typeErrors: [],
    types: 'unchecked',
    plots: [],
    logs: [],
    console: '',
    isolation,
    engine,
    contentHash,
    sourceHash,
    timing: { queuedMs: 0, overheadMs: 0, trainMs: 0, judgeMs: 0, cpuMs: 0, peakMb: 0 },
  };
}

function ended(
  verdict: Verdict,
  outcome: Verdict['outcome'],
  error: { message: Sentence; line?: number | null; column?: number | null; stack?: string | null },
): Verdict {
  return { ...verdict, outcome, error: { line: null, column: null, stack: null, ...error } };
}

function conclude({ criteria, explanations }: Challenge, settled: RunSettled, verdict: Verdict): Verdict {
  const { logs, console, advice, timing } = settled;
  const report = { ...verdict, logs, console, advice, timing };
  if (settled.failure) return ended(report, settled.failure.outcome, settled.failure.error);
  const results = judgeCriteria(criteria, settled.seeds);
  const passed = results.every((result) => result.passed);
  // What criteria say of a training that was not over misleads: its own sentence goes before theirs.
  const unfinished = passed ? null : settled.working;
  return {
    ...report,
    outcome: 'completed',
    passed,
    points: roundPoints(results.reduce((sum, { points }) => sum + points, 0)),
    criteria: results,
    plots: settled.seeds.map(({ seed, plots }) => ({ seed, plots })),
    explanation: unfinished ?? explain(explanations, results),
    advice: advice.filter((text) => text !== unfinished),
  };
}
