export * from './elementwise';
export * from './gradient';

/** The first address, in bytes, that no constant of this module occupies. */
export function heapBase(): usize {
  return __heap_base;
}
