import { gridCsv } from '@/lib/gradebook/files';
import { fileOf } from '../../../file-of';
import { handle } from '../../../respond';
import { openAsked } from '../grid/open';

/** Exactly what the grid of the same address shows, as a file that is written while it is read. */
export const GET = handle({ auth: true }, async (call) => {
  const grid = await openAsked(call);
  return fileOf(gridCsv(grid, call.locale), { name: grid.courseId, type: 'csv', now: call.now });
});
