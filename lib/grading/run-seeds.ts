import { bindDims, type InputSpecs } from '../authoring/inputs';
import { randomStream } from '../authoring/random';
import type { Text } from '../authoring/text';
import { type Artifact, parseArtifact } from '../judging/artifact';
import type { DealtRuns, Measured } from '../judging/messages';
import { refusalSentence } from '../judging/sentences';
import { type Compiled, locate, sentence } from '../sandbox';
import type { Ended, InputValue, LogRow } from '../sandbox/job';
import type { GradableChallenge, GradingOptions, GradingServices } from './request';
import type { LogEntry, Timing, Verdict } from './verdict';

type CompiledSource = Extract<Compiled, { ok: true }>;

interface Failure {
  outcome: Exclude<Verdict['outcome'], 'completed'>;
  error: { message: Text; line?: number | null; column?: number | null; stack?: string | null };
}

/** What all runs of all seeds came to: a measurement of every seed, or the first failure in order of seeds and runs. */
export interface RunSettled {
  failure: Failure | null;
  seeds: { seed: number; measured: Measured[] }[];
  logs: LogEntry[];
  console: string;
  advice: Text[];
  timing: Timing;
}

interface RunRecord {
  seed: number;
  run: string;
  logs: LogEntry[];
  ended: Ended | null;
  failure: Failure | null;
  artifact: Artifact | null;
}

/**
 * Trains on every run of every seed, as many at a time as the sandbox has slots, and measures each seed as soon as its
 * runs are in. A failure stops what comes after it, never what comes before, so that the reported one does not depend on
 * which sandbox was faster.
 * @throws when the sandbox or the judge breaks (our fault), or the signal's reason when aborted.
 */
export async function runSeeds(
  challenge: GradableChallenge,
  compiled: CompiledSource,
  seeds: number[],
  services: GradingServices,
  { onEvent, signal }: GradingOptions,
): Promise<RunSettled> {
  const { definition, modulePath } = challenge;
  const records: RunRecord[] = [];
  const controllers: AbortController[] = [];
  let judgeMs = 0;
  const judged = async <T>(work: Promise<T>) => {
    const start = performance.now();
    const result = await work;
    judgeMs += performance.now() - start;
    return result;
  };
  const failed = (index: number, failure: Failure) => {
    (records[index] as RunRecord).failure = failure;
    for (const controller of controllers.slice(index + 1)) controller.abort();
  };
  const everything = new AbortController();
  signal?.addEventListener('abort', () => everything.abort(signal.reason), { once: true });

  const runOne = async (index: number, run: DealtRuns[number], seed: number) => {
    const record = records[index] as RunRecord;
    const onLog = (row: LogRow) => {
      record.logs.push({ seed, run: run.name, ...row });
      onEvent?.({ kind: 'log', seed, run: run.name, row });
    };
    const job = {
      code: compiled.code,
      inputs: run.inputs as Record<string, InputValue>,
      seed: randomStream(`${definition.id} ${run.name}`, seed).integer(1, 0x7fffffff),
      limits: definition.limits,
    };
    const abort = AbortSignal.any([everything.signal, (controllers[index] as AbortController).signal]);
    const ended = await services.sandbox.run(job, { onLog, signal: abort });
    record.ended = ended;
    onEvent?.({ kind: 'run-ended', seed, run: run.name, outcome: ended.outcome });
    if (ended.outcome !== 'completed') return failed(index, failureOf(compiled, ended));
    if (ended.result === null) throw new Error('The sandbox completed without a result.');
    const dims = bindDims(definition.inputs as InputSpecs, run.inputs);
    const artifact = parseArtifact(definition.returns, dims, ended.result);
    if ('reason' in artifact) {
      return failed(index, { outcome: 'invalid-result', error: { message: refusalSentence(artifact) } });
    }
    record.artifact = artifact;
  };

  const runSeed = async (seed: number, runs: DealtRuns, first: number) => {
    onEvent?.({ kind: 'seed-started', seed });
    const own = runs.map((run, i) => runOne(first + i, run, seed).catch(ignoreStopped(controllers[first + i])));
    await Promise.all(own);
    const mine = records.slice(first, first + runs.length);
    if (mine.some(({ artifact }) => artifact === null)) return null;
    const artifacts = Object.fromEntries(mine.map(({ run, artifact }) => [run, artifact as Artifact]));
    const measurement = await judged(services.judge.measure(modulePath, seed, artifacts));
    if ('measured' in measurement) {
      onEvent?.({ kind: 'seed-judged', seed, measured: measurement.measured });
      return { seed, measured: measurement.measured };
    }
    const message = refusalSentence(measurement.refusal);
    failed(first + mine.findIndex(({ run }) => run === measurement.run), {
      outcome: 'invalid-result',
      error: { message },
    });
    return null;
  };

  const running: Promise<{ seed: number; measured: Measured[] } | null>[] = [];
  try {
    for (const seed of seeds) {
      const runs = await judged(services.judge.deal(modulePath, seed));
      const first = records.length;
      for (const { name } of runs) {
        records.push({ seed, run: name, logs: [], ended: null, failure: null, artifact: null });
        controllers.push(new AbortController());
      }
      if (records.some(({ failure }) => failure)) break;
      running.push(runSeed(seed, runs, first));
    }
    const results = await Promise.all(running);
    signal?.throwIfAborted();
    return settle(records, results, judgeMs);
  } catch (error) {
    everything.abort(error);
    await Promise.allSettled(running);
    throw error;
  }
}

/** A run that was stopped because an earlier one failed is not an error. */
function ignoreStopped(controller: AbortController | undefined) {
  return (error: unknown) => {
    if (!controller?.signal.aborted) throw error;
  };
}

function failureOf(compiled: CompiledSource, ended: Ended): Failure {
  const { error, outcome } = ended;
  if (error === null || outcome === 'completed') throw new Error('The sandbox gave no reason for the end of a run.');
  if (outcome === 'internal-error') throw new Error(`The sandbox broke: ${error.reason} ${error.thrown ?? ''}`);
  const { en, fr } = sentence(error.reason, error.values);
  const own = error.thrown === null ? '' : ` ${error.thrown}`;
  return { outcome, error: { message: { en: en + own, fr: fr + own }, ...locate(compiled, error) } };
}

function settle(
  records: RunRecord[],
  results: ({ seed: number; measured: Measured[] } | null)[],
  judgeMs: number,
): RunSettled {
  const firstFailure = records.findIndex(({ failure }) => failure);
  const reported = firstFailure === -1 ? records : records.slice(0, firstFailure + 1);
  const finished = reported.flatMap(({ ended }) => (ended ? [ended] : []));
  const sum = (value: (ended: Ended) => number) => Math.round(finished.reduce((total, one) => total + value(one), 0));
  const advice = new Map(finished.flatMap((one) => one.advice).map((one) => [one.reason, one]));
  return {
    failure: firstFailure === -1 ? null : (records[firstFailure] as RunRecord).failure,
    seeds: results.flatMap((result) => (result ? [result] : [])),
    logs: reported.flatMap(({ logs }) => logs),
    // Every run prints the same lines over again; the one that failed, or else the first, stands for all.
    console: (firstFailure === -1 ? reported[0] : reported.at(-1))?.ended?.console ?? '',
    advice: [...advice.values()].map(({ reason, values }) => sentence(reason, values)),
    timing: {
      queuedMs: 0,
      overheadMs: sum(({ timing }) => timing.overheadMs),
      trainMs: sum(({ timing }) => timing.trainMs),
      judgeMs: Math.round(judgeMs),
      cpuMs: sum(({ timing }) => timing.cpuMs),
      peakMb: Math.round(Math.max(0, ...finished.map(({ timing }) => timing.peakMb))),
    },
  };
}
