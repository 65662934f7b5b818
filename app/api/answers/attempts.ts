import { z } from 'zod';
import type { ShownAsked, ShownFeedback, ShownItem } from '@/app/components/item/shown';
import { Ran } from '@/lib/items/kind';

const Feedback: z.ZodType<ShownFeedback> = z.object({
  correct: z.boolean(),
  points: z.number(),
  maxPoints: z.number(),
  options: z.array(
    z.object({
      id: z.string(),
      chosen: z.boolean(),
      correct: z.boolean(),
      text: z.string(),
      points: z.number().optional(),
    }),
  ),
  message: z.string().nullable(),
  explanation: z.string().nullable(),
  waiting: z.literal(true).optional(),
  ran: Ran.optional(),
  remarked: z.object({ at: z.number(), before: z.number() }).nullable(),
});

/** Where a run stands. Points in thousandths. */
export const RunSummary = z.object({
  /** Null: not told yet. */
  points: z.number().nullable(),
  maxPoints: z.number(),
  finishedAt: z.number().nullable(),
});

export const MarkedInRun = z.object({ feedback: Feedback.nullable(), attempt: RunSummary });

/** What all kinds of question share is read here; the rest of each is for its own view. */
const SharedByKinds = z.looseObject({
  id: z.string(),
  kind: z.string(),
  stem: z.string(),
  maxPoints: z.number(),
  hints: z.array(z.object({ cost: z.number() })),
});

const Item = z.custom<ShownItem>((item) => SharedByKinds.safeParse(item).success);

const Asked: z.ZodType<ShownAsked> = z.object({ item: Item, hints: z.array(z.string()), tries: z.number() });

export const MarkedInLesson = z.object({ feedback: Feedback, next: Asked });

/** All hints of a question that were taken, as HTML. */
export const TakenHints = z.object({ hints: z.array(z.string()) });
