import { z } from 'zod';
import { readAccommodationTable } from '@/lib/assignments/accommodation-table';
import { setAccommodations } from '@/lib/assignments/accommodations';
import { requireInstructor } from '@/lib/auth/actor';
import { catalog } from '@/lib/catalog/catalog';
import { selectCourse } from '@/lib/catalog/select';
import { Count } from '../../../answers/staff';
import { tell } from '../../../answers/tell';
import { handle } from '../../../respond';

const Table = z.strictObject({ table: z.string().max(200_000) });

/** Says for many students at once, by a table, what they need; answers with how many there were. */
export const POST = handle({ input: Table, auth: true }, async ({ db, actor, input, params, now }) => {
  const { id: courseId } = selectCourse(await catalog(), params.course ?? '');
  requireInstructor(actor, courseId);
  const rows = readAccommodationTable(input.table);
  setAccommodations(db, actor, { courseId, rows }, now);
  return tell(Count, { count: rows.length });
});
