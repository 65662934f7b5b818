import type { Key } from '../secrets/keys';
import type { Isolation, Limits, Outcome } from './outcome';
import type { Compiled } from './transpile';

/** A tensor on its way through the wall: row-major, little-endian. Same shape of object as `Tensor` of `authoring`. */
export interface WireTensor {
  shape: number[];
  dtype: 'float32' | 'int32';
  values: Float32Array | Int32Array;
}

export type InputValue = number | string | boolean | number[] | WireTensor;

/** What enters the sandbox. No held-out data, no criteria, no score. */
export interface Job {
  /** The student's file, compiled to the body of a CommonJS module that may only `require('@tensorflow/tfjs')`. */
  code: string;
  inputs: Record<string, InputValue>;
  /** Of `run.random` and `Math.random`, and of nothing else: the program may read it. */
  key: Key;
  limits: Limits;
  /** Leaves the runtime's own names in reach, to prove that the walls hold without that. Never for a student's run. */
  bare?: boolean;
}

/** The longest array of checkpoints that leaves the sandbox. */
export const MAX_CHECKPOINTS = 500;

/** What student code returned, copied into fresh objects: untrusted in content, sound in form (lengths fit shapes). */
export type RawResult =
  | { kind: 'fields'; fields: Record<string, RawField> }
  | { kind: 'checkpoints'; checkpoints: { step: number; fields: Record<string, RawField> }[] }
  | { kind: 'model'; topology: unknown; weights: { name: string; tensor: WireTensor }[] }
  | { kind: 'other'; description: string };

export type RawField =
  | { kind: 'tensor'; tensor: WireTensor }
  /** Anything else the student put there, in words: "a number", "undefined", "a string tensor". */
  | { kind: 'other'; description: string };

export interface LogRow {
  step: number;
  values: Record<string, number>;
}

/** What went wrong: `reason` and `values` choose the sentence; message and stack are the student program's own words. */
export interface RunError {
  /** A key of `sentences`, for example 'time-limit' or 'thrown'. */
  reason: string;
  values: Record<string, string | number>;
  /** The thrown error's message, if student code threw. */
  thrown: string | null;
  /** The raw stack; frames of the student's file are named `student.js`, lines and columns count from 1 in `Job.code`. */
  stack: string | null;
}

export interface RunTiming {
  /** Until a ready sandbox took the job. */
  queuedMs: number;
  /** From the job entering the sandbox to the result leaving it, less the training itself. */
  overheadMs: number;
  /** Inside the student's function. */
  trainMs: number;
  /** Processor time of the sandbox from job to end. */
  cpuMs: number;
  peakMb: number;
}

/** How one run ended. `result` is there exactly when the outcome is `completed`. */
export interface Ended {
  outcome: Outcome;
  result: RawResult | null;
  error: RunError | null;
  console: string;
  /** Facts for the student that do not change the outcome: reasons of `sentences` such as 'console-truncated', 'leaked-tensors'. */
  advice: { reason: string; values: Record<string, string | number> }[];
  timing: RunTiming;
}

export interface RunOptions {
  onLog?: (row: LogRow) => void;
  /** Aborting kills the sandbox; the promise then rejects with the signal's reason. */
  signal?: AbortSignal;
}

export interface SandboxState {
  /** Why no sandbox starts at present: grading waits, and nobody's attempt is lost. Null when all is well. */
  paused: string | null;
  /** Ready sandboxes. */
  warm: number;
  running: number;
  waiting: number;
  /** Sandboxes so far that did not start, or ended before they took their job. */
  lost: number;
}

export interface Sandbox {
  readonly isolation: Isolation;
  /** Names the harness and the training backend: changes when a measured value could. */
  readonly build: string;
  state(): SandboxState;
  /** Compiles a student's file, behind walls of its own; see `transpile`. */
  compile(source: string): Promise<Compiled>;
  run(job: Job, options?: RunOptions): Promise<Ended>;
  /** Ends every sandbox and waits until nothing is left running. */
  close(): Promise<void>;
}
