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

export { Limits } from '../authoring/limits';

/**
 * Above a job's memory limit, what its process may hold: code, stacks, fragments. Tensors end at the limit itself, by an
 * error that has a line; what else fills a memory ends the process.
 */
export const MEMORY_SLACK_MB = 96;
