import { createHash } from 'node:crypto';
import tfjs from '@tensorflow/tfjs/package.json' with { type: 'json' };
import product from '../../package.json' with { type: 'json' };
import type { Challenge } from '../authoring/challenge';
import { declarations } from '../authoring/declarations';
import type { Text } from '../authoring/text';
import { explain, judge as judgeCriteria, roundPoints } from '../judging/verdict';
import { log } from '../log';
import { compileStudent, typeCheck } from '../sandbox';
import type { Sandbox } from '../sandbox/job';
import type { GradableChallenge, GradingOptions, GradingServices } from './request';
import { type RunSettled, runSeeds } from './run-seeds';
import type { Verdict } from './verdict';

export function hashSource(source: string): string {
  return createHash('sha256').update(source).digest('hex');
}

/**
 * Grades a source as a submission: compiles it, trains it on every run of every seed in sandboxes, measures what came back
 * on held-out data, and judges. Student faults become outcomes; ours become `internal-error`. Rejects only when aborted.
 */
export async function gradeSource(
  challenge: GradableChallenge,
  source: string,
  seeds: number[],
  services: GradingServices,
  options: GradingOptions = {},
): Promise<Verdict> {
  const unfinished = blankVerdict(challenge, source, services.sandbox);
  try {
    const compiled = await compileStudent(source);
    if (!compiled.ok) return ended(unfinished, 'syntax-error', compiled.error);
    const checking = typeCheck(source, declarations(challenge.definition), services.sandbox.isolation);
    const settled = await runSeeds(challenge, compiled, seeds, services, options);
    return conclude(challenge.definition, settled, { ...unfinished, typeErrors: await checking });
  } catch (error) {
    options.signal?.throwIfAborted();
    log.error({ err: error, challenge: challenge.definition.id }, 'grading broke');
    const message = {
      en: 'The grader failed; this does not count as an attempt.',
      fr: 'Le correcteur a échoué ; cela ne compte pas comme un essai.',
    };
    return ended(unfinished, 'internal-error', { message });
  }
}

function blankVerdict({ definition, contentHash }: GradableChallenge, source: string, sandbox: Sandbox): Verdict {
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
    plots: [],
    logs: [],
    console: '',
    isolation: sandbox.isolation,
    engine: `heldout ${product.version} / tfjs ${tfjs.version} / ${sandbox.build}`,
    contentHash,
    sourceHash: hashSource(source),
    timing: { queuedMs: 0, overheadMs: 0, trainMs: 0, judgeMs: 0, cpuMs: 0, peakMb: 0 },
  };
}

function ended(
  verdict: Verdict,
  outcome: Verdict['outcome'],
  error: { message: Text; line?: number | null; column?: number | null; stack?: string | null },
): Verdict {
  return { ...verdict, outcome, error: { line: null, column: null, stack: null, ...error } };
}

function conclude({ criteria, explanations }: Challenge, settled: RunSettled, verdict: Verdict): Verdict {
  const { logs, console, advice, timing } = settled;
  const report = { ...verdict, logs, console, advice, timing };
  if (settled.failure) return ended(report, settled.failure.outcome, settled.failure.error);
  const results = judgeCriteria(criteria, settled.seeds);
  return {
    ...report,
    outcome: 'completed',
    passed: results.every((result) => result.passed),
    points: roundPoints(results.reduce((sum, { points }) => sum + points, 0)),
    criteria: results,
    plots: settled.seeds.map(({ seed, plots }) => ({ seed, plots })),
    explanation: explain(explanations, results),
  };
}
