import { createHash, randomBytes } from 'node:crypto';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { serialize } from 'node:v8';
import { LRUCache } from 'lru-cache';
import { cookieOf } from '@/app/cookies';
import { localeOf } from '@/app/i18n/locale';
import { shownOf } from '@/app/shell/shown-viewer';
import { themeOf } from '@/app/theme';
import type { Answerer } from '@/lib/ahead';
import { isEnrolled } from '@/lib/auth/enrolments';
import { viewerOf } from '@/lib/auth/session';
import { catalog } from '@/lib/catalog/catalog';
import type { Catalog } from '@/lib/catalog/course';
import { findChapter } from '@/lib/catalog/select';
import { database } from '@/lib/db/open';
import { log } from '@/lib/log';
import { headersOf, takesGzip } from '../headers-of';
import { lessonView } from '../lesson-view';
import { KeptPage, type MadePage } from './kept-page';
import { makePage } from './make-page';

const ADDRESS = /^\/courses\/([a-z0-9-]+)\/([a-z0-9-]+)$/;
const MOST_BYTES = 128 * 2 ** 20;

const pages = new LRUCache<string, KeptPage>({ maxSize: MOST_BYTES, sizeCalculation: ({ bytes }) => bytes });
/** Those that are being made; whoever asks for the same meanwhile waits, as a class does that opens a lesson at once. */
const coming = new Map<string, Promise<KeptPage | null>>();
let keptOf: Catalog | null = null;

/**
 * Answers with a lesson that was made before, where it would look the same to this reader. Most of what a page costs is
 * making it: of a class, most read the same lesson in the same language and have not answered yet.
 */
export const answerLesson: Answerer = (request, response, framework) => {
  const [, courseId, chapterId] = (request.method === 'GET' && ADDRESS.exec(request.url ?? '')) || [];
  // What changes the page in place, or fetches it ahead, is not asking for HTML.
  const asksOtherwise = ['rsc', 'next-router-prefetch', 'purpose'].some((name) => name in request.headers);
  if (courseId === undefined || chapterId === undefined || asksOtherwise) return false;
  answer({ courseId, chapterId }, request, response, framework).catch((error: unknown) => {
    log.error({ err: error }, 'a lesson was not answered from those that are kept');
    if (!response.headersSent) framework(request, response);
  });
  return true;
};

interface Place {
  courseId: string;
  chapterId: string;
}

async function answer(
  place: Place,
  request: IncomingMessage,
  response: ServerResponse,
  framework: RequestListener,
): Promise<void> {
  const gzip = takesGzip(request);
  const headers = headersOf(request);
  const key = await lookOf(place, headers);
  if (key === null) return framework(request, response);
  const kept = pages.get(key) ?? (await coming.get(key));
  if (kept) return kept.send(response, newNonce(), gzip);
  const making = makePage(request, response, framework);
  const keeping = making.then((made) => keep(place, headers, key, made));
  coming.set(
    key,
    keeping.catch(() => null),
  );
  const made = await making;
  const page = await keeping.finally(() => coming.delete(key));
  if (page) page.send(response, newNonce(), gzip);
  else if (made) sendAsMade(response, made);
}

/** @returns null where it is not a page that others may be shown */
async function keep(place: Place, headers: Headers, key: string, made: MadePage | null): Promise<KeptPage | null> {
  const nonce = made && nonceOf(made);
  // Whatever was saved while it was made may be in it or not.
  if (!nonce || (await lookOf(place, headers)) !== key) return null;
  const page = await KeptPage.of(made, nonce);
  pages.set(key, page);
  return page;
}

/** Everything that the look of a lesson goes by, in short; null where there is no lesson or nobody to read it. */
async function lookOf(place: Place, headers: Headers): Promise<string | null> {
  const [content, viewer] = await Promise.all([catalog(), viewerOf(headers)]);
  if (content !== keptOf) {
    pages.clear();
    keptOf = content;
  }
  const course = content.courses.get(place.courseId);
  if (!viewer || !course || !findChapter(course, place.chapterId)) return null;
  const { actor } = viewer;
  const db = database();
  const looks = [
    place,
    localeOf(viewer, headers),
    themeOf(cookieOf(headers, 'theme')),
    shownOf(viewer),
    isEnrolled(db, actor, course.id),
    lessonView(db, content, actor, place, Date.now()),
  ];
  return createHash('sha256').update(serialize(looks)).digest('base64');
}

function nonceOf({ status, headers }: MadePage): string | undefined {
  const isPage = status === 200 && String(headers['content-type']).startsWith('text/html') && !headers['set-cookie'];
  return isPage ? /'nonce-([\w+/=]{16,})'/.exec(String(headers['content-security-policy']))?.[1] : undefined;
}

const newNonce = () => randomBytes(16).toString('base64');

function sendAsMade(response: ServerResponse, { status, headers, body }: MadePage): void {
  response.statusCode = status;
  for (const [name, value] of Object.entries(headers)) if (value !== undefined) response.setHeader(name, value);
  response.end(body);
}
