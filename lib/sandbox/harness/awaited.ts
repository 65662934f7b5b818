import * as tf from '@tensorflow/tfjs';
import { framesAwaited } from './next-frame';
import { fromStudent } from './stack';

type Method = (this: unknown, ...values: unknown[]) => Promise<unknown>;
type Methods = Record<string, Method>;

/** What of tfjs trains or reads data over many turns, and is meant to be awaited. */
const AWAITED: [object, string[]][] = [
  [tf.LayersModel.prototype, ['fit', 'fitDataset', 'evaluateDataset', 'trainOnBatch', 'save']],
  [tf.Sequential.prototype, ['fit', 'fitDataset', 'evaluateDataset', 'trainOnBatch']],
  [tf.data.Dataset.prototype, ['forEachAsync', 'toArray']],
];

let underWay = 0;

/**
 * Makes awaited calls of tfjs count while they are under way, and their errors name the line that called them: an engine's own
 * trace ends where the first wait was.
 */
export function watchAwaited(): void {
  for (const [prototype, names] of AWAITED) {
    const methods = prototype as Methods;
    for (const name of names) {
      const value = watched(methods[name] as Method);
      Object.defineProperty(value, 'name', { value: name, configurable: true });
      Object.defineProperty(methods, name, { value, writable: true, configurable: true });
    }
  }
}

function watched(method: Method): Method {
  return async function (...values) {
    const call = new Error();
    underWay++;
    try {
      return await method.apply(this, values);
    } catch (error) {
      nameCaller(error, call);
      throw error;
    } finally {
      underWay--;
    }
  };
}

/** What student code throws may resist. */
function nameCaller(error: unknown, { stack }: Error): void {
  try {
    if (error instanceof Error && fromStudent(error.stack) === '') error.stack = `${error.stack}\n${stack}`;
  } catch {}
}

const counts = tf.engine().constructor as unknown as { nextTensorId: number };
const TURNS = 20;

/**
 * Whether a program that has just returned is still at work. @returns what answers a few turns of the queue of promises later:
 * by then, awaited things of its own have shown themselves by tensors.
 */
export function whetherWorking(): () => Promise<boolean> {
  const waiting = underWay > 0 || framesAwaited() > 0;
  const made = counts.nextTensorId;
  return async () => {
    for (let turn = 0; turn < TURNS; turn++) await null;
    return waiting || counts.nextTensorId !== made;
  };
}
