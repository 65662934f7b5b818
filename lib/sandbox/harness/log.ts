import * as tf from '@tensorflow/tfjs';
import { append, shortened } from '../own';
import { send } from './port';
import { Refusal } from './refusal';

const { entries } = Object;
const { isFinite: isFiniteNumber } = Number;
const asText = String;

const MOST_VALUES = 32;
const LONGEST_NAME = 64;

/** @throws Refusal for what is not one number: a curve has one for each step. */
function oneNumber(name: string, value: unknown): number {
  const refuse = (reason: string, given: Record<string, string> = {}) => new Refusal(reason, { name, ...given });
  if (typeof value === 'number') return value;
  if (value instanceof tf.Tensor) {
    if (value.isDisposed) throw refuse('log-disposed');
    if (value.size !== 1 || value.dtype === 'string' || value.dtype === 'complex64') {
      throw refuse('log-tensor', { shape: `[${value.shape}]`.slice(0, 100), dtype: value.dtype.slice(0, 20) });
    }
    return value.dataSync()[0] as number;
  }
  if (value instanceof Promise) throw refuse('log-promise');
  // What `toFixed` made is a number to read, if no longer one to reckon with.
  if (typeof value === 'string' && value.trim() !== '' && (value.trim() === 'NaN' || !Number.isNaN(Number(value))))
    return Number(value);
  const kind = value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
  throw refuse('log-value', { given: kind });
}

/** JSON has no NaN and no infinities. */
const travelling = (number: number) => (isFiniteNumber(number) ? number : asText(number));

/** `run.log`: sends rows as they come, one more than are kept so that the reader sees that some were dropped. */
export function logger(rows: number): (step: unknown, values: unknown) => void {
  let left = rows + 1;
  return (step, values) => {
    if (left-- <= 0) return;
    if (!isFiniteNumber(step) || typeof values !== 'object' || values === null) throw new Refusal('log-arguments');
    const given = entries(values);
    const told: [name: string, value: number | string][] = [];
    for (let i = 0; i < given.length && i < MOST_VALUES; i++) {
      const pair = given[i] as [string, unknown];
      const short = shortened(pair[0], LONGEST_NAME);
      append(told, [short, travelling(oneNumber(short, pair[1]))]);
    }
    send({ type: 'log', step, values: told });
  };
}
