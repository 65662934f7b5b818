import type { Cases } from './case';
import { COMPOSITIONS } from './compositions';
import { ELEMENTWISE } from './elementwise';
import { IMAGES } from './images';
import { LAYERS } from './layers';
import { MOVEMENT } from './movement';
import { PRODUCTS } from './products';
import { REDUCTIONS } from './reductions';
import { WINDOWS } from './windows';

export const CASES: Cases = {
  ...ELEMENTWISE,
  ...REDUCTIONS,
  ...MOVEMENT,
  ...WINDOWS,
  ...PRODUCTS,
  ...IMAGES,
  ...COMPOSITIONS,
  ...LAYERS,
};
