import { and, eq, gte, lt, sql } from 'drizzle-orm';
import type { Db } from '../db/open';
import { gradings, submissions } from '../db/schema';

/** Which submissions are to be graded again: all that everything named here holds for. Times are of handing in. */
export interface RegradeChoice {
  courseId?: string;
  challengeId?: string;
  submissionId?: string;
  /** How they stand now. */
  state?: 'passed' | 'not-passed' | 'broken';
  /** From this moment on, and before that one. UTC milliseconds. */
  since?: number;
  until?: number;
}

const isState = {
  passed: sql`${gradings.state} = 'done' and ${gradings.passed} = 1`,
  'not-passed': sql`${gradings.state} = 'done' and ${gradings.passed} = 0`,
  broken: sql`${gradings.state} = 'broken'`,
};

/** In the order in which they were handed in, each with its newest grading. */
export function listForRegrade(db: Db, choice: RegradeChoice) {
  const { courseId, challengeId, submissionId, state, since, until } = choice;
  const isNewest = sql`not exists (
    select 1 from gradings later
    where later.submission_id = ${gradings.submissionId} and later.number > ${gradings.number})`;
  return db
    .select({
      courseId: submissions.courseId,
      challengeId: submissions.challengeId,
      userId: submissions.userId,
      newest: gradings,
    })
    .from(submissions)
    .innerJoin(gradings, eq(gradings.submissionId, submissions.id))
    .where(
      and(
        isNewest,
        courseId === undefined ? undefined : eq(submissions.courseId, courseId),
        challengeId === undefined ? undefined : eq(submissions.challengeId, challengeId),
        submissionId === undefined ? undefined : eq(submissions.id, submissionId),
        state === undefined ? undefined : isState[state],
        since === undefined ? undefined : gte(submissions.submittedAt, since),
        until === undefined ? undefined : lt(submissions.submittedAt, until),
      ),
    )
    .orderBy(sql`${submissions}.rowid`)
    .all();
}
