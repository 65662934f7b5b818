export { conv2dF32, conv2dFilterGradF32, conv2dInputGradF32 } from './conv';
export * from './copy';
export { depthwiseF32, depthwiseFilterGradF32, depthwiseInputGradF32 } from './depthwise';
export * from './elementwise';
export * from './gather';
export * from './gradient';
export { matmulF32 } from './matmul';
export { biasActivateF32 } from './matmul-bias';
export * from './numbers';
export { pool2dF32 } from './pool';
export * from './transpose';
export * from './update';

/** The first address, in bytes, that no constant of this module occupies. */
export function heapBase(): usize {
  return __heap_base;
}
