import { gridJson } from '@/lib/gradebook/files';
import { fileOf } from '../../../file-of';
import { handle } from '../../../respond';
import { openAsked } from '../grid/open';

/** Exactly what the grid of the same address shows, for programs. */
export const GET = handle({ auth: true }, async (call) => {
  const grid = await openAsked(call);
  return fileOf(gridJson(grid), { name: grid.courseId, type: 'json', now: call.now });
});
