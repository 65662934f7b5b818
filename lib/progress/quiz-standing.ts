import { sightOf } from '../attempts/sight';
import type { Actor } from '../auth/actor';
import type { Catalog } from '../catalog/course';
import { quizPoints } from '../catalog/projections';
import { findQuiz, selectCourse } from '../catalog/select';
import type { Db } from '../db/open';
import { listRuns } from './queries';
import { type Gain, gainsOf, type Standing, standing } from './standing';

/** Where somebody stands in a quiz, and what each of their attempts brought to it, as far as that is told by now. */
export interface QuizStanding extends Standing {
  gains: Gain[];
}

/** Your own; null where the quiz has left the course. @throws DomainError not-found for an unknown course */
export function quizStanding(
  db: Db,
  catalog: Catalog,
  actor: Actor,
  { courseId, quizId }: { courseId: string; quizId: string },
  now: number,
): QuizStanding | null {
  const quiz = findQuiz(selectCourse(catalog, courseId), quizId);
  if (!quiz) return null;
  const runs = listRuns(db, { courseId, userIds: [actor.userId], targetId: quizId });
  const told = runs.map((run) => (sightOf(run, 'owner', now).marks ? run : { ...run, points: null }));
  const work = { maxPoints: quizPoints(quiz) };
  return { ...standing(work, told, quiz.policy), gains: gainsOf(work, told) };
}
