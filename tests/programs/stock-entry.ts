import { readFileSync } from 'node:fs';
import * as tf from '@tensorflow/tfjs';
import { randomOf } from '@/lib/authoring/random';
import type { Row, StockJob } from './stock';

// A program on tfjs as it comes, on its plain backend: nothing of ours but the stream of random numbers.

const { code, key } = JSON.parse(readFileSync(0, 'utf8')) as StockJob;
const AsyncFunction = Object.getPrototypeOf(async () => {}).constructor as new (
  ...parameters: string[]
) => (...values: unknown[]) => Promise<void>;

const rows: Row[] = [];
const run = {
  random: randomOf(key).uniform,
  log(step: number, values: Record<string, number | tf.Tensor>) {
    const numbers = Object.entries(values).map(([name, value]) => [
      name,
      value instanceof tf.Tensor ? value.dataSync()[0] : value,
    ]);
    rows.push({ step, values: Object.fromEntries(numbers) });
  },
};

await tf.setBackend('cpu');
// tfjs greets who runs it in Node with the first tensor.
tf.dispose(tf.scalar(0));
Math.random = run.random;
let text = '';
const print = (...words: string[]) => {
  text += `${words.join(' ')}\n`;
};
Object.assign(console, { log: print, warn: print, error: print });
const module = { exports: {} as { default(given: typeof run): Promise<unknown> } };
await new AsyncFunction('require', 'module', 'exports', `'use strict';\n${code}`)(() => tf, module, module.exports);
const begun = performance.now();
await module.exports.default(run);
process.stdout.write(JSON.stringify({ rows, text, ms: performance.now() - begun }));
