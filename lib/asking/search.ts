import type { Actor } from '../auth/actor';
import type { Catalog, Course } from '../catalog/course';
import { chaptersOf, selectCourse } from '../catalog/select';
import type { Db } from '../db/open';
import { DomainError } from '../errors';
import { textIn } from '../text';
import { MAX_QUESTION, readable } from './ask';
import type { Passage } from './passages';
import { retrieve } from './retrieve';
import { type SearchIndex, searchIndex } from './search-index';
import { fold, isStopWord, stemOf, wordsOf } from './words';

/** A place of the course that has the words: a page or a term by its name, or a passage by what it says. */
export type Place =
  | { kind: 'lesson'; chapterId: string; title: string; section: string }
  | { kind: 'challenge'; chapterId: string; challengeId: string; title: string; chapter: string }
  | { kind: 'term'; termId: string; title: string }
  | { kind: 'passage'; passage: Passage };

const NAMED = 6;
const PASSAGES = 8;

/**
 * Where a course has some words, while they are typed: the last one may be only begun. Names come before passages. There are lessons,
 * statements of challenges that may be read by now, and the glossary; no questions of quizzes and no keys.
 * @throws DomainError not-found 'course-unknown'; invalid 'question-too-long'
 */
export function searchCourse(
  db: Db,
  catalog: Catalog,
  actor: Actor,
  { courseId, query, locale }: { courseId: string; query: string; locale: string },
  now: number,
): Place[] {
  const course = selectCourse(catalog, courseId);
  if (query.length > MAX_QUESTION) {
    const message = `What is looked for can be at most ${MAX_QUESTION} characters long.`;
    throw new DomainError('invalid', 'question-too-long', message, { max: MAX_QUESTION });
  }
  const index = searchIndex(course, locale);
  const words = wordsOf(query, index.locale);
  if (words.length === 0) return [];
  const mayRead = readable(db, actor, courseId, now);
  const named = names(course, index.locale)
    .filter(({ place }) => place.kind !== 'challenge' || mayRead(place))
    .flatMap(({ place, said }) => {
      const rank = rankOf(words, said);
      return rank === null ? [] : { place, rank };
    })
    .sort((a, b) => a.rank - b.rank)
    .slice(0, NAMED)
    .map(({ place }) => place);
  const { passages, inCourse } = retrieve(index, finished(index, words).join(' '), { mayRead, limit: PASSAGES });
  const told = inCourse ? passages.map(({ passage }): Place => ({ kind: 'passage', passage })) : [];
  return [...named, ...told];
}

interface Named {
  place: Exclude<Place, { kind: 'passage' }>;
  /** What it is called, and other names for it. */
  said: string[];
}

function names(course: Course, locale: string): Named[] {
  const synonyms = new Map(
    course.concepts.map(({ id, title, synonyms: own }) => [id, [textIn(title, locale), ...(own?.[locale] ?? [])]]),
  );
  const terms = course.glossary.map(({ id, term, concept }): Named => {
    const title = textIn(term, locale);
    return { place: { kind: 'term', termId: id, title }, said: [title, ...(synonyms.get(concept ?? '') ?? [])] };
  });
  const pages = course.sections.flatMap((section) =>
    section.chapters.map(({ id, title }): Named => {
      const own = textIn(title, locale);
      const place = { kind: 'lesson', chapterId: id, title: own, section: textIn(section.title, locale) } as const;
      return { place, said: [own] };
    }),
  );
  const challenges = chaptersOf(course).flatMap((chapter) =>
    chapter.challengeIds.flatMap((id): Named[] => {
      const challenge = course.challenges.get(id);
      if (!challenge) return [];
      const title = textIn(challenge.definition.title, locale);
      const at = { challengeId: id, chapterId: chapter.id, chapter: textIn(chapter.title, locale) };
      return [{ place: { kind: 'challenge', title, ...at }, said: [title] }];
    }),
  );
  return [...pages, ...challenges, ...terms];
}

/** How well one of the names has every word, the last of them perhaps only begun: 0 is best; null where none has. */
function rankOf(words: string[], said: string[]): number | null {
  const ranks = said.flatMap((name, i) => {
    const own = wordsOf(name, '');
    const at = words.map((word) => own.findIndex((one) => one.startsWith(word)));
    return at.includes(-1) ? [] : 10 * i + Math.min(...at) + own.length / 100;
  });
  return ranks.length > 0 ? Math.min(...ranks) : null;
}

/** The words with the last one as the course writes it, where it is only begun. */
function finished({ known, locale, frequency }: SearchIndex, words: string[]): string[] {
  const last = fold(words.at(-1) ?? '');
  const rest = words.slice(0, -1);
  if (last.length < 2 || known.has(last)) return words;
  const uses = (word: string) => (isStopWord(word, locale) ? 0 : (frequency.get(stemOf(word, locale)) ?? 0));
  const begun = [...known].filter((word) => word.startsWith(last)).sort((a, b) => uses(b) - uses(a));
  return [...rest, begun[0] ?? last];
}
