import { z } from 'zod';
import { catalog } from '@/lib/catalog/catalog';
import { exportItems } from '@/lib/exchange/export';
import { EXPORT_FORMATS } from '@/lib/exchange/export-formats';
import { ExportReport } from '../../../answers/exchange';
import { tell } from '../../../answers/tell';
import { Name } from '../../../ids';
import { refuseInput } from '../../../refusal';
import { handle } from '../../../respond';

const Asked = z.object({
  format: z.enum(EXPORT_FORMATS),
  language: Name,
  as: z.enum(['file', 'report']).default('file'),
});

const FILES: Record<z.infer<typeof Asked>['format'], { ending: string; type: string }> = {
  csv: { ending: 'csv', type: 'text/csv; charset=utf-8' },
  qti3: { ending: 'qti3.zip', type: 'application/zip' },
  gift: { ending: 'gift.txt', type: 'text/plain; charset=utf-8' },
  'moodle-xml': { ending: 'moodle.xml', type: 'application/xml' },
  json: { ending: 'json', type: 'application/json' },
};

/** The items of a course for another system, or what that system cannot be told of them. */
export const GET = handle({ auth: true }, async ({ actor, params, request }) => {
  const asked = Asked.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!asked.success) return refuseInput(asked.error);
  const { format, language, as } = asked.data;
  const courseId = params.course ?? '';
  const made = exportItems(await catalog(), actor, { courseId, format, language });
  if (as === 'report') return tell(ExportReport, made);
  const { ending, type } = FILES[format];
  const content = typeof made.content === 'string' ? made.content : Buffer.from(made.content);
  return new Response(content, {
    headers: { 'content-type': type, 'content-disposition': `attachment; filename="${courseId}-items.${ending}"` },
  });
});
