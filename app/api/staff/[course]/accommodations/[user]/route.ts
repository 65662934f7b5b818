import { Accommodation, setAccommodation } from '@/lib/assignments/accommodations';
import { catalog } from '@/lib/catalog/catalog';
import { selectCourse } from '@/lib/catalog/select';
import { handle } from '../../../../respond';

/** Says what a student needs otherwise than the class. */
export const PUT = handle({ input: Accommodation, auth: true }, async ({ db, actor, input, params, now }) => {
  const { id: courseId } = selectCourse(await catalog(), params.course ?? '');
  setAccommodation(db, actor, { courseId, userId: params.user ?? '', ...input }, now);
});
