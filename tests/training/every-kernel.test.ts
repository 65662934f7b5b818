import * as tf from '@tensorflow/tfjs';
import { beforeAll, expect, test } from 'vitest';
import { TRAINING_BACKEND } from '@/lib/training';
import { expectAgreement, start } from './agree';
import type { Operation } from './operations';
import { OPERATIONS } from './operations-all';

beforeAll(start);

/** Draws on a canvas of a page. */
const NEEDS_A_PAGE = ['Draw'];

test('every kernel of tfjs is tried below', () => {
  const kernels = tf.getKernelsForBackend('cpu').map(({ kernelName }) => kernelName);
  expect(Object.keys(OPERATIONS).sort()).toEqual(kernels.filter((name) => !NEEDS_A_PAGE.includes(name)).sort());
  const ours = tf.getKernelsForBackend(TRAINING_BACKEND).map(({ kernelName }) => kernelName);
  expect(kernels.filter((name) => !ours.includes(name))).toEqual([]);
});

const calculate = ({ inputs, run }: Operation) => run(...(inputs.map((make) => make()) as never[]));

test.each(Object.entries(OPERATIONS))('%s agrees with the plain backend', async (name, operation) => {
  expectAgreement(() => calculate(operation), { ulps: 8, ...operation.tolerance });
  const { kernelNames } = await tf.profile(() => calculate(operation) as tf.Tensor);
  expect(kernelNames).toContain(name);
});
