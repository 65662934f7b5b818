import { z } from 'zod';

/**
 * How a quiz is taken. Dates are no part of it: a course is taught more than once, and who teaches it sets the window for a
 * class.
 */
export const Policy = z.strictObject({
  /** How many runs one person may begin; left out, as many as they like. */
  attempts: z.int().min(1).max(1000).nullable().default(null),
  /** Minutes that a run may take, by the server's clock; left out, as long as its window is open. */
  timeLimit: z
    .number()
    .min(0.1)
    .max(7 * 24 * 60)
    .nullable()
    .default(null),
  /** Which of the runs gives the points. */
  counts: z.enum(['best', 'latest']).default('best'),
  /**
   * When it is told what became of an answer: with each answer; once the run has ended; or once whoever teaches the course
   * releases it. Unless it is told at once, an answer can be changed for as long as the run is open.
   */
  results: z.enum(['at-once', 'at-end', 'at-release']).default('at-once'),
  /** The questions stand in an order of their own in every run. */
  shuffle: z.boolean().default(false),
});
export type Policy = z.infer<typeof Policy>;

/** Reads how a run is taken, as it was kept when the run began; null for runs from before that was kept. */
export function keptPolicy(kept: unknown): Policy {
  return kept === null ? OPEN_PRACTICE : Policy.parse(kept);
}

/** How a quiz is taken of which nothing is said: open practice. */
export const OPEN_PRACTICE: Policy = Policy.parse({});
