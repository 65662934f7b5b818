import { z } from 'zod';
import { Outcome } from '../sandbox/outcome';

const Name = z.string().max(200);

/**
 * What a program logged: NaN and infinities included, since curves of diverging trainings are full of them. JSON has neither,
 * and writes null for them, which is read as NaN.
 */
export const Logged = z.record(
  z.string().max(64),
  z.preprocess(
    (value) => (value === null ? Number.NaN : value),
    z.custom<number>((value) => typeof value === 'number'),
  ),
);

/** What happens on the way to a verdict, in order. */
export const GradingEvent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('seed-started'), seed: z.number() }),
  z.object({
    kind: z.literal('log'),
    seed: z.number(),
    run: Name,
    row: z.object({ step: z.number(), values: Logged }),
  }),
  z.object({ kind: z.literal('run-ended'), seed: z.number(), run: Name, outcome: Outcome }),
  z.object({
    kind: z.literal('seed-judged'),
    seed: z.number(),
    measured: z.array(z.object({ criterionId: Name, value: z.number().nullable() })).max(100),
  }),
]);
export type GradingEvent = z.infer<typeof GradingEvent>;

/** How a grading is followed, and stopped. */
export interface GradingOptions {
  onEvent?: (event: GradingEvent) => void;
  signal?: AbortSignal;
}
