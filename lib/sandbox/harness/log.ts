import * as tf from '@tensorflow/tfjs';
import { send } from './port';
import { Refusal } from './refusal';

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
const travelling = (number: number) => (Number.isFinite(number) ? number : String(number));

/** `run.log`: sends rows as they come, one more than are kept so that the reader sees that some were dropped. */
export function logger(rows: number): (step: unknown, values: unknown) => void {
  let left = rows + 1;
  return (step, values) => {
    if (left-- <= 0) return;
    if (!Number.isFinite(step) || typeof values !== 'object' || values === null) throw new Refusal('log-arguments');
    const pairs = Object.entries(values).slice(0, MOST_VALUES);
    send({
      type: 'log',
      step,
      values: pairs.map(([name, value]) => {
        const short = name.slice(0, LONGEST_NAME);
        return [short, travelling(oneNumber(short, value))] as const;
      }),
    });
  };
}
