import * as tf from '@tensorflow/tfjs';
import * as matrices from 'ml-matrix';
import * as zod from 'zod';
import type { Challenge } from '../authoring/challenge';
import type { SHARED_PACKAGES } from './shared-packages';

/** The packages that challenges find in the engine, so that there is one tfjs, and no challenge carries them along. */
const packages: Record<(typeof SHARED_PACKAGES)[number], unknown> = {
  '@tensorflow/tfjs': tf,
  'ml-matrix': matrices,
  zod,
};

function require(name: string): unknown {
  if (Object.hasOwn(packages, name)) return packages[name as keyof typeof packages];
  throw new Error(`The engine has no package "${name}".`);
}

/** Evaluates a challenge that was compiled for the browser: trusted code of the course. */
export function evaluateChallenge(code: string): Challenge {
  const module = { exports: {} as { default?: Challenge } };
  new Function('require', 'module', 'exports', code)(require, module, module.exports);
  if (!module.exports.default) throw new Error('The module has no challenge.');
  return module.exports.default;
}
