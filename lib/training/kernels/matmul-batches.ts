import { broadcast_util } from '@tensorflow/tfjs';

/** Which matrices of a batch meet which of another, as numpy and TensorFlow broadcast all axes but the last two. */
export interface Batches {
  shape: number[];
  count: number;
  /** From one matrix to the next: 1, or 0 where a single one meets all. `undefined` where it is neither. */
  steps: [number | undefined, number | undefined];
}

/** @throws Error when the batches do not broadcast. */
export function meetBatches(a: number[], b: number[]): Batches {
  const [aBatch, bBatch] = [a.slice(0, -2), b.slice(0, -2)];
  const shape = broadcast_util.assertAndGetBroadcastShape(aBatch, bBatch);
  const count = product(shape);
  return { shape, count, steps: [step(aBatch, count), step(bBatch, count)] };
}

/** Numbers of the matrices of `full`, a shape of matrices, that meet those of `batches` in order. */
export function matrixNumbers(full: number[], { shape, count }: Batches): Int32Array {
  const batch = full.slice(0, -2);
  const numbers = new Int32Array(count);
  let size = 1;
  let inner = 1;
  for (let back = 1; back <= batch.length; back++) {
    const side = batch[batch.length - back] as number;
    const outSide = shape[shape.length - back] as number;
    for (let i = 0; side > 1 && i < count; i++) {
      numbers[i] = (numbers[i] as number) + (Math.trunc(i / inner) % outSide) * size;
    }
    size *= side;
    inner *= outSide;
  }
  return numbers;
}

function step(batch: number[], count: number): number | undefined {
  const own = product(batch);
  return own === count ? 1 : own === 1 ? 0 : undefined;
}

function product(sides: number[]): number {
  let size = 1;
  for (const side of sides) size *= side;
  return size;
}
