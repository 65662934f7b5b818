import * as tf from '@tensorflow/tfjs';
import { format, inspect } from 'node-inspect-extracted';
import { shortened } from '../own';
import { send } from './port';
import { tableOf } from './table';

// Node's own inspector, so that what is printed reads as people know it, in the sandbox and in the browser alike.

/** As Node shows values in a console, one level deeper. */
const DEPTH = 3;
const INDENT = '  ';

const { now } = performance;
const clock = now.bind(performance);

/** tfjs's own words for a tensor that is printed by itself; its kind and shape where it is a part of something. */
function inspectTensor(this: tf.Tensor, depth: number): string {
  if (this.isDisposed) return 'Tensor (disposed)';
  return depth === DEPTH ? this.toString() : `Tensor [${this.shape}] ${this.dtype}`;
}

/** Looking at a hostile object may throw; printing one does not. */
function words(values: unknown[]): string {
  try {
    return format(...values);
  } catch {
    return values.map((value) => (typeof value === 'string' ? value : '[object]')).join(' ');
  }
}

/** Replaces the console by one that sends up to `bytes` of text, and one more as a sign that there was more. */
export function captureConsole(bytes: number): void {
  Object.defineProperty(tf.Tensor.prototype, inspect.custom, { value: inspectTensor, configurable: true });
  inspect.defaultOptions.depth = DEPTH;
  let left = bytes + 1;
  let indent = '';
  const counts = new Map<string, number>();
  const timers = new Map<string, number>();

  function write(text: string): void {
    if (left <= 0) return;
    const lines = indent ? text.replace(/^/gm, indent) : text;
    const sent = shortened(`${lines}\n`, left);
    left -= sent.length;
    send({ type: 'console', text: sent });
  }
  const print = (...values: unknown[]): void => write(words(values));
  const quiet = (): void => {};
  const group = (...titles: unknown[]): void => {
    if (titles.length > 0) print(...titles);
    indent += INDENT;
  };
  function tellTime(label: string, more: unknown[], ended: boolean): void {
    const begun = timers.get(label);
    if (begun === undefined) print(`Warning: No such label '${label}' for console.time()`);
    else print(`${label}: ${(clock() - begun).toFixed(3)}ms`, ...more);
    if (ended) timers.delete(label);
  }

  const replaced = {
    log: print,
    info: print,
    debug: print,
    warn: print,
    error: print,
    dirxml: print,
    dir: (value: unknown, options?: object) => write(attempt(() => inspect(value, { depth: DEPTH, ...options }))),
    table: (data: unknown, columns?: string[]) => write(attempt(() => tableOf(data, columns)) || words([data])),
    trace: (...values: unknown[]) => print(...(values.length > 0 ? [`Trace: ${words(values)}`] : ['Trace'])),
    assert(condition?: unknown, ...values: unknown[]) {
      if (!condition) print(...(values.length > 0 ? [`Assertion failed: ${words(values)}`] : ['Assertion failed']));
    },
    count(label = 'default') {
      counts.set(`${label}`, (counts.get(`${label}`) ?? 0) + 1);
      print(`${label}: ${counts.get(`${label}`)}`);
    },
    countReset(label = 'default') {
      if (!counts.delete(`${label}`)) print(`Warning: Count for '${label}' does not exist`);
    },
    time(label = 'default') {
      if (timers.has(`${label}`)) print(`Warning: Label '${label}' already exists for console.time()`);
      else timers.set(`${label}`, clock());
    },
    timeLog: (label = 'default', ...values: unknown[]) => tellTime(`${label}`, values, false),
    timeEnd: (label = 'default') => tellTime(`${label}`, [], true),
    group,
    groupCollapsed: group,
    groupEnd() {
      indent = indent.slice(INDENT.length);
    },
    // These speak to a debugger, or to the screen.
    clear: quiet,
    timeStamp: quiet,
    profile: quiet,
    profileEnd: quiet,
  };
  Object.defineProperty(globalThis, 'console', { value: replaced, writable: true, configurable: true });
}

function attempt(show: () => string): string {
  try {
    return show();
  } catch {
    return '[object]';
  }
}
