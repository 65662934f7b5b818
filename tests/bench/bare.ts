import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { buildFolder, bundle } from '@/lib/bundle';
import { env } from '@/lib/env';
import type { Job } from '@/lib/sandbox';
import { WalledProcess } from '@/lib/sandbox/process';
import { runIn } from '@/lib/sandbox/run';
import { Runner } from '@/lib/sandbox/runner';
import { findDeno, V8_ARGUMENT } from '@/lib/sandbox/runtimes';
import { bundleOptions, embedTraining } from '@/lib/training/embed';

/** Starts the same runtime with the same flags and backend, and no walls, limits or warm-up around it. */
export async function bareLauncher(): Promise<() => WalledProcess> {
  const entry = path.join(env().projectRoot, 'tests/bench/bare-process.ts');
  const { file } = await bundle(entry, 'bench-bare', { ...bundleOptions, plugins: [embedTraining] });
  const cache = path.join(buildFolder(), 'bench-deno');
  mkdirSync(cache, { recursive: true });
  const plan = {
    file: findDeno() as string,
    args: ['run', '--quiet', V8_ARGUMENT, '--allow-all', '--no-config', '--no-lock', file],
    variables: { DENO_DIR: cache, NO_COLOR: '1', DENO_NO_UPDATE_CHECK: '1' },
    folder: cache,
    feeds: [],
    asUser: [],
    reports: false,
  };
  return () => new WalledProcess(plan);
}

export interface Cost {
  /** Processor time of the whole process, from its start to the result, and of the job alone. */
  processMs: number;
  jobMs: number;
}

/** One job in a process of its own; the processor time is the kernel's account of that process. */
export async function cost(launch: () => WalledProcess, job: Job): Promise<Cost> {
  const runner = new Runner(launch());
  try {
    await runner.ready;
    const ended = await runIn(runner, job, 0);
    if (ended.outcome !== 'completed') throw new Error(`A training ended as ${ended.outcome}: ${ended.error?.thrown}`);
    const used = await runner.usage();
    return { processMs: used?.cpuMs ?? Number.NaN, jobMs: ended.timing.cpuMs };
  } finally {
    await runner.kill();
  }
}
