import { z } from 'zod';

/** What one run may use. Each has a default, so that a challenge names only what it needs to change. */
export const Limits = z.strictObject({
  /** Seconds from the moment the job enters a ready sandbox. Generous: a loaded machine must not fail a student. */
  wallSeconds: z.number().positive().max(600).default(30),
  /** Seconds of processor time; the fair budget. */
  cpuSeconds: z.number().positive().max(600).default(5),
  /** Megabytes (2^20 bytes) above what the idle runtime needs: JavaScript heap, tensors and wasm memory together. */
  memoryMb: z.number().int().positive().max(8192).default(512),
  /** Threads that a program may start beside the runtime's own. Training needs none. */
  threads: z.number().int().nonnegative().max(64).default(8),
  /** Rows of run.log that are kept. */
  logRows: z.number().int().nonnegative().max(100_000).default(2000),
  /** Kilobytes (2^10 bytes) of console output that are kept. */
  consoleKb: z.number().int().nonnegative().max(1024).default(64),
  /** Megabytes of the returned artifact. */
  artifactMb: z.number().positive().max(256).default(16),
});
export type Limits = z.infer<typeof Limits>;
