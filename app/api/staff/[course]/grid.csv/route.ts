import { requestLocale } from '@/app/i18n/locale';
import { catalog } from '@/lib/catalog/catalog';
import { gridCsv } from '@/lib/gradebook/csv';
import { selectGrid } from '@/lib/gradebook/grid';
import { handle } from '../../../respond';

export const GET = handle({ auth: true }, async ({ db, actor, params, now }) => {
  const grid = selectGrid(db, await catalog(), actor, params.course ?? '');
  const day = new Date(now).toISOString().slice(0, 10);
  return new Response(gridCsv(grid, await requestLocale()), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${grid.courseId}-${day}.csv"`,
    },
  });
});
