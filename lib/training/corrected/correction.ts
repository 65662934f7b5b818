import { type GradConfig, type GradFunc, getGradient, registerGradient, unregisterGradient } from '@tensorflow/tfjs';
import type { Met } from './advice';

/** One place where what tfjs finds is not what its own documentation, or the field, means by it. */
export interface Correction {
  /** In kebab case; names it in tests, in the switch and in advice (`advice.ts`). */
  id: string;
  /** Operation, layer or optimizer, as people write it. */
  what: string;
  /** What tfjs does; null where it refuses. */
  stock: string | null;
  /** What is done here. */
  right: string;
  /** Whose definition that is. */
  by: string;
  /** Where tfjs has it, from `node_modules/@tensorflow`. */
  source: string;
  /** Gradients that take the place of tfjs's; `stock` gives those. */
  gradients?(stock: (kernelName: string) => GradFunc): GradConfig[];
  /** Puts in place what is no gradient of a kernel. @returns what takes it out again. */
  put?(): () => void;
}

const inPlace = new Map<Correction, () => void>();

/** Puts corrections in place that are not there yet. */
export function putInPlace(corrections: readonly Correction[]): void {
  for (const correction of corrections) {
    if (inPlace.has(correction)) continue;
    const undo = [...gradientsOf(correction), ...(correction.put ? [correction.put()] : [])];
    inPlace.set(correction, () => {
      for (const one of undo.reverse()) one();
    });
  }
}

/**
 * Does something as tfjs comes, for comparison: in tests and benchmarks. Whatever was compiled, built or recorded under the
 * corrections keeps them.
 */
export async function asStock<T>(corrections: readonly Correction[], run: () => T | Promise<T>): Promise<T> {
  const out = corrections.filter((correction) => inPlace.has(correction)).reverse();
  for (const correction of out) {
    inPlace.get(correction)?.();
    inPlace.delete(correction);
  }
  try {
    return await run();
  } finally {
    putInPlace(out.reverse());
  }
}

function gradientsOf({ gradients }: Correction): (() => void)[] {
  const undo: (() => void)[] = [];
  const stock = (kernelName: string) => (getGradient(kernelName) as GradConfig).gradFunc;
  for (const config of gradients?.(stock) ?? []) {
    const before = getGradient(config.kernelName);
    registerGradient(config);
    undo.push(() => (before ? registerGradient(before) : unregisterGradient(config.kernelName)));
  }
  return undo;
}

let met: Set<Met> | undefined;
let looked = new Set<Met>();
let hear: (id: Met) => void = () => undefined;

/**
 * Has every correction told once that makes a number come out otherwise, when it first does so, until the function that is given
 * back is called.
 */
export function onCorrected(heard: (id: Met) => void): () => void {
  const mine = new Set<Met>();
  met = mine;
  looked = new Set();
  hear = heard;
  return () => {
    if (met === mine) met = undefined;
  };
}

export function noteCorrected(id: Met): void {
  if (!met || met.has(id)) return;
  met.add(id);
  hear(id);
}

/** Whether somebody wants to hear of a correction, and nobody has looked yet: for what costs something to find out. */
export function isFirstLook(id: Met): boolean {
  if (!met || looked.has(id)) return false;
  looked.add(id);
  return true;
}
