// What challenge content may import: the declaration, its parts, and ready-made data and measures.

export { boxAround, zeroLines } from './boundary';
export { type Challenge, defineChallenge, type Evidence } from './challenge';
export { accuracy, errorRate } from './classification';
export { dealDigits, type Labelled } from './data-sets';
export { type Draw, publicDraw } from './draw';
export { cos, exp, log, log1p, sin } from './elementary';
export { input } from './inputs';
export {
  matrix,
  nearestInterpolant,
  norm,
  relativeDistance,
  relativeResidual,
  replayLeastSquares,
  ridgeSolution,
  rowOf,
  smoothness,
  times,
  vector,
} from './linear';
export { largestMargin, marginOf } from './margins';
export { type Plot, type Series, withNumbers as finding } from './plots';
export type { Random } from './random';
export { type Checkpoint, checkpoints, type GraphModel, type Model, model, tensors } from './returns';
export { effectiveRank, fourierMagnitudes, singularValues } from './spectra';
export { type Tensor, tensor } from './tensor';
