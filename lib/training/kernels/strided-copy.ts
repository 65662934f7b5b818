import type { DataType } from '@tensorflow/tfjs';
import type { TrainingBackend } from '../backend';

export interface CopyExports {
  stridedDimensions(): number;
  copyBlock(to: number, from: number, bytes: number): void;
  copyRows(to: number, toStride: number, from: number, fromStride: number, rows: number, rowBytes: number): void;
  copyStrided(to: number, from: number, rank: number, elementBytes: number): void;
  transposePlane(to: number, toStride: number, from: number, fromStride: number, n: number, m: number): void;
  fill32(out: number, n: number, bits: number): void;
  fill8(out: number, bytes: number, value: number): void;
}

const MOST_DIMENSIONS = 16;

/** Bytes of one element in the memory; 0 for what is not kept there. */
export function bytesOf(dtype: DataType): number {
  return dtype === 'float32' || dtype === 'int32' ? 4 : dtype === 'bool' ? 1 : 0;
}

/** The strides of a tensor of that shape, in elements. */
export function stridesOf(shape: number[]): number[] {
  const strides = new Array<number>(shape.length);
  for (let i = shape.length - 1, stride = 1; i >= 0; i--) {
    strides[i] = stride;
    stride *= shape[i] as number;
  }
  return strides;
}

/**
 * One copy of a block between two arrays in which its elements stand at different strides: what slicing, transposing,
 * joining, tiling, padding and reversing come down to. State is kept from call to call only to make no garbage.
 */
export class StridedCopy {
  private rank = 0;
  private empty = false;
  private readonly sizes = new Array<number>(MOST_DIMENSIONS).fill(0);
  private readonly froms = new Array<number>(MOST_DIMENSIONS).fill(0);
  private readonly tos = new Array<number>(MOST_DIMENSIONS).fill(0);
  private readonly dimensions: number;

  constructor(
    private readonly backend: TrainingBackend,
    private readonly wasm: CopyExports,
  ) {
    this.dimensions = wasm.stridedDimensions() >>> 2;
  }

  /** Forgets the dimensions of the copy before. */
  start(): void {
    this.rank = 0;
    this.empty = false;
  }

  /** The next dimension, outermost first: its size, and the strides in elements. Joined with the last if it can be. */
  dimension(size: number, from: number, to: number): void {
    if (size === 1) return;
    if (size === 0) this.empty = true;
    const { rank, sizes, froms, tos } = this;
    const last = rank - 1;
    if (rank > 0 && froms[last] === from * size && tos[last] === to * size) {
      sizes[last] = (sizes[last] as number) * size;
      froms[last] = from;
      tos[last] = to;
      return;
    }
    if (rank === MOST_DIMENSIONS) throw new Error(`A tensor of more than ${MOST_DIMENSIONS} dimensions.`);
    sizes[rank] = size;
    froms[rank] = from;
    tos[rank] = to;
    this.rank++;
  }

  /** @param to and `from` are addresses of the first element of each, in bytes. */
  run(to: number, from: number, elementBytes: number): void {
    if (this.empty) return;
    const { rank, sizes, froms, tos, wasm } = this;
    if (rank === 0) {
      wasm.copyBlock(to, from, elementBytes);
      return;
    }
    if (rank === 1 && froms[0] === 1 && tos[0] === 1) {
      wasm.copyBlock(to, from, (sizes[0] as number) * elementBytes);
      return;
    }
    if (rank === 2 && froms[1] === 1 && tos[1] === 1) {
      const [rows, width] = sizes as [number, number];
      const toStride = (tos[0] as number) * elementBytes;
      const fromStride = (froms[0] as number) * elementBytes;
      wasm.copyRows(to, toStride, from, fromStride, rows, width * elementBytes);
      return;
    }
    if (rank === 2 && elementBytes === 4 && froms[0] === 1 && tos[1] === 1) {
      const [n, m] = sizes as [number, number];
      wasm.transposePlane(to, (tos[0] as number) * 4, from, (froms[1] as number) * 4, n, m);
      return;
    }
    this.runAny(to, from, elementBytes);
  }

  /** Rows of `width` bytes each, whose starts are so many bytes apart. */
  rows(to: number, toStride: number, from: number, fromStride: number, rows: number, width: number): void {
    if (rows === 0 || width === 0) return;
    if (rows === 1 || (toStride === width && fromStride === width)) this.wasm.copyBlock(to, from, rows * width);
    else this.wasm.copyRows(to, toStride, from, fromStride, rows, width);
  }

  private runAny(to: number, from: number, elementBytes: number): void {
    const { sizes, froms, tos, wasm } = this;
    const { rank } = this;
    const order = Array.from({ length: rank }, (_, i) => i);
    if (froms[rank - 1] !== 1) {
      // The planes in which both arrays have neighbours are innermost.
      const neighbours = froms.indexOf(1);
      if (neighbours >= 0 && neighbours < rank - 1) {
        order.splice(neighbours, 1);
        order.splice(rank - 2, 0, neighbours);
      }
    }
    const { i32 } = this.backend.tensors;
    let at = this.dimensions;
    if (rank === 1) {
      i32[at++] = 1;
      i32[at++] = 0;
      i32[at++] = 0;
    }
    for (const index of order) {
      i32[at++] = sizes[index] as number;
      i32[at++] = (froms[index] as number) * elementBytes;
      i32[at++] = (tos[index] as number) * elementBytes;
    }
    wasm.copyStrided(to, from, Math.max(rank, 2), elementBytes);
  }
}
