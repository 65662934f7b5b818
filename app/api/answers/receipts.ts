import { z } from 'zod';

/** What the page tells of a receipt. */
export const ShownReceipt = z.object({
  holds: z.boolean(),
  own: z.boolean(),
  publicKey: z.string(),
  secret: z.enum(['opened', 'sealed', 'wrong', 'none']),
  body: z.object({
    challenge: z.string(),
    sourceHash: z.string(),
    engine: z.string(),
    isolation: z.string(),
    seeds: z.array(z.number()),
    outcome: z.string(),
    passed: z.boolean(),
    points: z.number(),
    maxPoints: z.number(),
    measures: z.array(z.object({ criterion: z.string(), seed: z.number(), value: z.number().nullable() })),
    gradedAt: z.string(),
  }),
});
export type ShownReceipt = z.infer<typeof ShownReceipt>;
