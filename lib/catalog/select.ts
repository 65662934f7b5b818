import { DomainError } from '../errors';
import type { Catalog, CatalogChallenge, Chapter, Checkpoint, Course, Quiz, Unavailable } from './course';

function required<T>(found: T | null, what: string, id: string): T {
  if (found === null) throw new DomainError('not-found', `${what}-unknown`, `There is no ${what} "${id}".`);
  return found;
}

/** A part that is broken, and that its course goes on without. */
export function findUnavailable(course: Course, kind: Unavailable['kind'], id: string): Unavailable | null {
  return course.unavailable.find((part) => part.kind === kind && part.id === id) ?? null;
}

function refuseUnavailable(course: Course, kind: 'chapter' | 'challenge', id: string): void {
  if (!findUnavailable(course, kind, id)) return;
  const message = `The ${kind} "${id}" cannot be served just now. Nothing that was handed in is lost; it goes on once the course is mended.`;
  throw new DomainError('unavailable', `${kind}-unavailable`, message);
}

/** What a part is called while its own title cannot be read. */
export function titleOf(id: string): string {
  const words = id.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export function findCourse(catalog: Catalog, courseId: string): Course | null {
  return catalog.courses.get(courseId) ?? null;
}

/** @throws DomainError not-found 'course-unknown' */
export function selectCourse(catalog: Catalog, courseId: string): Course {
  return required(findCourse(catalog, courseId), 'course', courseId);
}

/** In the order in which they are read. */
export function chaptersOf(course: Course): Chapter[] {
  return course.sections.flatMap((section) => section.chapters);
}

export function findChapter(course: Course, chapterId: string): Chapter | null {
  return chaptersOf(course).find((chapter) => chapter.id === chapterId) ?? null;
}

/** @throws DomainError not-found 'chapter-unknown'; unavailable 'chapter-unavailable' */
export function selectChapter(course: Course, chapterId: string): Chapter {
  refuseUnavailable(course, 'chapter', chapterId);
  return required(findChapter(course, chapterId), 'chapter', chapterId);
}

/** Every quiz of a course, in the order in which they are read. */
export function quizzesOf(course: Course): Quiz[] {
  return chaptersOf(course).flatMap((chapter) => chapter.quizzes);
}

export function findQuiz(course: Course, quizId: string): Quiz | null {
  return quizzesOf(course).find((quiz) => quiz.id === quizId) ?? null;
}

/** @throws DomainError not-found 'quiz-unknown'; unavailable 'chapter-unavailable' for the one quiz of a broken chapter */
export function selectQuiz(course: Course, quizId: string): Quiz {
  refuseUnavailable(course, 'chapter', quizId);
  return required(findQuiz(course, quizId), 'quiz', quizId);
}

export function findChallenge(course: Course, challengeId: string): CatalogChallenge | null {
  return course.challenges.get(challengeId) ?? null;
}

/** @throws DomainError not-found 'challenge-unknown'; unavailable 'challenge-unavailable' */
export function selectChallenge(course: Course, challengeId: string): CatalogChallenge {
  refuseUnavailable(course, 'challenge', challengeId);
  return required(findChallenge(course, challengeId), 'challenge', challengeId);
}

/** A question of a chapter's lesson. @throws DomainError not-found 'item-unknown' */
export function selectCheckpoint(chapter: Chapter, itemId: string): Checkpoint {
  return required(chapter.checkpoints.find(({ id }) => id === itemId) ?? null, 'item', itemId);
}
