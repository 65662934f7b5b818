import { z } from 'zod';
import { Isolation } from '../sandbox/outcome';

/** What a process does about grading, for the health page and for staff. */
export const GraderStatus = z.discriminatedUnion('state', [
  z.object({ state: z.literal('off') }),
  z.object({ state: z.literal('starting') }),
  z.object({
    state: z.literal('grading'),
    isolation: Isolation,
    /** Sandboxes that broke through no fault of a job. */
    lost: z.number(),
  }),
  z.object({ state: z.literal('paused'), why: z.string() }),
]);
export type GraderStatus = z.infer<typeof GraderStatus>;
