/** What a challenge's module asks of the engine instead of carrying it along. */
export const SHARED_PACKAGES = ['@tensorflow/tfjs', 'ml-matrix', 'zod'] as const;
