import { z } from 'zod';

const DAY_MS = 24 * 60 * 60_000;

/** A share of the points that still counts. */
const Credit = z.number().min(0).max(1);

const LateStep = z.strictObject({
  /** Until so many days after the window has ended. */
  days: z.number().min(0.01).max(365),
  credit: Credit,
});
export type LateStep = z.infer<typeof LateStep>;

const isFalling = (credits: number[]) => credits.every((credit, i) => credit <= (credits[i - 1] ?? 1));

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
  /** What happens on the pages of a run is kept for staff: opened, left, come back to, a question seen. */
  log: z.boolean().default(false),
  /**
   * What answers earn once the window has ended, step by step; the quiz closes with the last of them. Left out, it closes with
   * its window.
   */
  late: z
    .array(LateStep)
    .max(10)
    .refine((steps) => steps.every(({ days }, i) => days > (steps[i - 1]?.days ?? 0)), 'steps in order of their days')
    .refine((steps) => isFalling(steps.map(({ credit }) => credit)), 'credit that never grows')
    .default([]),
  /**
   * What counts of that by which the second attempt, the third, and so on, go beyond what is held by then; the last one holds for
   * all that follow. Left out, all of it.
   */
  retries: z.array(Credit).max(20).refine(isFalling, 'credit that never grows').default([]),
});
export type Policy = z.infer<typeof Policy>;

/** How long after its window a quiz still takes answers, in milliseconds. */
export function lateSpan({ late }: Pick<Policy, 'late'>): number {
  return Math.round((late.at(-1)?.days ?? 0) * DAY_MS);
}

/** A time from which on answers earn less, and what they earn then. */
export interface CreditStep {
  /** The first millisecond of the next step; null: for ever. */
  until: number | null;
  credit: number;
}

/** What answers earn, step after step, for somebody whose window ends at `fullUntil` (null: never). */
export function creditSteps({ late }: Pick<Policy, 'late'>, fullUntil: number | null): CreditStep[] {
  if (fullUntil === null) return [{ until: null, credit: 1 }];
  const after = late.map(({ days, credit }) => ({ until: fullUntil + Math.round(days * DAY_MS), credit }));
  return [{ until: fullUntil, credit: 1 }, ...after];
}

/** What an answer of a moment earns; 0 after the last step. */
export function creditAt(policy: Pick<Policy, 'late'>, fullUntil: number | null, at: number): number {
  return creditSteps(policy, fullUntil).find(({ until }) => until === null || at < until)?.credit ?? 0;
}

/** What counts of that by which an attempt goes beyond what is held. @param index 0 for the first attempt */
export function retryCredit({ retries }: Pick<Policy, 'retries'>, index: number): number {
  return index === 0 ? 1 : (retries[Math.min(index, retries.length) - 1] ?? 1);
}

/** Reads how a run is taken, as it was kept when the run began; null for runs from before that was kept. */
export function keptPolicy(kept: unknown): Policy {
  return kept === null ? OPEN_PRACTICE : Policy.parse(kept);
}

/** How a quiz is taken of which nothing is said: open practice. */
export const OPEN_PRACTICE: Policy = Policy.parse({});
