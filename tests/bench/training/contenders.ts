import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { bundle } from '@/lib/bundle';
import { env } from '@/lib/env';
import { denoArguments, findDeno } from '@/lib/sandbox/runtimes';
import { bundleOptions, embedTraining } from '@/lib/training/embed';
import { findPytorch, NO_PYTORCH } from '../../pytorch';
import type { Order, Report } from './order';
import type { JobName } from './sizes';

const ONE_THREAD = { OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1', MKL_NUM_THREADS: '1' };

const run = promisify(execFile);

export const NAMES = ['ours', 'deno', 'torch', 'wasm', 'cpu'] as const;
export type Name = (typeof NAMES)[number];

export interface Contender {
  name: Name;
  /** Why it cannot do this job, or undefined when it can. */
  refuses(job: JobName, form: Order['form']): string | undefined;
  /** Whether a whole training takes so long that a few steps are measured and scaled. */
  isSlow(job: JobName): boolean;
  /** One process from its start to its end. */
  run(order: Order, flags?: string[]): Promise<Report>;
}

const here = (file: string) => path.join(env().projectRoot, 'tests/bench/training', file);

async function report(program: string, args: string[]): Promise<Report> {
  const { stdout } = await run(program, args, { maxBuffer: 2 ** 24, env: { ...process.env, ...ONE_THREAD } });
  return JSON.parse(stdout.trim().split('\n').at(-1) as string) as Report;
}

async function ours(name: 'ours' | 'deno', program: string, options: string[]): Promise<Contender> {
  const { file } = await bundle(here('ours.ts'), 'bench-ours', {
    ...bundleOptions,
    external: ['node:*'],
    plugins: [embedTraining],
  });
  return {
    name,
    refuses: () => undefined,
    isSlow: () => false,
    run: (order, flags = []) => report(program, [...options, ...flags, file, JSON.stringify(order)]),
  };
}

/** The same module in the runtime of the sandbox, with its flags. */
async function deno(): Promise<Contender | string> {
  const program = findDeno();
  return program
    ? ours('deno', program, [...denoArguments(), '--allow-read'])
    : 'Deno is left out: its package is not installed for this platform.';
}

async function stock(name: 'wasm' | 'cpu'): Promise<Contender> {
  const { file } = await bundle(here('stock.ts'), 'bench-stock', {
    platform: 'node',
    format: 'cjs',
    mainFields: ['module', 'main'],
  });
  const folder = path.join(env().projectRoot, 'node_modules/@tensorflow/tfjs-backend-wasm/wasm-out');
  return {
    name,
    refuses(job, form) {
      if (name === 'wasm' && job === 'J5') return 'has no gradient of a convolution by its filter';
      return name === 'wasm' && job === 'J4' && form === 'fit' ? 'has no gradient of an embedding' : undefined;
    },
    isSlow: (job) => ['J3', 'J4', 'J5'].includes(job),
    run: (order, flags = []) => report(process.execPath, [...flags, file, JSON.stringify(order), name, folder]),
  };
}

async function torch(): Promise<Contender | string> {
  const program = await findPytorch();
  if (!program) return `PyTorch is left out: ${NO_PYTORCH}.`;
  return {
    name: 'torch',
    refuses: (_job, form) => (form === 'fit' ? 'has no model.fit' : undefined),
    isSlow: () => false,
    run: (order) => report(program, [here('torch_contender.py'), JSON.stringify(order)]),
  };
}

/** @returns those that can run here, and a sentence for each that cannot. */
export async function contenders(names: readonly Name[]): Promise<{ ready: Contender[]; absent: string[] }> {
  const makers = {
    ours: () => ours('ours', process.execPath, []),
    deno,
    torch,
    wasm: () => stock('wasm'),
    cpu: () => stock('cpu'),
  };
  const made = await Promise.all(names.map((name) => makers[name]()));
  return {
    ready: made.filter((contender) => typeof contender !== 'string'),
    absent: made.filter((contender) => typeof contender === 'string'),
  };
}
