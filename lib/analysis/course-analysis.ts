import { type Actor, requireStaff } from '../auth/actor';
import type { Catalog } from '../catalog/course';
import { selectCourse } from '../catalog/select';
import type { Db } from '../db/open';
import { workOf } from '../gradebook/columns';
import type { Text } from '../text';
import { analyseChallenge, type ChallengeAnalysis } from './challenge-analysis';
import { analyseQuiz, type QuizAnalysis } from './quiz-analysis';

export interface WorkAnalysis {
  targetId: string;
  title: Text;
  analysis: QuizAnalysis | ChallengeAnalysis;
}

/** Every quiz and challenge of a course, in the order in which they are read. @throws DomainError forbidden; not-found */
export function analyseCourse(db: Db, catalog: Catalog, actor: Actor, courseId: string): WorkAnalysis[] {
  requireStaff(actor, courseId);
  return workOf(selectCourse(catalog, courseId)).map(({ kind, targetId, title }) => {
    const analyse = kind === 'quiz' ? analyseQuiz : analyseChallenge;
    return { targetId, title, analysis: analyse(db, catalog, actor, courseId, targetId) };
  });
}
