import { and, desc, eq } from 'drizzle-orm';
import type { Db } from '../db/open';
import { attempts, currentMarkings, responses } from '../db/schema';

/** What somebody last answered to each question of a course, as it was marked; the newest first. */
export function listLastMarked(db: Db, { userId, courseId }: { userId: string; courseId: string }) {
  const rows = db
    .select({
      chapterId: attempts.chapterId,
      itemId: responses.itemId,
      correct: currentMarkings.correct,
      feedback: currentMarkings.feedback,
      finishedAt: attempts.finishedAt,
      kind: attempts.kind,
    })
    .from(responses)
    .innerJoin(attempts, eq(attempts.id, responses.attemptId))
    .innerJoin(currentMarkings, eq(currentMarkings.responseId, responses.id))
    .where(and(eq(attempts.userId, userId), eq(attempts.courseId, courseId)))
    .orderBy(desc(responses.answeredAt), desc(responses.number))
    .all();
  const seen = new Set<string>();
  return rows.filter(({ chapterId, itemId }) => {
    const key = `${chapterId} ${itemId}`;
    return !seen.has(key) && seen.add(key);
  });
}
