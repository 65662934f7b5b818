import type { Course } from '../catalog/course';
import { challengePoints, quizPoints } from '../catalog/projections';
import { selectChallenge } from '../catalog/select';
import { BEST_COUNTS, type Counting } from '../progress/standing';
import type { Text } from '../text';

/** A quiz or a challenge of a course. Points are thousandths. */
export interface Work {
  kind: 'quiz' | 'challenge';
  /** The id of the quiz or of the challenge. */
  targetId: string;
  sectionId: string;
  sectionTitle: Text;
  chapterTitle: Text;
  title: Text;
  maxPoints: number;
  /** Which of somebody's tries gives the points. */
  counting: Counting;
  /** Its results are told once somebody releases them. */
  released: boolean;
}

/** What there is to do, in the order in which it is read. */
export function workOf(course: Course): Work[] {
  return course.sections.flatMap((section) =>
    section.chapters.flatMap((chapter): Work[] => {
      const where = { sectionId: section.id, sectionTitle: section.title, chapterTitle: chapter.title };
      const quizzes = chapter.quizzes.map((quiz): Work => {
        const { id, title, policy } = quiz;
        const released = policy.results === 'at-release';
        return { kind: 'quiz', targetId: id, ...where, title, maxPoints: quizPoints(quiz), counting: policy, released };
      });
      const challenges = chapter.challengeIds.map((id): Work => {
        const challenge = selectChallenge(course, id);
        const { title } = challenge.definition;
        const maxPoints = challengePoints(challenge);
        return { kind: 'challenge', targetId: id, ...where, title, maxPoints, counting: BEST_COUNTS, released: false };
      });
      return [...quizzes, ...challenges];
    }),
  );
}

/** What names a piece of work among those of a course. */
export const keyOf = ({ kind, targetId }: Pick<Work, 'kind' | 'targetId'>) => `${kind} ${targetId}`;
