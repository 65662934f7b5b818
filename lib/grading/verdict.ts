import { z } from 'zod';
import { DrawnPlot } from '../authoring/plots';
import { CriterionResult } from '../judging/judge-criteria';
import { Isolation, Outcome } from '../sandbox/outcome';
import { Sentence, Text, textIn } from '../text';
import { Logged } from './events';

export const Timing = z.object({
  /** Waiting for the grader. */
  queuedMs: z.number(),
  /** Starting, feeding and ending sandboxes: what is neither waiting, training nor judging. */
  overheadMs: z.number(),
  /** Inside the student's function, summed over all runs. */
  trainMs: z.number(),
  /** Dealing data and measuring, summed over all seeds. */
  judgeMs: z.number(),
  /** Processor time of all sandboxes. */
  cpuMs: z.number(),
  /** The largest sandbox, in megabytes. */
  peakMb: z.number(),
});
export type Timing = z.infer<typeof Timing>;

const LogEntry = z.object({
  seed: z.number(),
  run: z.string(),
  step: z.number(),
  values: Logged,
});
export type LogEntry = z.infer<typeof LogEntry>;

/** How a submission ended and how it was judged: what a grading's row keeps, in every language that the course and the product have. */
export const Verdict = z.object({
  challenge: z.string(),
  outcome: Outcome,
  passed: z.boolean(),
  points: z.number(),
  maxPoints: z.number(),
  criteria: z.array(CriterionResult),
  explanation: Text.nullable(),
  error: z
    .object({
      message: Sentence,
      line: z.number().nullable(),
      column: z.number().nullable(),
      stack: z.string().nullable(),
    })
    .nullable(),
  advice: z.array(Sentence),
  typeErrors: z.array(
    z.object({
      line: z.number(),
      column: z.number(),
      code: z.number(),
      // Verdicts of earlier versions have the checker's own words.
      message: z.union([Sentence, z.string().transform((en) => ({ en, fr: en }))]),
    }),
  ),
  /** What `typeErrors` says: nothing yet, all that was found, or nothing at all because the types could not be checked. */
  types: z.enum(['pending', 'checked', 'unchecked']).default('checked'),
  /** What was drawn for each seed from what was recomputed. Verdicts of earlier versions have none. */
  plots: z.array(z.object({ seed: z.number(), plots: z.array(DrawnPlot) })).default([]),
  logs: z.array(LogEntry),
  console: z.string(),
  isolation: Isolation,
  engine: z.string(),
  contentHash: z.string(),
  sourceHash: z.string(),
  timing: Timing,
});
export type Verdict = z.infer<typeof Verdict>;

/** The verdict as `heldout grade --json` prints it: in English, or what the course has instead. */
export function verdictJson(verdict: Verdict): object {
  return {
    challenge: verdict.challenge,
    outcome: verdict.outcome,
    passed: verdict.passed,
    points: verdict.points,
    maxPoints: verdict.maxPoints,
    criteria: verdict.criteria.map((criterion) => ({
      ...criterion,
      title: textIn(criterion.title, 'en'),
      feedback: textIn(criterion.feedback, 'en'),
    })),
    explanation: verdict.explanation && textIn(verdict.explanation, 'en'),
    error: verdict.error && { ...verdict.error, message: verdict.error.message.en },
    advice: verdict.advice.map(({ en }) => en),
    typeErrors: verdict.typeErrors.map((found) => ({ ...found, message: found.message.en })),
    logs: verdict.logs.map(({ seed, step, values }) => ({ seed, step, values })),
    console: verdict.console,
    isolation: verdict.isolation,
    engine: verdict.engine,
    contentHash: verdict.contentHash,
    sourceHash: verdict.sourceHash,
    timing: verdict.timing,
  };
}
