import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs';
import { expect, test, vi } from 'vitest';
import { TrainingBackend } from '@/lib/training/backend';
import { registerKernels } from '@/lib/training/kernels';
import { patchTfjs } from '@/lib/training/patch-tfjs';
import { isPinned, TFJS } from '@/lib/training/pinned';
import bytes from '@/lib/training/wasm-bytes';

test('another tfjs than the pinned one is told aloud, and the pinned one is not', () => {
  const said = vi.mocked(console.error).mockImplementation(() => {});
  expect(isPinned()).toBe(true);
  expect(isPinned([TFJS, TFJS])).toBe(true);
  expect(said).not.toHaveBeenCalled();
  expect(isPinned([TFJS, '4.23.0'])).toBe(false);
  expect(said).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('tfjs is 4.23.0'));
  said.mockClear();
});

test('nothing of another tfjs is replaced, and it trains on the backend all the same', async () => {
  const said = vi.mocked(console.error).mockImplementation(() => {});
  const { instance } = await WebAssembly.instantiate(bytes);
  const wasm = instance.exports as never as { memory: WebAssembly.Memory; heapBase(): number };
  const backend = new TrainingBackend(wasm.memory, wasm.heapBase());
  tf.registerBackend('unpatched', () => backend);
  registerKernels('unpatched', backend, wasm as never);
  await tf.setBackend('unpatched');
  const methods = () => {
    const { fitLoop, makeTrainFunction } = tf.LayersModel.prototype as never as Record<string, unknown>;
    const { minimize } = tf.Optimizer.prototype;
    return [fitLoop, makeTrainFunction, minimize, tf.engine().runKernel, tf.getGradient('Cumsum')?.gradFunc];
  };
  const before = methods();
  patchTfjs('unpatched', backend, wasm as never, ['4.23.0']);
  expect(said).toHaveBeenCalledOnce();
  said.mockClear();
  for (const [i, method] of methods().entries()) expect(method).toBe(before[i]);

  const model = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [1] })] });
  model.compile({ optimizer: tf.train.sgd(0.1), loss: 'meanSquaredError' });
  const x = tf.tensor2d([-1, 0, 1, 2], [4, 1]);
  const { history } = await model.fit(x, x.mul(2).add(1), { epochs: 60, verbose: 0 });
  expect(history.loss?.at(-1)).toBeLessThan(0.01);
});
