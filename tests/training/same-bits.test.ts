import { execFileSync } from 'node:child_process';
import * as tf from '@tensorflow/tfjs';
import { beforeAll, expect, test } from 'vitest';
import { findDeno } from '@/lib/sandbox/runtimes';
import type { TrainingBackend } from '@/lib/training/backend';
import { start } from './agree';
import { sameBitsBundle } from './same-bits-bundle';
import { sameBits } from './same-bits-run';
import { TRAININGS } from './same-bits-trainings';

/** Their last bits are each engine's own affair. */
const FUNCTIONS = [
  'exp',
  'expm1',
  'log',
  'log1p',
  'log2',
  'log10',
  'pow',
  'sin',
  'cos',
  'tan',
  'asin',
  'acos',
  'atan',
  'atan2',
  'sinh',
  'cosh',
  'tanh',
  'asinh',
  'acosh',
  'atanh',
  'cbrt',
  'hypot',
] as const;

let file: string;
beforeAll(async () => {
  await start();
  ({ file } = await sameBitsBundle());
}, 60_000);

const run = (program: string, ...args: string[]) =>
  JSON.parse(execFileSync(program, [...args, file], { encoding: 'utf8' })) as Record<string, string>;

test('the same trainings give the same weights in Node, in Deno, bundled or not, to the last bit', {
  timeout: 120_000,
}, async () => {
  const bundled = run(process.execPath);
  expect(Object.keys(bundled)).toEqual(Object.keys(TRAININGS));
  expect(new Set(Object.values(bundled)).size).toBe(Object.keys(TRAININGS).length);
  expect(await sameBits()).toEqual(bundled);
  const deno = findDeno();
  if (deno) expect(run(deno, 'run', '--quiet', '--no-config', '--no-lock', '--no-remote', '--no-npm')).toEqual(bundled);
  else expect.unreachable('Deno is not installed: npm installs it where there is a build of it.');
});

test('no mathematical function of the engine runs in them', { timeout: 60_000 }, async () => {
  const backend = tf.backend() as TrainingBackend;
  const { runPlain } = backend;
  const called = new Set<string>();
  let where = 'outside kernels';
  backend.runPlain = (kernel) => {
    where = 'in a plain kernel';
    try {
      return runPlain.call(backend, kernel) as ReturnType<typeof kernel>;
    } finally {
      where = 'outside kernels';
    }
  };
  const known = Object.fromEntries(FUNCTIONS.map((name) => [name, Math[name] as (...numbers: number[]) => number]));
  for (const [name, original] of Object.entries(known)) {
    const watched = (...numbers: number[]) => {
      called.add(`${name} ${where}`);
      return original(...numbers);
    };
    Object.assign(Math, { [name]: watched });
  }
  try {
    await sameBits();
  } finally {
    Object.assign(Math, known);
    backend.runPlain = runPlain;
  }
  // It draws the initial values that are replaced before training.
  called.delete('log outside kernels');
  expect([...called]).toEqual([]);
});
