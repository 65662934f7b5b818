import { z } from 'zod';
import { GradingEvent } from '../grading/events';
import { Verdict } from '../grading/verdict';

/** How far a grading has come. */
export const GradingPlace = z.object({
  state: z.enum(['queued', 'running', 'done', 'broken']),
  /** Submissions that wait in front of this one. */
  ahead: z.number(),
  /** It waits for its challenge, which is missing or broken just now. */
  stranded: z.boolean(),
});
export type GradingPlace = z.infer<typeof GradingPlace>;

/** Where a submission stands, as its author may see it. */
export const SubmissionView = GradingPlace.extend({
  id: z.string(),
  courseId: z.string(),
  challengeId: z.string(),
  source: z.string(),
  submittedAt: z.number(),
  /** It is being graded again; until that is done the verdict stands. */
  regrading: z.boolean(),
  /** Fewer facts than the grader recorded while the window is open: seeds are numbered, not told. */
  verdict: Verdict.nullable(),
  finishedAt: z.number().nullable(),
});
export type SubmissionView = z.infer<typeof SubmissionView>;

/** What is told at once of what has happened since. */
export const GradingEvents = z.array(GradingEvent);
