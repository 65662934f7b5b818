import type { ShownPlaces } from '@/app/api/answers/search';
import { beginningOf } from '@/app/components/markdown/beginning';
import { toHast } from '@/app/components/markdown/to-hast';
import type { Place } from '@/lib/asking/search';
import { hrefOf } from './asking';

/** Characters of a passage. */
const SHOWN = 140;

/** Found places with the way to each, in words alone. */
export function showPlaces(courseId: string, places: Place[]): Promise<ShownPlaces> {
  const base = `/courses/${courseId}`;
  return Promise.all(
    places.map(async (found): Promise<ShownPlaces[number]> => {
      switch (found.kind) {
        case 'lesson':
          return { kind: 'lesson', href: `${base}/${found.chapterId}`, title: found.title, place: [found.section] };
        case 'challenge': {
          const href = `${base}/challenges/${found.challengeId}`;
          return { kind: 'challenge', href, title: found.title, place: [found.chapter] };
        }
        case 'term':
          return { kind: 'term', href: `${base}/glossary#${found.termId}`, title: found.title, place: [] };
        case 'passage': {
          const { passage } = found;
          const title = beginningOf(await toHast(passage.body), SHOWN);
          const place = [passage.page, ...passage.headings.filter((heading) => !heading.includes('$'))];
          return { kind: 'passage', href: hrefOf(courseId, passage), title, place };
        }
      }
    }),
  );
}
