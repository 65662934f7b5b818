// What challenge content may import: the declaration, its parts, and ready-made data and measures.

export { type Challenge, defineChallenge, type Evidence } from './challenge';
export { accuracy, errorRate } from './classification';
export { dealDigits, type Labelled } from './data-sets';
export { input } from './inputs';
export {
  matrix,
  nearestInterpolant,
  norm,
  relativeDistance,
  relativeResidual,
  replayLeastSquares,
  rowOf,
  smoothness,
  times,
  vector,
} from './linear';
export { type Random, randomStream } from './random';
export { type Model, model, tensors } from './returns';
export { type Tensor, tensor } from './tensor';
