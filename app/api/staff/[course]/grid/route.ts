import { z } from 'zod';
import { GridRows } from '../../../answers/grid';
import { tell } from '../../../answers/tell';
import { handle } from '../../../respond';
import { openAsked } from './open';

const Part = z.object({
  from: z.coerce.number().int().min(0).catch(0),
  count: z.coerce.number().int().min(1).max(200).catch(50),
});

/** Some rows of the grid, for who scrolls. */
export const GET = handle({ auth: true }, async (call) => {
  const { from, count } = Part.parse(Object.fromEntries(new URL(call.request.url).searchParams));
  return tell(GridRows, { rows: (await openAsked(call)).rows(from, count) });
});
