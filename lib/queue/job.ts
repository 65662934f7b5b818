import { z } from 'zod';
import { Verdict } from '../grading/verdict';
import { isKey } from '../secrets/keys';

/** Live work is what a student waits for; a regrade is done beside it. */
export const Priority = z.enum(['live', 'regrade']);
export type Priority = z.infer<typeof Priority>;

/** A challenge by name, and what it was when the job was queued: content that was corrected since is used as it is then. */
export const ChallengeReference = z.strictObject({
  courseId: z.string(),
  challengeId: z.string(),
  contentHash: z.string(),
});

/** Of the seeds of a grading, as its row has them. */
export const SeedNumbers = z.array(z.int());

/** All that a grader needs beside the content. It knows neither whose work this is nor the secret that its keys come from. */
export const GradingJob = z.strictObject({
  /** Of the grading. */
  id: z.string(),
  priority: Priority,
  /** How often it has been taken, this time included. */
  tries: z.int(),
  challenge: ChallengeReference,
  source: z.string(),
  /** What its data are dealt from; secret while the window is open, and afterwards nothing that a grader may log. */
  seeds: z.array(z.strictObject({ number: z.int(), key: z.string().refine(isKey) })),
});
export type GradingJob = z.infer<typeof GradingJob>;

/** A verdict that waits for what is found about the types of its source. */
export const Untyped = z.strictObject({
  id: z.string(),
  challenge: ChallengeReference,
  source: z.string(),
  /** For so long already, as the queue measured it. */
  waitedMs: z.number(),
});
export type Untyped = z.infer<typeof Untyped>;

export const FoundTypes = Verdict.pick({ types: true, typeErrors: true });
export type FoundTypes = z.infer<typeof FoundTypes>;

/** How a grader lets go of a job. */
export const Ending = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('verdict'), verdict: Verdict }),
  /** Our own fault: it is tried again later, and at last set aside for staff. */
  z.strictObject({ kind: z.literal('fault'), fault: z.string() }),
  /** As if it had never been taken. */
  z.strictObject({ kind: z.literal('released') }),
]);
export type Ending = z.infer<typeof Ending>;
