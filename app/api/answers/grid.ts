import { z } from 'zod';

const Standing = z.object({
  state: z.enum(['untouched', 'begun', 'done']),
  points: z.number().nullable(),
  maxPoints: z.number(),
  tries: z.number(),
  countedId: z.string().nullable(),
});

/** Some rows of the grid. Points are thousandths, times UTC milliseconds. */
export const GridRows = z.object({
  rows: z.array(
    z.object({
      userId: z.string(),
      name: z.string(),
      email: z.string().nullable(),
      guest: z.boolean(),
      cells: z.array(Standing),
      points: z.number(),
      lastAt: z.number().nullable(),
    }),
  ),
});
