import type { Actor } from '../auth/actor';
import type { Catalog, Course } from '../catalog/course';
import { findChapter } from '../catalog/select';
import type { Db } from '../db/open';
import type { Verdict } from '../grading/verdict';
import { Feedback } from '../items/kind';
import { misconceptionsIn } from '../items/misconceptions';
import { listSubmissions, selectSubmission } from '../submissions/read';
import type { Text } from '../text';
import { listLastMarked } from './queries';

/** What somebody's newest verdict on a challenge says is not reached. */
export interface OwnVerdict {
  submissionId: string;
  challengeId: string;
  title: Text;
  passed: boolean;
  explanation: Text | null;
  missed: Pick<Verdict['criteria'][number], 'id' | 'title' | 'op' | 'limit' | 'value' | 'feedback'>[];
}

/** The newest verdict on the actor's own submissions to a challenge; null where there is none. */
export function ownVerdict(
  db: Db,
  catalog: Catalog,
  actor: Actor,
  { courseId, challengeId }: { courseId: string; challengeId: string },
  now: number,
): OwnVerdict | null {
  const challenge = catalog.courses.get(courseId)?.challenges.get(challengeId);
  const judged = listSubmissions(db, actor, courseId, challengeId).find(({ state }) => state === 'done');
  const verdict = judged && selectSubmission(db, catalog, actor, judged.id, now).verdict;
  if (!challenge || !judged || !verdict) return null;
  return {
    submissionId: judged.id,
    challengeId,
    title: challenge.definition.title,
    passed: verdict.passed,
    explanation: verdict.explanation,
    missed: verdict.criteria
      .filter(({ passed }) => !passed)
      .map(({ id, title, op, limit, value, feedback }) => ({ id, title, op, limit, value, feedback })),
  };
}

export interface OwnMisconception {
  id: string;
  text: Text;
  conceptId: string;
  chapterId: string;
}

/** The misconceptions behind what the actor last answered wrongly, where they have been told so. */
export function ownMisconceptions(db: Db, course: Course, actor: Actor): OwnMisconception[] {
  const found = new Map<string, OwnMisconception>();
  for (const { chapterId, itemId, correct, feedback, finishedAt, kind } of listLastMarked(db, {
    userId: actor.userId,
    courseId: course.id,
  })) {
    // In a run that is not finished, feedback may still be held back.
    if (correct || (kind === 'quiz' && finishedAt === null)) continue;
    const chapter = findChapter(course, chapterId);
    const item = chapter?.items.find(({ id }) => id === itemId);
    const parsed = Feedback.safeParse(feedback).data;
    if (!item || !parsed) continue;
    for (const id of misconceptionsIn(item, parsed)) {
      const concept = course.concepts.find(({ misconceptions }) => misconceptions.some((one) => one.id === id));
      const text = concept?.misconceptions.find((one) => one.id === id)?.text;
      if (concept && text && !found.has(id)) found.set(id, { id, text, conceptId: concept.id, chapterId });
    }
  }
  return [...found.values()];
}
