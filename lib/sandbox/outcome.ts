import { z } from 'zod';

/** How a run ended. Says nothing about whether what it trained is any good. */
export const Outcome = z.enum([
  'completed',
  'syntax-error',
  'runtime-error',
  'time-limit',
  'cpu-limit',
  'memory-limit',
  'output-limit',
  'no-result',
  'invalid-result',
  'internal-error',
]);
export type Outcome = z.infer<typeof Outcome>;

/** How strongly student code is walled off on this machine. `none` cannot grade. */
export const Isolation = z.enum(['full', 'os-only', 'runtime-only', 'none']);
export type Isolation = z.infer<typeof Isolation>;

export const Limits = z.strictObject({
  /** Seconds from the moment the job enters a ready sandbox. Generous: a loaded machine must not fail a student. */
  wallSeconds: z.number().positive().max(600).default(30),
  /** Seconds of processor time; the fair budget. */
  cpuSeconds: z.number().positive().max(600).default(5),
  /** Megabytes (2^20 bytes) above what the idle runtime needs: JavaScript heap, tensors and wasm memory together. */
  memoryMb: z.number().int().positive().max(8192).default(512),
  /** Rows of run.log that are kept. */
  logRows: z.number().int().nonnegative().max(100_000).default(2000),
  /** Kilobytes (2^10 bytes) of console output that are kept. */
  consoleKb: z.number().int().nonnegative().max(1024).default(64),
  /** Megabytes of the returned artifact. */
  artifactMb: z.number().positive().max(256).default(16),
});
export type Limits = z.infer<typeof Limits>;
