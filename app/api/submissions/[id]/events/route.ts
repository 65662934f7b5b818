import { shutdownSignal } from '@/app/server/shutdown';
import { catalog } from '@/lib/catalog/catalog';
import { selectProgress } from '@/lib/submissions/read';
import { handle } from '../../../respond';
import { progressStream } from './progress-stream';

/** Follows a grading as server-sent events; `Last-Event-ID` goes on where a broken connection ended. */
export const GET = handle({ auth: true }, async ({ db, actor, params, request }) => {
  const content = await catalog();
  const read = (after: number) => selectProgress(db, content, actor, params.id ?? '', after);
  const last = Number(request.headers.get('last-event-id'));
  const after = Number.isSafeInteger(last) && last > 0 ? last : 0;
  // Refuses before the stream begins what could not be refused inside it.
  read(Number.MAX_SAFE_INTEGER);
  const signal = AbortSignal.any([request.signal, shutdownSignal()]);
  return new Response(progressStream(read, { after, signal }), {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      // Asks proxies not to collect what should arrive at once.
      'x-accel-buffering': 'no',
    },
  });
});
