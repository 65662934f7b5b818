import * as tf from '@tensorflow/tfjs';
import { randomOf } from '@/lib/authoring/random';
import { limitTensorMemory, onCorrected, tfjsForPrograms } from '@/lib/training';
import { shortened } from '../own';
import type { JobHeader } from '../protocol-headers';
import { watchAwaited, whetherWorking } from './awaited';
import { captureConsole } from './console';
import { hideRuntime } from './hygiene';
import { type Input, unpackInputs } from './inputs';
import { logger } from './log';
import { send } from './port';
import { Refusal } from './refusal';
import { packResult } from './result';
import { FRAMES, fromStudent } from './stack';

const AsyncFunction = Object.getPrototypeOf(async () => {}).constructor as new (
  ...parameters: string[]
) => (...values: unknown[]) => Promise<void>;

const { now } = performance;
const clock = now.bind(performance);
const { wait } = Atomics;
/** Browsers keep SharedArrayBuffer from pages like ours, and give this. */
const still = new Int32Array(new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true }).buffer);

type Run = Record<string, Input | ((...values: never[]) => unknown)>;

const tfjs = tfjsForPrograms();

function requireTfjs(name: string): unknown {
  if (name === '@tensorflow/tfjs') return tfjs;
  throw new Refusal('other-import', { name: String(name).slice(0, 100) });
}

/** Nothing of the student's program runs once its result has left: this thread sleeps until it is killed. */
function end(header: object, tensors?: Parameters<typeof send>[1]): never {
  send(header, tensors);
  for (;;) wait(still, 0, 0);
}

/** Of what is said about an error. */
const LONGEST = 10_000;
const text = String;

function asText(value: unknown): string | null {
  try {
    return shortened(text(value), LONGEST);
  } catch {
    return null;
  }
}

/** Sends what student code threw, as words. Reading a hostile error's properties may throw in turn. */
function endWithError(error: unknown, trainMs: number): never {
  let message: string | null = null;
  let stack: string | null = null;
  try {
    const { name, message: said, stack: frames } = error as Error;
    message = error instanceof Error ? shortened(`${name}: ${said}`, LONGEST) : asText(error);
    const own: unknown = typeof frames === 'string' ? fromStudent(frames) : null;
    // Cut by functions that a program may have replaced.
    stack = typeof own === 'string' ? shortened(own, LONGEST) : null;
  } catch {
    message = asText(error);
  }
  const known = error instanceof Refusal;
  return end({
    type: 'error',
    reason: known ? error.reason : 'thrown',
    values: known ? error.values : {},
    thrown: known ? null : message,
    stack,
    trainMs,
  });
}

interface Rejections {
  addEventListener(type: string, listener: (event: { reason?: unknown; error?: unknown } & Event) => void): void;
  process?: { on(event: string, listener: (reason: unknown) => void): void };
  Deno?: unknown;
}

/** Errors that no one awaits end the run as thrown ones do. */
function catchStrayErrors(report: (error: unknown) => never): void {
  const scope = globalThis as unknown as Rejections;
  // In this order: Deno loads a part of Node when it is asked for a process, which takes longer than many a training.
  if (!scope.Deno && scope.process) {
    for (const event of ['uncaughtException', 'unhandledRejection']) scope.process.on(event, report);
    return;
  }
  for (const type of ['unhandledrejection', 'error']) {
    scope.addEventListener(type, (event) => {
      event.preventDefault();
      report(type === 'error' ? event.error : event.reason);
    });
  }
}

/** Runs one job to its end and reports it. Never returns, and neither does anything it calls at the end. */
export async function runProgram(header: JobHeader, body: Uint8Array): Promise<never> {
  const random = randomOf(header.key);
  limitTensorMemory(header.tensorBytes);
  const inputs = unpackInputs(header.inputs, body);
  const run: Run = { ...inputs, random: random.uniform, log: logger(header.logRows) };
  let begun = clock();
  catchStrayErrors((error) => endWithError(error, clock() - begun));
  Math.random = random.uniform;
  Error.stackTraceLimit = FRAMES;
  watchAwaited();
  captureConsole(header.consoleBytes);
  if (!header.bare) hideRuntime();
  send({ type: 'started' });
  const before = tf.memory().numTensors;
  const stopHearing = onCorrected((id) => send({ type: 'corrected', id }));
  begun = clock();
  try {
    const module = { exports: {} as { default?: (run: Run) => unknown } };
    const load = new AsyncFunction(
      'require',
      'module',
      'exports',
      `'use strict';\n${header.code}\n//# sourceURL=student.js`,
    );
    await load(requireTfjs, module, module.exports);
    const train = module.exports.default;
    if (typeof train !== 'function') throw new Refusal('default-not-a-function', {});
    const returned = await train(run);
    const trainMs = clock() - begun;
    // What is done from here on is the harness's own doing.
    stopHearing();
    const isWorking = whetherWorking();
    const { result, tensors } = await packResult(returned, header.artifactBytes);
    const leaked = tf.memory().numTensors - before - tensors.length;
    // A program may have put anything in the place of that count.
    const leakedTensors = leaked > 0 && leaked < 2 ** 31 ? leaked | 0 : 0;
    return end({ type: 'result', result, trainMs, leakedTensors, working: await isWorking() }, tensors);
  } catch (error) {
    return endWithError(error, clock() - begun);
  }
}
