import { type Tensor, tensor, util } from '@tensorflow/tfjs';

interface Projection {
  interpolation: 'nearest' | 'bilinear';
  fillMode: 'constant' | 'reflect' | 'wrap' | 'nearest';
  outputShape?: [number, number];
}

/** Places in a list of all pixels, and what share each has: [batch, height, width] and [batch, height, width, 1]. */
interface Weighed {
  places: Tensor;
  weights: Tensor;
}

/**
 * Which pixels `tf.image.transform` mixes into each of its own, one or four. Shares of pixels outside the picture are 0.
 * As in tfjs-backend-cpu's `Transform.js`.
 */
export function projectedPlaces(
  [batch, height, width]: [number, number, number],
  transforms: Tensor,
  { interpolation, fillMode, outputShape }: Projection,
): Weighed[] {
  const [rows, columns] = outputShape ?? [height, width];
  const all = transforms.dataSync();
  const corners = interpolation === 'nearest' ? 1 : 4;
  const size = batch * rows * columns;
  const places = Array.from({ length: corners }, () => new Int32Array(size));
  const weights = Array.from({ length: corners }, () => new Array<number>(size).fill(0));
  let at = 0;
  for (let b = 0; b < batch; b++) {
    const by = transforms.shape[0] === 1 ? all : all.subarray(b * 8, b * 8 + 8);
    const [a0, a1, a2, b0, b1, b2, c0, c1] = by as unknown as [
      number,
      number,
      number,
      number,
      number,
      number,
      number,
      number,
    ];
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++, at++) {
        const projection = c0 * column + c1 * row + 1;
        if (projection === 0) continue;
        const x = inside((a0 * column + a1 * row + a2) / projection, width, fillMode);
        const y = inside((b0 * column + b1 * row + b2) / projection, height, fillMode);
        const give = (corner: number, i: number, j: number, weight: number) => {
          if (i < 0 || i >= height || j < 0 || j >= width) return;
          (places[corner] as Int32Array)[at] = (b * height + i) * width + j;
          (weights[corner] as number[])[at] = weight;
        };
        if (corners === 1) {
          give(0, Math.round(y), Math.round(x), 1);
          continue;
        }
        const [top, left] = [Math.floor(y), Math.floor(x)];
        give(0, top, left, (top + 1 - y) * (left + 1 - x));
        give(1, top, left + 1, (top + 1 - y) * (x - left));
        give(2, top + 1, left, (y - top) * (left + 1 - x));
        give(3, top + 1, left + 1, (y - top) * (x - left));
      }
    }
  }
  return places.map((list, corner) => ({
    places: tensor(list, [batch, rows, columns], 'int32'),
    weights: tensor(weights[corner] as number[], [batch, rows, columns, 1]),
  }));
}

function inside(at: number, side: number, mode: Projection['fillMode']): number {
  if (mode === 'constant') return at;
  if (mode === 'nearest') return util.clamp(0, at, side - 1);
  if (side <= 1) return 0;
  return util.clamp(0, mode === 'wrap' ? wrapped(at, side) : reflected(at, side), side - 1);
}

function wrapped(at: number, side: number): number {
  if (at < 0) return at + side * (Math.trunc(-at / (side - 1)) + 1);
  return at > side - 1 ? at - side * Math.trunc(at / (side - 1)) : at;
}

function reflected(at: number, side: number): number {
  const twice = 2 * side;
  if (at < 0) {
    const moved = at < twice ? twice * Math.trunc(-at / twice) + at : at;
    return moved < -side ? moved + twice : -moved - 1;
  }
  if (at <= side - 1) return at;
  const moved = at - twice * Math.trunc(at / twice);
  return moved >= side ? twice - moved - 1 : moved;
}
