import * as tf from '@tensorflow/tfjs';
import { expect, test } from 'vitest';
import { packResult } from '@/lib/sandbox/harness/result';
import { MAX_CHECKPOINTS } from '@/lib/sandbox/job';

const MB = 2 ** 20;
const w = tf.tensor1d([1, 2]);

test('checkpoints are packed in their order, each with its step and tensors', async () => {
  const { result, tensors } = await packResult(
    [
      { step: 1, w },
      { step: 5, w, later: Promise.resolve(w) },
    ],
    MB,
  );
  expect(result).toMatchObject({
    kind: 'checkpoints',
    checkpoints: [
      { step: 1, fields: [{ name: 'w', field: { kind: 'tensor' } }] },
      { step: 5, fields: [{ name: 'w' }, { name: 'later', field: { kind: 'tensor' } }] },
    ],
  });
  expect(tensors).toHaveLength(3);
});

test.each([
  ['a number in it', [{ step: 1, w }, 3], 'an array whose entry 1 is a number'],
  ['an entry without a step', [{ w }], 'an array whose entry 0 has no number as its step'],
  ['an infinite step', [{ step: Number.POSITIVE_INFINITY }], 'an array whose entry 0 has no number as its step'],
  ['tensors', [w], 'an array whose entry 0 is a float32 tensor'],
  ['too many entries', Array(MAX_CHECKPOINTS + 1).fill({ step: 1 }), `an array of ${MAX_CHECKPOINTS + 1}`],
])('an array with %s is words, and no bytes travel with it', async (_name, returned, description) => {
  const { result, tensors } = await packResult(returned, MB);
  expect(result).toEqual({ kind: 'other', description });
  expect(tensors).toEqual([]);
});

test('what is returned over time counts as one artifact', async () => {
  const large = tf.zeros([MB / 8]);
  const returned = [1, 2, 3].map((step) => ({ step, w: large }));
  await expect(packResult(returned, MB)).rejects.toMatchObject({ reason: 'artifact-too-large' });
});
