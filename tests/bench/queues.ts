import { setTimeout as sleep } from 'node:timers/promises';
import { type Job, openSandbox } from '@/lib/sandbox';
import type { WalledProcess } from '@/lib/sandbox/process';
import { cost } from './bare';
import { busyMs, median } from './figures';

const SLOTS = 2;

interface Drained {
  wallMs: number;
  /** Processor time inside the jobs, and of the whole machine meanwhile. */
  jobsMs: number;
  busyMs: number;
}

/** All jobs, `SLOTS` at a time. @param run answers with the processor time of the job. */
async function drain(jobs: Job[], run: (job: Job) => Promise<number>): Promise<Drained> {
  const left = [...jobs];
  const busy = busyMs();
  const started = performance.now();
  let jobsMs = 0;
  await Promise.all(
    Array.from({ length: SLOTS }, async () => {
      for (let job = left.shift(); job; job = left.shift()) jobsMs += await run(job);
    }),
  );
  return { wallMs: performance.now() - started, jobsMs, busyMs: busyMs() - busy };
}

async function pooled(jobs: Job[], ready: number): Promise<Drained> {
  const sandbox = await openSandbox({ slots: SLOTS });
  while (sandbox.state().warm < ready) await sleep(20);
  const drained = await drain(jobs, async (job) => (await sandbox.run(job)).timing.cpuMs);
  await sandbox.close();
  return drained;
}

export interface QueueFigures {
  /** Time of the bare processes over time of the sandboxes. */
  throughput: number;
  /** Processor time inside jobs, over that of two cores for as long as it took, and over all that the machine spent. */
  ofCores: { walled: number; bare: number };
  ofMachine: { walled: number; bare: number };
}

/** A queue through sandboxes and through bare processes of two at a time. @param ready sandboxes there when it begins. */
export async function queueFigures(
  jobs: Job[],
  bare: () => WalledProcess,
  { rounds, ready }: { rounds: number; ready: number },
): Promise<QueueFigures> {
  const pairs: { walled: Drained; bare: Drained }[] = [];
  for (let round = 0; round < rounds; round++) {
    const walled = await pooled(jobs, ready);
    pairs.push({ walled, bare: await drain(jobs, async (job) => (await cost(bare, job)).jobMs) });
  }
  const of = (value: (pair: (typeof pairs)[number]) => number) => Number(median(pairs.map(value)).toFixed(3));
  const ofCores = (one: Drained) => one.jobsMs / (SLOTS * one.wallMs);
  const ofMachine = (one: Drained) => one.jobsMs / one.busyMs;
  return {
    throughput: of((pair) => pair.bare.wallMs / pair.walled.wallMs),
    ofCores: { walled: of((pair) => ofCores(pair.walled)), bare: of((pair) => ofCores(pair.bare)) },
    ofMachine: { walled: of((pair) => ofMachine(pair.walled)), bare: of((pair) => ofMachine(pair.bare)) },
  };
}
