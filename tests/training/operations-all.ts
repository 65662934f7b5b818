import type { Operations } from './operations';
import { BINARY, PRODUCTS, REDUCTIONS, UNARY } from './operations-arithmetic';
import { COMPLEX, IMAGES, MOVEMENT, RAGGED } from './operations-shapes';
import { WINDOWS } from './operations-windows';

/** One operation for each kernel of tfjs, by the kernel's name. */
export const OPERATIONS: Operations = {
  ...UNARY,
  ...BINARY,
  ...REDUCTIONS,
  ...PRODUCTS,
  ...MOVEMENT,
  ...COMPLEX,
  ...IMAGES,
  ...RAGGED,
  ...WINDOWS,
};
