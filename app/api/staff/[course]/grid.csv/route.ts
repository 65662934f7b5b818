import { catalog } from '@/lib/catalog/catalog';
import { gridCsv } from '@/lib/gradebook/csv';
import { selectGrid } from '@/lib/gradebook/grid';
import { csvFile } from '../../../csv-file';
import { handle } from '../../../respond';

export const GET = handle({ auth: true }, async ({ db, actor, params, locale, now }) => {
  const grid = selectGrid(db, await catalog(), actor, params.course ?? '');
  return csvFile(gridCsv(grid, locale), grid.courseId, now);
});
