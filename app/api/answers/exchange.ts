import { z } from 'zod';

const Text = z.record(z.string(), z.string());

/** What a file would add to a course, and everything of it that was not kept. */
export const ImportAnswer = z.object({
  format: z.string(),
  kept: z.number(),
  chapters: z.array(
    z.object({
      id: z.string(),
      title: Text,
      exists: z.boolean(),
      items: z.array(z.object({ id: z.string(), kind: z.string(), stem: Text })),
      undecided: z.array(z.object({ id: z.string(), line: z.number(), stem: z.string(), why: z.string() })),
    }),
  ),
  notes: z.array(
    z.object({
      line: z.number(),
      name: z.string().nullable(),
      what: z.string(),
      why: z.string(),
      decide: z.boolean().optional(),
    }),
  ),
});
export type ImportAnswer = z.infer<typeof ImportAnswer>;

/** What a format cannot say of a course's items. */
export const ExportReport = z.object({
  items: z.number(),
  written: z.number(),
  losses: z.array(z.object({ item: z.string(), field: z.string(), why: z.string() })),
});
export type ExportReport = z.infer<typeof ExportReport>;
