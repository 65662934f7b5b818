import { runKey } from '../authoring/draw';
import { bindDims, type InputSpecs } from '../authoring/inputs';
import type { DrawnPlot } from '../authoring/plots';
import { type Artifact, parseArtifact, type Refusal } from '../judging/artifact';
import type { DealtRuns, Measured } from '../judging/messages';
import { refusalSentence } from '../judging/sentences';
import type { Ended, InputValue, LogRow } from '../sandbox/job';
import { locate } from '../sandbox/locate';
import { sentence } from '../sandbox/sentences';
import type { Compiled } from '../sandbox/transpile';
import type { Seed } from '../secrets/keys';
import type { Sentence } from '../text';
import type { GradingOptions } from './events';
import type { GradableChallenge, GradingServices } from './services';
import type { LogEntry, Timing, Verdict } from './verdict';

type CompiledSource = Extract<Compiled, { ok: true }>;

interface Failure {
  outcome: Exclude<Verdict['outcome'], 'completed'>;
  error: { message: Sentence; line?: number | null; column?: number | null; stack?: string | null };
}

/** What all runs of all seeds came to: a measurement of every seed, or the first failure in order of seeds and runs. */
export interface RunSettled {
  failure: Failure | null;
  seeds: MeasuredSeed[];
  logs: LogEntry[];
  console: string;
  /** In no order of importance; `working` when a run returned while it was still at work. */
  advice: Sentence[];
  working: Sentence | null;
  timing: Timing;
}

interface RunRecord {
  seed: Seed;
  run: string;
  inputs: Record<string, InputValue>;
  logs: LogEntry[];
  ended: Ended | null;
  failure: Failure | null;
  artifact: Artifact | null;
  /** Aborted when an earlier run has failed. */
  stopping: AbortController;
}

/** A sandbox that dies under a run, through no fault of the run, is replaced this often. */
const TRIES = 3;

interface RunSeedsOptions extends GradingOptions {
  /** The runs of the first seed, when they are being dealt already. */
  dealing?: Promise<DealtRuns>;
}

/**
 * Trains on every run of every seed, as many at a time as the sandbox has slots, and measures each seed as soon as its
 * runs are in. A failure stops what comes after it, never what comes before, so that the reported one does not depend on
 * which sandbox was faster.
 * @throws when the sandbox or the judge breaks (our fault), or the signal's reason when aborted.
 */
export function runSeeds(
  challenge: GradableChallenge,
  compiled: CompiledSource,
  seeds: readonly Seed[],
  services: GradingServices,
  options: RunSeedsOptions,
): Promise<RunSettled> {
  return new SeedRunner(challenge, compiled, services, options).run(seeds);
}

type MeasuredSeed = { seed: number; measured: Measured[]; plots: DrawnPlot[] };

class SeedRunner {
  private readonly records: RunRecord[] = [];
  private readonly everything = new AbortController();
  private judgeMs = 0;

  constructor(
    private readonly challenge: GradableChallenge,
    private readonly compiled: CompiledSource,
    private readonly services: GradingServices,
    private readonly options: RunSeedsOptions,
  ) {
    options.signal?.addEventListener('abort', () => this.everything.abort(options.signal?.reason), { once: true });
  }

  async run(seeds: readonly Seed[]): Promise<RunSettled> {
    const running: Promise<MeasuredSeed | null>[] = [];
    try {
      for (const [i, seed] of seeds.entries()) {
        const dealing = i === 0 ? this.options.dealing : undefined;
        const runs = await this.judging(dealing ?? this.services.judge.deal(this.challenge.modulePath, seed.key));
        if (this.records.some(({ failure }) => failure)) break;
        const records = runs.map(({ name, inputs }) => newRecord(seed, name, inputs));
        this.records.push(...records);
        const measured = this.runSeed(seed, records);
        // Waited for below; until then a rejection must not count as one that nobody handles.
        measured.catch(() => {});
        running.push(measured);
      }
      const results = await Promise.all(running);
      this.options.signal?.throwIfAborted();
      return settle(this.records, results, this.judgeMs);
    } catch (error) {
      this.everything.abort(error);
      await Promise.allSettled(running);
      throw error;
    }
  }

  private async runSeed(seed: Seed, records: RunRecord[]): Promise<MeasuredSeed | null> {
    const { onEvent } = this.options;
    onEvent?.({ kind: 'seed-started', seed: seed.number });
    await Promise.all(
      records.map((record) =>
        this.runOne(record).catch((error: unknown) => {
          // A run that was stopped because an earlier one failed is not an error.
          if (!record.stopping.signal.aborted) throw error;
        }),
      ),
    );
    const artifacts: Record<string, Artifact> = {};
    for (const { run, artifact } of records) {
      if (artifact === null) return null;
      artifacts[run] = artifact;
    }
    const measurement = await this.judging(this.services.judge.measure(this.challenge.modulePath, seed.key, artifacts));
    if ('measured' in measurement) {
      onEvent?.({ kind: 'seed-judged', seed: seed.number, measured: measurement.measured });
      return { seed: seed.number, ...measurement };
    }
    const refused = records.find(({ run }) => run === measurement.run) as RunRecord;
    this.fail(refused, invalidResult(measurement.refusal));
    return null;
  }

  private async runOne(record: RunRecord): Promise<void> {
    const { definition } = this.challenge;
    const ended = await this.train(record);
    record.ended = ended;
    this.options.onEvent?.({ kind: 'run-ended', seed: record.seed.number, run: record.run, outcome: ended.outcome });
    if (ended.outcome !== 'completed') return this.fail(record, failureOf(this.compiled, ended));
    if (ended.result === null) throw new Error('The sandbox completed without a result.');
    const dims = bindDims(definition.inputs as InputSpecs, record.inputs);
    const artifact = parseArtifact(definition.returns, dims, ended.result);
    if ('reason' in artifact) return this.fail(record, invalidResult(artifact));
    record.artifact = artifact;
  }

  private async train(record: RunRecord): Promise<Ended> {
    const { definition } = this.challenge;
    const { seed, run } = record;
    const job = {
      code: this.compiled.code,
      inputs: record.inputs,
      key: runKey(definition.id, seed.key, run),
      limits: definition.limits,
    };
    const onLog = (row: LogRow) => {
      record.logs.push({ seed: seed.number, run, ...row });
      this.options.onEvent?.({ kind: 'log', seed: seed.number, run, row });
    };
    const signal = AbortSignal.any([this.everything.signal, record.stopping.signal]);
    for (let tries = 1; ; tries++) {
      const ended = await this.services.sandbox.run(job, { onLog, signal });
      if (ended.outcome !== 'internal-error' || tries === TRIES) return ended;
      record.logs = [];
    }
  }

  private fail(record: RunRecord, failure: Failure): void {
    record.failure = failure;
    for (const later of this.records.slice(this.records.indexOf(record) + 1)) later.stopping.abort();
  }

  private async judging<T>(work: Promise<T>): Promise<T> {
    const start = performance.now();
    const result = await work;
    this.judgeMs += performance.now() - start;
    return result;
  }
}

function newRecord(seed: Seed, run: string, inputs: object): RunRecord {
  const wire = inputs as Record<string, InputValue>;
  const stopping = new AbortController();
  return { seed, run, inputs: wire, logs: [], ended: null, failure: null, artifact: null, stopping };
}

function invalidResult(refusal: Refusal): Failure {
  return { outcome: 'invalid-result', error: { message: refusalSentence(refusal) } };
}

function failureOf(compiled: CompiledSource, ended: Ended): Failure {
  const { error, outcome } = ended;
  if (error === null || outcome === 'completed') throw new Error('The sandbox gave no reason for the end of a run.');
  if (outcome === 'internal-error') throw new Error(`The sandbox broke: ${error.reason} ${error.thrown ?? ''}`);
  const { en, fr } = sentence(error.reason, error.values);
  const own = error.reason === 'thrown' && error.thrown !== null ? ` ${error.thrown}` : '';
  return { outcome, error: { message: { en: en + own, fr: fr + own }, ...locate(compiled, error) } };
}

function settle(records: RunRecord[], results: (MeasuredSeed | null)[], judgeMs: number): RunSettled {
  const firstFailure = records.findIndex(({ failure }) => failure);
  const reported = firstFailure === -1 ? records : records.slice(0, firstFailure + 1);
  const finished = reported.flatMap(({ ended }) => (ended ? [ended] : []));
  const sum = (value: (ended: Ended) => number) => Math.round(finished.reduce((total, one) => total + value(one), 0));
  const advice = new Map(
    finished.flatMap((one) => one.advice).map(({ reason, values }) => [reason, sentence(reason, values)]),
  );
  return {
    failure: firstFailure === -1 ? null : (records[firstFailure] as RunRecord).failure,
    seeds: results.flatMap((result) => (result ? [result] : [])),
    logs: reported.flatMap(({ logs }) => logs),
    // Every run prints the same lines over again; the one that failed, or else the first, stands for all.
    console: (firstFailure === -1 ? reported[0] : reported.at(-1))?.ended?.console ?? '',
    advice: [...advice.values()],
    working: advice.get('still-working') ?? null,
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
