import { listAssignments } from '../assignments/windows';
import type { Actor } from '../auth/actor';
import type { Catalog, Course } from '../catalog/course';
import { selectChallenge, selectChapter, selectCourse } from '../catalog/select';
import type { Db } from '../db/open';
import { DomainError } from '../errors';
import { type Text, textIn } from '../text';
import { type OwnMisconception, type OwnVerdict, ownMisconceptions, ownVerdict } from './own-work';
import type { Passage } from './passages';
import { type Page, retrieve } from './retrieve';
import { searchIndex } from './search-index';
import { wordsOf } from './words';

export const MAX_QUESTION = 500;
const QUOTES = 3;
/** A further passage is quoted when it says nearly as much as the best. */
const WORTH = 0.45;

/** The page somebody asks on: a lesson, or a challenge of its chapter. */
export interface AskPlace extends Page {
  courseId: string;
}

export interface Answer {
  /** Whether the course answers it; otherwise `quotes` are only what comes nearest. */
  inCourse: boolean;
  quotes: Passage[];
  /** The reader's own newest verdict, where the question or the page is about that challenge. */
  verdict: OwnVerdict | null;
  /** What the reader answered wrongly in the chapters that are quoted. */
  misconceptions: OwnMisconception[];
}

/**
 * Answers a question from the pages of a course that the actor may read.
 * @throws DomainError not-found for a place that there is not; invalid 'question-empty' or 'question-too-long'
 */
export function ask(
  db: Db,
  catalog: Catalog,
  actor: Actor,
  { question, locale, ...place }: AskPlace & { question: string; locale: string },
  now: number,
): Answer {
  const course = requirePlace(catalog, place);
  requireQuestion(question);
  const mayRead = readable(db, actor, course.id, now);
  const { passages, inCourse } = retrieve(searchIndex(course, locale), question, { at: place, mayRead, limit: QUOTES });
  const best = passages[0]?.score ?? 0;
  const quotes = passages.filter(({ score }) => score >= WORTH * best).map(({ passage }) => passage);
  const challengeId = place.challengeId ?? quotes.find((quote) => quote.challengeId !== null)?.challengeId ?? null;
  const verdict =
    challengeId === null ? null : ownVerdict(db, catalog, actor, { courseId: course.id, challengeId }, now);
  const chapters = new Set([place.chapterId, ...quotes.map(({ chapterId }) => chapterId)]);
  const misconceptions = ownMisconceptions(db, course, actor).filter(({ chapterId }) => chapters.has(chapterId));
  const about = place.challengeId !== null || (verdict !== null && namesMissed(verdict, question, locale));
  return { inCourse, quotes, verdict: about ? verdict : null, misconceptions: misconceptions.slice(0, 2) };
}

function namesMissed({ missed, title }: OwnVerdict, question: string, locale: string): boolean {
  const asked = new Set(wordsOf(question, locale));
  const names = [
    textIn(title, locale),
    ...missed.flatMap((criterion) => [criterion.id, textIn(criterion.title, locale)]),
  ];
  return names.some((name) => {
    const words = wordsOf(name, locale).filter((word) => word.length > 3);
    return words.length > 0 && words.every((word) => asked.has(word));
  });
}

/** Three questions that fit a page: first about the verdict that the reader has there, then what its own headings ask. */
export function suggestQuestions(
  db: Db,
  catalog: Catalog,
  actor: Actor,
  { locale, ...place }: AskPlace & { locale: string },
  now: number,
): { kind: 'missed' | 'asked' | 'about'; text: string }[] {
  const course = requirePlace(catalog, place);
  const { courseId, challengeId } = place;
  const verdict = challengeId === null ? null : ownVerdict(db, catalog, actor, { courseId, challengeId }, now);
  const missed = (verdict?.missed ?? []).map(({ title }: { title: Text }) => ({
    kind: 'missed' as const,
    text: textIn(title, locale),
  }));
  const mayRead = readable(db, actor, courseId, now);
  const here = [...searchIndex(course, locale).passages.values()].filter(
    (passage) => passage.chapterId === place.chapterId && passage.challengeId === challengeId && mayRead(passage),
  );
  const headings = [...new Set(here.toSorted((a, b) => Number(b.isNote) - Number(a.isNote)).flatMap(lastHeading))];
  const asked = headings.filter((heading) => heading.endsWith('?'));
  const about = headings.filter((heading) => !heading.endsWith('?'));
  return [
    ...missed.slice(0, 2),
    ...about.slice(0, 1).map((text) => ({ kind: 'about' as const, text })),
    ...asked.map((text) => ({ kind: 'asked' as const, text })),
    ...about.slice(1).map((text) => ({ kind: 'about' as const, text })),
  ].slice(0, 3);
}

const lastHeading = ({ headings }: Passage) => headings.slice(-1);

/** @throws DomainError not-found */
export function requirePlace(catalog: Catalog, { courseId, chapterId, challengeId }: AskPlace): Course {
  const course = selectCourse(catalog, courseId);
  selectChapter(course, chapterId);
  if (challengeId !== null) selectChallenge(course, challengeId);
  return course;
}

const tooLong = () =>
  new DomainError('invalid', 'question-too-long', `A question can be at most ${MAX_QUESTION} characters long.`, {
    max: MAX_QUESTION,
  });

function requireQuestion(question: string): void {
  if (question.length > MAX_QUESTION) throw tooLong();
  if (question.trim() === '') throw new DomainError('invalid', 'question-empty', 'Ask something first.');
}

/** The statements of challenges that are not shown yet are nobody's to quote. */
export function readable(
  db: Db,
  actor: Actor,
  courseId: string,
  now: number,
): (place: Pick<Passage, 'challengeId'>) => boolean {
  const hidden = new Set(
    listAssignments(db, actor, courseId, now)
      .filter(({ kind, shown }) => kind === 'challenge' && !shown)
      .map(({ targetId }) => targetId),
  );
  return ({ challengeId }) => challengeId === null || !hidden.has(challengeId);
}
