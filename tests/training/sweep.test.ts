import path from 'node:path';
import { Worker } from 'node:worker_threads';
import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { bundle } from '@/lib/bundle';
import { env } from '@/lib/env';
import { TRAINING_BACKEND, useTrainingBackend } from '@/lib/training';
import { bundleOptions } from '@/lib/training/embed';
import type { Case } from './sweep/case';
import { CASES } from './sweep/cases';
import { type Derivatives, derivatives } from './sweep/derivatives';
import type { Judged } from './sweep/double';
import { KERNELS_WITHOUT, LAYERS_WITHOUT, NAMES_WITHOUT } from './sweep/none';

const judged = new Map<string, Judged>();

beforeAll(async () => {
  await useTrainingBackend();
  const entry = path.join(env().projectRoot, 'tests/training/sweep/double.ts');
  const { define } = bundleOptions;
  const { file } = await bundle(entry, 'double', {
    ...bundleOptions,
    external: ['node:worker_threads'],
    define: { ...define, Float32Array: 'Float64Array' },
  });
  // A thread of its own: two copies of tfjs in one share their engine.
  const worker = new Worker(file);
  worker.on('message', ([name, found]) => judged.set(name, found));
  await new Promise((resolve, reject) => worker.on('error', reject).on('exit', resolve));
}, 60_000);

/** Apart by so much of the largest number. */
function apart(found: number[], right: number[]): number {
  const scale = Math.max(1, ...right.map(Math.abs));
  const most = Math.max(...found.map((value, i) => Math.abs(value - (right[i] as number))));
  return found.length === right.length ? most / scale : Number.NaN;
}

function expectRight(found: Derivatives, { value, gradient, product }: Derivatives, within: number): void {
  expect(apart([found.value], [value]), 'value').toBeLessThan(within);
  expect(apart(found.gradient, gradient), `gradient ${found.gradient} of ${gradient}`).toBeLessThan(within);
  expect(apart(found.product, product), `second derivatives ${found.product} of ${product}`).toBeLessThan(10 * within);
}

test.each(Object.keys(CASES))('%s', (name) => {
  const { limits, found } = judged.get(name) as Judged;
  if (typeof limits === 'string') throw new Error(`no value: ${limits}`);
  if (typeof found === 'string') throw new Error(found);
  const one = CASES[name] as Case;
  expectRight(found, limits, one.within ?? 1e-6);
  expectRight(derivatives(one), limits, 2e-5);
});

describe('nothing is left out', () => {
  const words = new Set(Object.keys(CASES).flatMap((name) => name.split(/[\s,:]+/)));

  test('of the functions of tfjs', () => {
    const names = Object.entries(tf).flatMap(([name, value]) => (typeof value === 'function' ? [name] : []));
    const { image, linalg, losses, signal, fused, sparse } = tf;
    for (const [space, functions] of Object.entries({ image, linalg, losses, signal, fused, sparse })) {
      names.push(...Object.keys(functions).map((name) => `${space}.${name}`));
    }
    names.push(...Object.keys(tf.spectral));
    expect(names.filter((name) => !words.has(name) && !(name in NAMES_WITHOUT))).toEqual([]);
  });

  test('of its layers', () => {
    const names = Object.keys(tf.layers).filter((name) => !words.has(`layers.${name}`) && !words.has(name));
    expect(names.filter((name) => !(name in LAYERS_WITHOUT))).toEqual([]);
  });

  test('of its kernels', () => {
    const run = vi.spyOn(tf.engine(), 'runKernel');
    for (const one of Object.values(CASES)) derivatives(one);
    const ran = new Set<string>(run.mock.calls.map(([name]) => name));
    run.mockRestore();
    const names = tf.getKernelsForBackend(TRAINING_BACKEND).map(({ kernelName }) => kernelName);
    expect(names.filter((name) => !ran.has(name) && !(name in KERNELS_WITHOUT))).toEqual([]);
  }, 60_000);
});
