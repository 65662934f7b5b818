import { z } from 'zod';
import { catalog } from '@/lib/catalog/catalog';
import { importFiles, MOST_BYTES_BY_PAGE, previewImport } from '@/lib/exchange/preview';
import { ImportAnswer } from '../../../answers/exchange';
import { tell } from '../../../answers/tell';
import { readBody } from '../../../body';
import { Name } from '../../../ids';
import { refuseInput } from '../../../refusal';
import { handle } from '../../../respond';

const Asked = z.object({
  name: Name,
  chapter: Name.nullable().default(null),
  as: z.enum(['preview', 'files']).default('preview'),
});

/** What a file of another system would add to a course: as a list, or as files. Nothing is written. */
export const POST = handle({ auth: true, makesGuest: false }, async ({ actor, params, request }) => {
  const asked = Asked.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!asked.success) return refuseInput(asked.error);
  const { name, chapter, as } = asked.data;
  const bytes = await readBody(request, MOST_BYTES_BY_PAGE + 1);
  const input = { courseId: params.course ?? '', chapterId: chapter, bytes, name };
  const content = await catalog();
  if (as === 'preview') return tell(ImportAnswer, previewImport(content, actor, input));
  return new Response(Buffer.from(importFiles(content, actor, input)), {
    headers: { 'content-type': 'application/zip', 'content-disposition': 'attachment; filename="items.zip"' },
  });
});
