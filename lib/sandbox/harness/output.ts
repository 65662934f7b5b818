import * as tf from '@tensorflow/tfjs';
import { send } from './port';

type LogValue = number | 'NaN' | 'Infinity' | '-Infinity';

function travelling(value: unknown): LogValue {
  const number = value instanceof tf.Tensor ? (value.dataSync()[0] as number) : Number(value);
  return Number.isFinite(number) ? number : (String(number) as LogValue);
}

/** `run.log`: sends rows as they come, one more than are kept so that the reader sees that some were dropped. */
export function logger(rows: number): (step: unknown, values: unknown) => void {
  let left = rows + 1;
  return (step, values) => {
    if (left-- <= 0) return;
    if (!Number.isFinite(step) || typeof values !== 'object' || values === null) {
      throw new TypeError('run.log(step, values) takes a number and an object such as { loss }.');
    }
    const pairs = Object.entries(values).slice(0, 32);
    send({
      type: 'log',
      step,
      values: pairs.map(([name, value]) => [name.slice(0, 64), travelling(value)] as const),
    });
  };
}

/** Looking at a hostile object may throw; printing one does not. */
function words(value: unknown): string {
  try {
    return wordsOf(value);
  } catch {
    return '[object]';
  }
}

function wordsOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value instanceof Error) return `${value.name}: ${value.message}`;
  if (value instanceof tf.Tensor) return value.isDisposed ? 'Tensor (disposed)' : value.toString();
  if (typeof value !== 'object' || value === null) return String(value);
  const seen = new Set<unknown>();
  const plain = (_key: string, inner: unknown): unknown => {
    if (typeof inner === 'bigint') return `${inner}n`;
    if (inner instanceof tf.Tensor) return `Tensor [${inner.shape}]`;
    if (ArrayBuffer.isView(inner)) return Array.from(inner as unknown as ArrayLike<number>).slice(0, 100);
    if (typeof inner !== 'object' || inner === null) return inner;
    if (seen.has(inner)) return '[seen above]';
    seen.add(inner);
    return inner;
  };
  return JSON.stringify(value, plain) ?? String(value);
}

/** Replaces the console by one that sends up to `bytes` of text, and one more as a sign that there was more. */
export function captureConsole(bytes: number): void {
  let left = bytes + 1;
  const print = (...values: unknown[]): void => {
    if (left <= 0) return;
    const text = `${values.map(words).join(' ')}\n`.slice(0, left);
    left -= text.length;
    send({ type: 'console', text });
  };
  const quiet = (): void => {};
  const printed = ['log', 'info', 'warn', 'error', 'debug', 'trace', 'table', 'dir'];
  const ignored = ['time', 'timeEnd', 'timeLog', 'group', 'groupEnd', 'groupCollapsed', 'count', 'assert', 'clear'];
  const replaced = Object.fromEntries([
    ...printed.map((name) => [name, print] as const),
    ...ignored.map((name) => [name, quiet] as const),
  ]);
  Object.defineProperty(globalThis, 'console', { value: replaced, writable: true, configurable: true });
}
