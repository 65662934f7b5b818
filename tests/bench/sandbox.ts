import { mkdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { declarations } from '@/lib/authoring/declarations';
import { buildFolder, bundle } from '@/lib/bundle';
import { loadCatalog } from '@/lib/catalog/catalog';
import { env } from '@/lib/env';
import { gradeSource } from '@/lib/grading/grade-source';
import { openJudge } from '@/lib/judging/judge';
import { compileStudent, type Job, openSandbox, probeIsolation, type Sandbox, typeCheck } from '@/lib/sandbox';
import { Cell } from '@/lib/sandbox/cell';
import { type Level, launcher } from '@/lib/sandbox/launch';
import { WalledProcess } from '@/lib/sandbox/process';
import { runIn } from '@/lib/sandbox/run';
import { findDeno } from '@/lib/sandbox/runtimes';
import { bundleOptions, embedTraining } from '@/lib/training/embed';
import { benchJobs } from './jobs';

// npm run bench:sandbox [-- repetitions]: what the walls and the pool cost, each beside the same training in a bare
// process, one after the other in one run. Ratios are what counts; milliseconds are this machine's.

const ROUNDS = Number(process.argv[2] ?? 7);
const QUEUE = 12;
const SLOTS = 2;

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] as number;
}

async function bareLauncher(): Promise<() => WalledProcess> {
  const entry = path.join(env().projectRoot, 'tests/bench/bare-process.ts');
  const { file } = await bundle(entry, 'bench-bare', { ...bundleOptions, plugins: [embedTraining] });
  const cache = path.join(buildFolder(), 'bench-deno');
  mkdirSync(cache, { recursive: true });
  const plan = {
    file: findDeno() as string,
    args: ['run', '--quiet', '--allow-all', '--no-config', '--no-lock', file],
    variables: { DENO_DIR: cache, NO_COLOR: '1', DENO_NO_UPDATE_CHECK: '1' },
    folder: cache,
    feeds: [],
    asUser: [],
    reports: false,
  };
  return () => new WalledProcess(plan);
}

interface Cost {
  /** Of the whole process, from its start to the result, and of the job alone. */
  processMs: number;
  jobMs: number;
}

/** One job in a process of its own; the processor time is the kernel's account of that process. */
async function cost(launch: () => WalledProcess, job: Job): Promise<Cost> {
  const cell = new Cell(launch());
  try {
    await cell.ready;
    const ended = await runIn(cell, job, 0);
    if (ended.outcome !== 'completed') throw new Error(`A training ended as ${ended.outcome}: ${ended.error?.thrown}`);
    const used = await cell.usage();
    return { processMs: used?.cpuMs ?? Number.NaN, jobMs: ended.timing.cpuMs };
  } finally {
    await cell.kill();
  }
}

async function warm(sandbox: Sandbox, count: number): Promise<void> {
  while (sandbox.state().warm < count) await sleep(20);
}

/** All jobs, `SLOTS` at a time. @returns milliseconds on the clock. */
async function drain(jobs: Job[], run: (job: Job) => Promise<unknown>): Promise<number> {
  const left = [...jobs];
  const started = performance.now();
  await Promise.all(
    Array.from({ length: SLOTS }, async () => {
      for (let job = left.shift(); job; job = left.shift()) await run(job);
    }),
  );
  return performance.now() - started;
}

/** Private memory of a process and of what is around it, in megabytes. */
function privateMb(pid: number): number {
  const text = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
  const kb = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(text)?.[1] ?? 0);
  return (kb('Private_Dirty') + kb('Private_Clean')) / 1024;
}

async function idleMemory(launch: () => WalledProcess): Promise<number> {
  const cells = Array.from({ length: 3 }, () => new Cell(launch()));
  await Promise.all(cells.map((cell) => cell.ready));
  await sleep(1000);
  const values = cells.map(({ pid }) => privateMb(pid as number));
  await Promise.all(cells.map((cell) => cell.kill()));
  return median(values);
}

interface Overhead {
  /** From submission to verdict, less the training itself, when a ready sandbox waits for each run. */
  seedMs: number;
  /** Its parts: the two sandboxes, data and measures, compiling; and the type check, which goes on beside the training. */
  runsMs: number;
  judgeMs: number;
  compileMs: number;
  typesMs: number;
}

async function verdictOverhead(sandbox: Sandbox): Promise<Overhead> {
  const judge = await openJudge();
  const catalog = await loadCatalog(env().coursesFolder);
  const challenge = [...catalog.courses.values()][0]?.challenges.get('min-norm');
  if (!challenge) throw new Error('There is no course with the challenge min-norm.');
  const { reference } = challenge.files;
  const values: Overhead[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    await warm(sandbox, 2);
    const begun = performance.now();
    await compileStudent(reference);
    const compiled = performance.now();
    await typeCheck(reference, declarations(challenge.definition), sandbox.isolation);
    const submitted = performance.now();
    const { timing } = await gradeSource(challenge, reference, [round + 1], { sandbox, judge });
    values.push({
      seedMs: performance.now() - submitted - timing.trainMs,
      runsMs: timing.overheadMs,
      judgeMs: timing.judgeMs,
      compileMs: compiled - begun,
      typesMs: submitted - compiled,
    });
  }
  await judge.close();
  // In the first round the judge reads the challenge.
  const of = (part: keyof Overhead) => Number(median(values.slice(1).map((one) => one[part])).toFixed(1));
  return {
    seedMs: of('seedMs'),
    runsMs: of('runsMs'),
    judgeMs: of('judgeMs'),
    compileMs: of('compileMs'),
    typesMs: of('typesMs'),
  };
}

async function main(): Promise<void> {
  const { isolation } = await probeIsolation();
  if (isolation === 'none') throw new Error('This machine gives no sandbox: see heldout doctor.');
  const walled = await launcher(isolation as Level);
  const bare = await bareLauncher();
  const jobs = await benchJobs();
  await cost(bare, (jobs[0] as (typeof jobs)[0]).job);

  const rows: Record<string, string | number>[] = [];
  const ratios: { job: number; process: number }[] = [];
  for (const { name, job } of jobs) {
    const pairs: { walled: Cost; bare: Cost }[] = [];
    for (let round = 0; round < ROUNDS; round++)
      pairs.push({ bare: await cost(bare, job), walled: await cost(walled, job) });
    const of = (side: 'walled' | 'bare', part: keyof Cost) => median(pairs.map((pair) => pair[side][part]));
    const ratio = {
      job: of('walled', 'jobMs') / of('bare', 'jobMs'),
      process: of('walled', 'processMs') / of('bare', 'processMs'),
    };
    ratios.push(ratio);
    rows.push({
      training: name,
      'bare, job (CPU ms)': of('bare', 'jobMs'),
      'walled, job (CPU ms)': of('walled', 'jobMs'),
      'ratio, job': Number(ratio.job.toFixed(3)),
      'bare, process (CPU ms)': of('bare', 'processMs'),
      'walled, process (CPU ms)': of('walled', 'processMs'),
      'ratio, process': Number(ratio.process.toFixed(3)),
    });
  }

  const single = await openSandbox({ slots: 1, warm: 3 });
  const overhead = await verdictOverhead(single);
  const jobOverheads: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    await warm(single, 3);
    const started = performance.now();
    const ended = await single.run((jobs[round % jobs.length] as (typeof jobs)[0]).job);
    jobOverheads.push(performance.now() - started - ended.timing.trainMs);
  }
  await single.close();

  const mixed = Array.from({ length: QUEUE }, (_, i) => (jobs[i % jobs.length] as (typeof jobs)[0]).job);
  const throughputs: number[] = [];
  for (let round = 0; round < 3; round++) {
    const sandbox = await openSandbox({ slots: SLOTS });
    await warm(sandbox, 2 * SLOTS + 2);
    const pooled = await drain(mixed, (job) => sandbox.run(job));
    await sandbox.close();
    throughputs.push((await drain(mixed, (job) => cost(bare, job))) / pooled);
  }

  const result = {
    machine: { cores: availableParallelism(), isolation, node: process.version, rounds: ROUNDS },
    trainings: rows,
    figures: {
      'submit to answer less training, one run (ms, median)': Number(median(jobOverheads).toFixed(1)),
      'submit to verdict less training, one seed of two runs of min-norm (ms, median)': overhead.seedMs,
      '  of it: both sandboxes': overhead.runsMs,
      '  of it: data and measures': overhead.judgeMs,
      '  of it: compiling': overhead.compileMs,
      '  beside it: the type check, when alone': overhead.typesMs,
      'CPU of the job, walled / bare (worst training)': Number(Math.max(...ratios.map((r) => r.job)).toFixed(3)),
      'CPU of the whole process, walled / bare (worst training)': Number(
        Math.max(...ratios.map((r) => r.process)).toFixed(3),
      ),
      'throughput of a mixed queue, two slots / two bare processes': Number(median(throughputs).toFixed(3)),
      'private memory of a ready sandbox (MB, median)':
        process.platform === 'linux' ? Number((await idleMemory(walled)).toFixed(1)) : 'unknown',
    },
  };
  console.table(rows);
  console.table(result.figures);
  console.log(JSON.stringify(result));
}

await main();
process.exit(0);
