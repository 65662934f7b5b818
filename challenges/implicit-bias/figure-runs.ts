/** What the scripts that draw figures share: references as training runs, and where their figures go. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import * as tf from '@tensorflow/tfjs';
import type { Tensor } from '@/lib/authoring';
import { publicStream } from '@/lib/authoring/random';

type Train<Returned> = (run: object) => Promise<Returned>;

/** The reference of a challenge, by a name that the compiler does not follow: what it imports exists only where it is graded. */
export async function referenceOf<Returned>(folder: string): Promise<Train<Returned>> {
  return (await import(path.join(import.meta.dirname, folder, 'reference.ts'))).default;
}

export function write(file: string, figure: object): void {
  writeFileSync(path.join(import.meta.dirname, file), `${JSON.stringify(figure)}\n`);
}

/** What a student's function gets beside its inputs. */
export function runOf(seed: number) {
  const stream = publicStream('run', seed);
  Math.random = () => stream.uniform();
  return { random: Math.random, log: () => {} };
}

export function inside<T extends tf.Tensor>({ shape, dtype, values }: Tensor): T {
  return tf.tensor(values, shape, dtype) as T;
}

/** Four digits are more than a figure shows. */
export function round(value: number): number {
  return Number(value.toPrecision(4));
}
