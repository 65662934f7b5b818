import { z } from 'zod';
import { enrol } from '@/lib/auth/enrolments';
import { catalog } from '@/lib/catalog/catalog';
import { selectCourse } from '@/lib/catalog/select';
import { Name } from '../ids';
import { handle } from '../respond';

/** Whoever opens a course is in it from then on; a guest from the first thing they save. */
export const POST = handle(
  { input: z.strictObject({ courseId: Name }), auth: true, makesGuest: false },
  async ({ db, actor, input, now }) => enrol(db, actor, selectCourse(await catalog(), input.courseId).id, now),
);
