import { z } from 'zod';
import { Limit, Op } from '@/lib/authoring/criteria';

export const ShownPassage = z.object({
  id: z.string(),
  href: z.string(),
  page: z.string(),
  headings: z.array(z.string()),
  /** As it stands on its page. */
  html: z.string(),
});
export type ShownPassage = z.infer<typeof ShownPassage>;

/** What the course says to a question, and what the reader's own work has to do with it. */
export const ShownAnswer = z.object({
  inCourse: z.boolean(),
  quotes: z.array(ShownPassage),
  verdict: z
    .object({
      submissionId: z.string(),
      title: z.string(),
      passed: z.boolean(),
      explanation: z.string().nullable(),
      missed: z.array(
        z.object({
          id: z.string(),
          title: z.string(),
          op: Op,
          limit: Limit,
          value: z.number().nullable(),
          feedback: z.string(),
        }),
      ),
    })
    .nullable(),
  misconceptions: z.array(z.object({ id: z.string(), text: z.string() })),
});
export type ShownAnswer = z.infer<typeof ShownAnswer>;

export const Suggestions = z.array(z.object({ kind: z.enum(['missed', 'asked', 'about']), text: z.string() }));
export type Suggestions = z.infer<typeof Suggestions>;

/** What somebody asked the staff, with the replies. */
export const OwnQuestions = z.array(
  z.object({ id: z.string(), question: z.string(), askedAt: z.number(), reply: z.string().nullable() }),
);
export type OwnQuestions = z.infer<typeof OwnQuestions>;
