import * as tf from '@tensorflow/tfjs';
import { CONVOLUTIONS } from './convolutions';
import { type Correction, putInPlace, asStock as without } from './correction';
import { ELEMENTWISE } from './elementwise';
import { FITTING } from './fitting';
import { IMAGES } from './images';
import { INDEXING } from './indexing';
import { KINKS } from './kinks';
import { LAYERS } from './layers';
import { LOSSES } from './losses';
import { MASKS } from './masks';
import { MOVEMENT } from './movement';
import { OPTIMIZERS } from './optimizers';
import { PENALTIES } from './penalties';
import { PRODUCTS } from './products';
import { RANDOM, RANDOM_FUNCTIONS } from './random';
import { REDUCTIONS } from './reductions';
import { SPECTRAL } from './spectral';
import { WEIGHTS } from './weights';
import { WINDOWS } from './windows';

/** Everything in which tfjs is corrected here, in the order of the table in the room's README. */
export const CORRECTIONS: readonly Correction[] = [
  ...KINKS,
  ...ELEMENTWISE,
  ...REDUCTIONS,
  ...PRODUCTS,
  ...MOVEMENT,
  ...INDEXING,
  ...WINDOWS,
  ...CONVOLUTIONS,
  ...IMAGES,
  ...LOSSES,
  ...SPECTRAL,
  ...OPTIMIZERS,
  ...PENALTIES,
  ...MASKS,
  ...FITTING,
  ...LAYERS,
  ...WEIGHTS,
  ...RANDOM,
];

/** tfjs as programs import it: with corrected functions in the place of those that cannot be replaced where they are. */
export function tfjsForPrograms(): typeof tf {
  return { ...tf, ...RANDOM_FUNCTIONS };
}

/** Puts all corrections in place. */
export function correct(): void {
  putInPlace(CORRECTIONS);
}

/** Does something as tfjs comes, without the corrections of these ids, or without any. */
export function asStock<T>(run: () => T | Promise<T>, ids?: readonly string[]): Promise<T> {
  return without(ids ? CORRECTIONS.filter(({ id }) => ids.includes(id)) : CORRECTIONS, run);
}
