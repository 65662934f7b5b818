import { backend_util } from '@tensorflow/tfjs';
import { BOTH_LONG, FIRST_SINGLE, SECOND_SINGLE } from '../assembly/codes';

/** A kernel on the rows of two arrays: see `assembly/binary.ts`. */
export type RowsKernel = (
  op: number,
  a: number,
  b: number,
  out: number,
  rows: number,
  n: number,
  aStride: number,
  bStride: number,
  mode: number,
) => void;

export function sameShape(a: readonly number[], b: readonly number[]): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/**
 * How two shapes broadcast: the axes of the result, innermost first, where neighbours in which the same operands move are
 * one axis. Strides are in elements, 0 where an operand stays.
 */
export class Broadcast {
  shape: number[] = [];
  private size = 0;
  private count = 0;
  private readonly sizes: number[] = [];
  private readonly aStrides: number[] = [];
  private readonly bStrides: number[] = [];
  private readonly index: number[] = [];

  /**
   * Makes this the plan for these shapes.
   * @throws Error when they do not fit, in tfjs's words.
   */
  plan(a: readonly number[], b: readonly number[]): void {
    const rank = Math.max(a.length, b.length);
    const shape = new Array<number>(rank);
    let [aSize, bSize, before] = [1, 1, -1];
    this.count = 0;
    this.size = 1;
    for (let axis = rank - 1; axis >= 0; axis--) {
      const aSide = a[axis - rank + a.length] ?? 1;
      const bSide = b[axis - rank + b.length] ?? 1;
      if (aSide !== bSide && aSide !== 1 && bSide !== 1) {
        backend_util.assertAndGetBroadcastShape(a as number[], b as number[]);
      }
      const side = aSide === 1 ? bSide : aSide;
      shape[axis] = side;
      this.size *= side;
      if (side === 1) continue;
      const moving = (aSide === 1 ? 0 : 1) + (bSide === 1 ? 0 : 2);
      if (moving === before) this.sizes[this.count - 1] = (this.sizes[this.count - 1] as number) * side;
      else {
        this.sizes[this.count] = side;
        this.aStrides[this.count] = aSide === 1 ? 0 : aSize;
        this.bStrides[this.count] = bSide === 1 ? 0 : bSize;
        this.count++;
        before = moving;
      }
      aSize *= aSide;
      bSize *= bSide;
    }
    this.shape = shape;
  }

  /** @param bytes of one element of an operand; `outBytes` of one of the result. */
  run(kernel: RowsKernel, op: number, a: number, b: number, out: number, bytes: number, outBytes: number): void {
    if (this.size === 0) return;
    const { sizes, aStrides, bStrides, index, count } = this;
    const n = count > 0 ? (sizes[0] as number) : 1;
    const rows = count > 1 ? (sizes[1] as number) : 1;
    const mode = count === 0 || (aStrides[0] && bStrides[0]) ? BOTH_LONG : aStrides[0] ? SECOND_SINGLE : FIRST_SINGLE;
    const aStride = count > 1 ? (aStrides[1] as number) * bytes : 0;
    const bStride = count > 1 ? (bStrides[1] as number) * bytes : 0;
    for (let axis = 2; axis < count; axis++) index[axis] = 0;
    for (;;) {
      kernel(op, a, b, out, rows, n, aStride, bStride, mode);
      out += rows * n * outBytes;
      let axis = 2;
      for (; axis < count; axis++) {
        a += (aStrides[axis] as number) * bytes;
        b += (bStrides[axis] as number) * bytes;
        index[axis] = (index[axis] as number) + 1;
        if ((index[axis] as number) < (sizes[axis] as number)) break;
        a -= (aStrides[axis] as number) * bytes * (sizes[axis] as number);
        b -= (bStrides[axis] as number) * bytes * (sizes[axis] as number);
        index[axis] = 0;
      }
      if (axis >= count) return;
    }
  }
}
