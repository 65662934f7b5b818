// Everything that works value by value, and what is made of it.

export { binaryF32, binaryI32 } from './binary';
export * from './cast';
export * from './compare';
export * from './unary';
