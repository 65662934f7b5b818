import { z } from 'zod';
import type { RegradePlan } from '@/lib/regrades/regrade';

export const Regrades: z.ZodType<RegradePlan> = z.object({
  lines: z.array(
    z.object({
      courseId: z.string(),
      challengeId: z.string(),
      submissions: z.number(),
      students: z.number(),
      passed: z.number(),
      broken: z.number(),
      outdated: z.number(),
      stranded: z.boolean(),
    }),
  ),
  submissions: z.number(),
  underway: z.number(),
});

/** How many there were. */
export const Count = z.object({ count: z.number() });

/** Of a one-time link; told this once. */
export const InvitationLink = z.object({ token: z.string() });

export const ResetLink = InvitationLink.extend({ name: z.string(), email: z.string() });
export type ResetLink = z.infer<typeof ResetLink>;

/** What a platform told of who is in its course. */
export const ReadMembers = z.object({ members: z.number(), enrolled: z.number() });

export const ScoresAgain = z.object({ scores: z.number() });

/** Of an access token; told this once. */
export const NewAccessToken = z.object({ id: z.string(), token: z.string(), expiresAt: z.number() });
