import { analyseCourse } from '@/lib/analysis/course-analysis';
import { criteriaCsv } from '@/lib/analysis/csv';
import { catalog } from '@/lib/catalog/catalog';
import { fileOf } from '../../../file-of';
import { handle } from '../../../respond';

export const GET = handle({ auth: true }, async ({ db, actor, params, locale, now }) => {
  const courseId = params.course ?? '';
  const all = analyseCourse(db, await catalog(), actor, courseId).map(({ analysis }) => analysis);
  const lines = criteriaCsv(
    all.filter((one) => 'challengeId' in one),
    locale,
  );
  return fileOf([lines], { name: `${courseId}-criteria`, type: 'csv', now });
});
