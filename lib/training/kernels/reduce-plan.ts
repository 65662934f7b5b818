import { util } from '@tensorflow/tfjs';

/** One pass of a reduction: an array seen as [outer, r, inner], reduced over the middle. */
export interface Pass {
  outer: number;
  r: number;
  inner: number;
}

export interface ReducePlan {
  /** Of the result. */
  shape: number[];
  /** Number of values that make up one value of the result. */
  r: number;
  /** Last axes first; none where every reduced axis has one value. */
  passes: Pass[];
}

/**
 * How a tensor is reduced over some axes, all of them when none is named. Axes that stand together are one.
 * @throws Error when an axis is not there, in tfjs's words.
 */
export function planReduction(
  shape: readonly number[],
  axis: number | number[] | null | undefined,
  keepDims = false,
): ReducePlan {
  const rank = shape.length;
  // Bit i tells whether axis i goes; tfjs knows no rank above 6.
  let gone = 0;
  if (axis === null || axis === undefined) gone = -1;
  else if (typeof axis === 'number') gone = bit(axis, shape);
  else if (axis.length === 0 && rank > 0) return { shape: [...shape], r: 1, passes: [] };
  else for (const one of axis) gone |= bit(one, shape);

  let kept = 0;
  for (let i = 0; i < rank; i++) if (keepDims || !((gone >> i) & 1)) kept++;
  const out = new Array<number>(kept);
  const passes: Pass[] = [];
  let r = 1;
  let inner = 1;
  let middle = 1;
  for (let i = rank - 1; i >= 0; i--) {
    const side = shape[i] as number;
    if ((gone >> i) & 1) {
      if (keepDims) out[--kept] = 1;
      middle *= side;
      r *= side;
      continue;
    }
    out[--kept] = side;
    if (side === 1) continue;
    if (middle !== 1) {
      passes.push({ outer: outerOf(shape, i), r: middle, inner });
      middle = 1;
    }
    inner *= side;
  }
  if (middle !== 1) passes.push({ outer: 1, r: middle, inner });
  return { shape: out, r, passes };
}

function bit(axis: number, shape: readonly number[]): number {
  const from0 = axis < 0 ? axis + shape.length : axis;
  if (!(from0 >= 0 && from0 < shape.length)) util.parseAxisParam(axis, shape as number[]);
  return 1 << from0;
}

/** Number of values along the axes up to `last`. */
function outerOf(shape: readonly number[], last: number): number {
  let size = 1;
  for (let i = 0; i <= last; i++) size *= shape[i] as number;
  return size;
}
