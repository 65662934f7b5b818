import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { env } from '@/lib/env';
import { type Job, openSandbox, probeIsolation } from '@/lib/sandbox';
import { type Level, launcher } from '@/lib/sandbox/launch';
import type { WalledProcess } from '@/lib/sandbox/process';
import { Runner } from '@/lib/sandbox/runner';
import { bareLauncher, type Cost, cost } from './bare';
import { median } from './figures';
import { benchTrainings, type Training } from './jobs';
import { queueFigures } from './queues';
import { verdictTimes } from './verdicts';

// npm run bench:sandbox [-- repetitions]: what the walls and the pool cost, each beside the same training in a bare
// process, one after the other in one run. Ratios are what counts; milliseconds are this machine's, best when it is quiet.

const ROUNDS = Number(process.argv[2] ?? 7);
const JOB_MS = 1_300;
const LONG_QUEUE = 24;
const BURST = 10;

const rounded = (value: number, digits: number) => Number(value.toFixed(digits));

/** As long as a job should be on this machine, whatever the backend's speed. */
async function fitted(training: Training, bare: () => WalledProcess): Promise<{ name: string; job: Job }> {
  const { jobMs: one } = await cost(bare, training.job(1));
  const { jobMs: four } = await cost(bare, training.job(4));
  const scale = 1 + Math.max(0, (3 * (JOB_MS - one)) / Math.max(10, four - one));
  return { name: training.name, job: training.job(scale) };
}

async function compare(name: string, job: Job, bare: () => WalledProcess, walled: () => WalledProcess) {
  const pairs: { walled: Cost; bare: Cost }[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    pairs.push({ bare: await cost(bare, job), walled: await cost(walled, job) });
  }
  const of = (side: 'walled' | 'bare', part: keyof Cost) => median(pairs.map((pair) => pair[side][part]));
  const ratio = (part: keyof Cost) => rounded(median(pairs.map((pair) => pair.walled[part] / pair.bare[part])), 3);
  return {
    training: name,
    'bare, job (CPU ms)': of('bare', 'jobMs'),
    'walled, job (CPU ms)': of('walled', 'jobMs'),
    'ratio, job': ratio('jobMs'),
    'bare, process (CPU ms)': of('bare', 'processMs'),
    'walled, process (CPU ms)': of('walled', 'processMs'),
    'ratio, process': ratio('processMs'),
  };
}

/** From handing a job to a pool with ready sandboxes to its answer, less the training: median, milliseconds. */
async function runOverhead(jobs: Job[]): Promise<number> {
  const sandbox = await openSandbox({ slots: 1, warm: 3 });
  const values: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    while (sandbox.state().warm < 3) await sleep(20);
    const started = performance.now();
    const ended = await sandbox.run(jobs[round % jobs.length] as Job);
    values.push(performance.now() - started - ended.timing.trainMs);
  }
  await sandbox.close();
  return median(values);
}

/** Private memory of ready sandboxes after a second of rest: median, megabytes. */
async function idleMemory(launch: () => WalledProcess): Promise<number> {
  const runners = Array.from({ length: 3 }, () => new Runner(launch()));
  await Promise.all(runners.map((runner) => runner.ready));
  await sleep(1000);
  const values = runners.map(({ pid }) => {
    const text = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
    const kb = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(text)?.[1] ?? 0);
    return (kb('Private_Dirty') + kb('Private_Clean')) / 1024;
  });
  await Promise.all(runners.map((runner) => runner.kill()));
  return median(values);
}

async function main(): Promise<void> {
  const { isolation } = await probeIsolation();
  if (isolation === 'none') throw new Error('This machine gives no sandbox: see heldout doctor.');
  const walled = await launcher(isolation as Level);
  const bare = await bareLauncher();
  const load = rounded(loadavg()[0] ?? Number.NaN, 2);
  const trainings: { name: string; job: Job }[] = [];
  for (const training of await benchTrainings(isolation as Level)) trainings.push(await fitted(training, bare));
  const jobs = trainings.map(({ job }) => job);

  const rows: Awaited<ReturnType<typeof compare>>[] = [];
  for (const { name, job } of trainings) rows.push(await compare(name, job, bare, walled));
  console.table(rows);
  const worst = (part: 'ratio, job' | 'ratio, process') => Math.max(...rows.map((row) => row[part]));

  const overhead = rounded(await runOverhead(jobs), 1);
  const verdict = await verdictTimes(ROUNDS);
  const queueOf = (length: number) => Array.from({ length }, (_, i) => jobs[i % jobs.length] as Job);
  const long = await queueFigures(queueOf(LONG_QUEUE), bare, { rounds: 3, ready: 0 });
  const burst = await queueFigures(queueOf(BURST), bare, { rounds: 3, ready: 6 });

  const figures = {
    'CPU of the job, walled / bare (worst training)': worst('ratio, job'),
    'CPU of the whole process, walled / bare (worst training)': worst('ratio, process'),
    'submit to answer less training, one run (ms, median)': overhead,
    'submit to verdict less training, one seed of two runs of min-norm (ms, median)': verdict.seedMs,
    '  of it: both sandboxes': verdict.runsMs,
    '  of it: data and measures': verdict.judgeMs,
    '  of it: compiling': verdict.compileMs,
    '  after it: the type check': verdict.typesMs,
    [`queue of ${LONG_QUEUE}, empty pool: throughput, walled / bare`]: long.throughput,
    '  share of two cores that trained, walled': long.ofCores.walled,
    '  share of two cores that trained, bare': long.ofCores.bare,
    '  share of all processor time of the machine that trained, walled': long.ofMachine.walled,
    '  share of all processor time of the machine that trained, bare': long.ofMachine.bare,
    [`burst of ${BURST}, full pool: throughput, walled / bare`]: burst.throughput,
    'private memory of a ready sandbox (MB, median)':
      process.platform === 'linux' ? rounded(await idleMemory(walled), 1) : 'unknown',
  };
  console.table(figures);
  const machine = { cores: availableParallelism(), isolation, node: process.version, rounds: ROUNDS, load };
  const file = path.join(env().dataFolder, 'bench-sandbox.json');
  writeFileSync(file, `${JSON.stringify({ machine, trainings: rows, figures }, null, 2)}\n`);
  console.log(`Load at the beginning: ${load}. Written to ${path.relative(env().projectRoot, file)}.`);
}

await main();
process.exit(0);
