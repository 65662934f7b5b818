import { analyseCourse } from '@/lib/analysis/course-analysis';
import { itemsCsv } from '@/lib/analysis/csv';
import { catalog } from '@/lib/catalog/catalog';
import { fileOf } from '../../../file-of';
import { handle } from '../../../respond';

export const GET = handle({ auth: true }, async ({ db, actor, params, locale, now }) => {
  const courseId = params.course ?? '';
  const all = analyseCourse(db, await catalog(), actor, courseId).map(({ analysis }) => analysis);
  const lines = itemsCsv(
    all.filter((one) => 'quizId' in one),
    locale,
  );
  return fileOf([lines], { name: `${courseId}-items`, type: 'csv', now });
});
