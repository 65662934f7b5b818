import { z } from 'zod';

/** What was said about a piece of work, as it reads. */
export const ShownThread = z.object({
  id: z.string(),
  kind: z.enum(['comment', 'second-look']),
  itemId: z.string().nullable(),
  lines: z.object({ first: z.number(), last: z.number() }).nullable(),
  waits: z.boolean(),
  comments: z.array(
    z.object({
      id: z.string(),
      author: z.string().nullable(),
      byStaff: z.boolean(),
      own: z.boolean(),
      /** Of staff, as HTML; null: `text` is all there is. */
      html: z.string().nullable(),
      text: z.string(),
      writtenAt: z.number(),
      unseen: z.boolean(),
    }),
  ),
});
export type ShownThread = z.infer<typeof ShownThread>;

export const ShownThreads = z.array(ShownThread);

export const CommentedCluster = z.object({ count: z.number() });
