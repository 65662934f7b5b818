import { listAttempts } from '../attempts/view';
import type { Actor } from '../auth/actor';
import { findUser } from '../auth/queries';
import type { Catalog } from '../catalog/course';
import type { Db } from '../db/open';
import { DomainError } from '../errors';
import { selectSubmission } from '../submissions/read';
import {
  listAnswersOf,
  listCommentsOf,
  listDraftRows,
  listEnrolmentRows,
  listFeedbackOf,
  listQuestionsOf,
  listSubmissionsOf,
  listVisitRows,
} from './queries';

/**
 * Everything an installation keeps of a person, for themselves: times are UTC milliseconds, points thousandths. What the pages do not tell
 * them by now is left out here, too: points of runs whose results are not released, and what would open what is still graded.
 */
export function ownData(db: Db, catalog: Catalog, actor: Actor, now: number) {
  const { userId } = actor;
  const user = findUser(db, userId);
  // Of a guest who has saved nothing nothing is kept.
  if (!user && !actor.unsaved) throw new DomainError('not-found', 'user-unknown', 'There is no such person.');
  const { name = '', email = null, locale = null, createdAt = null } = user ?? {};
  const enrolments = listEnrolmentRows(db, userId);
  return {
    format: 'heldout-own-data',
    exportedAt: now,
    person: { id: userId, name, email: actor.guest ? null : email, locale, since: createdAt?.getTime() ?? null },
    enrolments,
    visits: listVisitRows(db, userId),
    quizzes: enrolments.flatMap(({ courseId }) =>
      listAttempts(db, actor, { courseId }, now).map((attempt) => ({ courseId, ...attempt })),
    ),
    answers: listAnswersOf(db, userId),
    submissions: listSubmissionsOf(db, userId).map((row) => {
      const { source, state, verdict } = selectSubmission(db, catalog, actor, row.id, now);
      return { ...row, source, state, verdict };
    }),
    drafts: listDraftRows(db, userId),
    feedback: listFeedbackOf(db, userId),
    questions: listQuestionsOf(db, userId),
    comments: listCommentsOf(db, userId),
  };
}

export type OwnData = ReturnType<typeof ownData>;
