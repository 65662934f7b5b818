// Everything that works value by value, and what is made of it.

export { binaryF32, binaryI32 } from './binary';
export * from './cast';
export * from './compare';
export { mathF32 } from './math';
export { mathBinaryF32 } from './math-binary';
export {
  extremeF32,
  indexOfF32,
  indexOfI32,
  productF32,
  productI32,
  reduceI32,
  reduceU8,
} from './reduce';
export * from './reduce-running';
export { sumF32 } from './reduce-sum';
export * from './softmax';
export * from './unary';
