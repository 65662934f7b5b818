import { z } from 'zod';
import { setEnrolmentState } from '@/lib/auth/enrolments';
import { setRole } from '@/lib/auth/roles';
import { catalog } from '@/lib/catalog/catalog';
import { selectCourse } from '@/lib/catalog/select';
import { handle } from '../../../../respond';

const Wanted = z.union([
  z.strictObject({ role: z.enum(['student', 'assistant', 'instructor']) }),
  z.strictObject({ state: z.enum(['active', 'dropped']) }),
]);

/** Gives somebody another role in a course, or takes them out of its class and back into it. */
export const PUT = handle({ input: Wanted, auth: true }, async ({ db, actor, input, params, now }) => {
  const { id: courseId } = selectCourse(await catalog(), params.course ?? '');
  const userId = params.user ?? '';
  if ('role' in input) setRole(db, actor, { courseId, userId, role: input.role }, now);
  else setEnrolmentState(db, actor, { courseId, userId, state: input.state }, now);
});
