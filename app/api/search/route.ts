import { z } from 'zod';
import { showPlaces } from '@/app/server/search';
import { searchCourse } from '@/lib/asking/search';
import { catalog } from '@/lib/catalog/catalog';
import { ShownPlaces } from '../answers/search';
import { tell } from '../answers/tell';
import { Name } from '../ids';
import { handle } from '../respond';

const Sought = z.strictObject({ courseId: Name, query: z.string() });

export const POST = handle(
  { input: Sought, auth: true, makesGuest: false },
  async ({ db, actor, input, locale, now }) => {
    const places = searchCourse(db, await catalog(), actor, { ...input, locale }, now);
    return tell(ShownPlaces, await showPlaces(input.courseId, places));
  },
);
