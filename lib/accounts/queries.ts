import { asc, eq } from 'drizzle-orm';
import type { Db } from '../db/open';
import {
  accessTokens,
  accommodations,
  accounts,
  attempts,
  comments,
  drafts,
  enrolments,
  lessonFeedback,
  ltiChoices,
  ltiPeople,
  ltiScores,
  responses,
  sessions,
  staffQuestions,
  submissions,
  threads,
  users,
  verifications,
  visits,
} from '../db/schema';

export function listEnrolmentRows(db: Db, userId: string) {
  const { courseId, role, state, enrolledAt } = enrolments;
  return db.select({ courseId, role, state, enrolledAt }).from(enrolments).where(eq(enrolments.userId, userId)).all();
}

export function listVisitRows(db: Db, userId: string) {
  const { courseId, chapterId, firstAt, lastAt, doneAt } = visits;
  return db
    .select({ courseId, chapterId, firstAt, lastAt, doneAt })
    .from(visits)
    .where(eq(visits.userId, userId))
    .all();
}

export function listDraftRows(db: Db, userId: string) {
  const { key, content, updatedAt } = drafts;
  return db.select({ key, content, updatedAt }).from(drafts).where(eq(drafts.userId, userId)).all();
}

export function listFeedbackOf(db: Db, userId: string) {
  const { courseId, chapterId, clear, comment, sentAt } = lessonFeedback;
  const shown = { courseId, chapterId, clear, comment, sentAt };
  return db.select(shown).from(lessonFeedback).where(eq(lessonFeedback.userId, userId)).orderBy(asc(sentAt)).all();
}

export function listQuestionsOf(db: Db, userId: string) {
  const { courseId, chapterId, challengeId, submissionId, passage, question, askedAt, reply, repliedAt } =
    staffQuestions;
  return db
    .select({ courseId, chapterId, challengeId, submissionId, passage, question, askedAt, reply, repliedAt })
    .from(staffQuestions)
    .where(eq(staffQuestions.userId, userId))
    .orderBy(asc(askedAt))
    .all();
}

/** Every answer of somebody, to questions of quizzes and of lessons; what was made of them is not here. */
export function listAnswersOf(db: Db, userId: string) {
  return db
    .select({
      courseId: attempts.courseId,
      chapterId: attempts.chapterId,
      kind: attempts.kind,
      attemptId: attempts.id,
      itemId: responses.itemId,
      number: responses.number,
      answer: responses.answer,
      certainty: responses.certainty,
      answeredAt: responses.answeredAt,
    })
    .from(responses)
    .innerJoin(attempts, eq(attempts.id, responses.attemptId))
    .where(eq(attempts.userId, userId))
    .orderBy(asc(responses.answeredAt))
    .all();
}

export function listSubmissionsOf(db: Db, userId: string) {
  const { id, courseId, challengeId, submittedAt } = submissions;
  return db
    .select({ id, courseId, challengeId, submittedAt })
    .from(submissions)
    .where(eq(submissions.userId, userId))
    .orderBy(asc(submittedAt))
    .all();
}

/** What was said about somebody's work, by them and by staff, whose names are not theirs to take along. */
export function listCommentsOf(db: Db, userId: string) {
  const { courseId, submissionId, attemptId, itemId, firstLine, lastLine } = threads;
  const { byStaff, body, writtenAt } = comments;
  return db
    .select({ courseId, submissionId, attemptId, itemId, firstLine, lastLine, byStaff, body, writtenAt })
    .from(comments)
    .innerJoin(threads, eq(threads.id, comments.threadId))
    .where(eq(threads.userId, userId))
    .orderBy(asc(writtenAt))
    .all();
}

/** Whose rows are a person's own and nobody else's concern. */
export const ERASED = [
  accommodations,
  sessions,
  accounts,
  drafts,
  lessonFeedback,
  staffQuestions,
  threads,
  ltiPeople,
  ltiScores,
  ltiChoices,
];

/**
 * Takes a person's name, address and ways in from their rows, and what nobody but they need. What they answered and handed in stays, under
 * nobody's name, and they are in no class any more.
 */
export function eraseRows(db: Db, userId: string, now: number): void {
  for (const table of ERASED) {
    db.delete(table).where(eq(table.userId, userId)).run();
  }
  db.delete(accessTokens).where(eq(accessTokens.createdBy, userId)).run();
  db.delete(verifications).where(eq(verifications.value, userId)).run();
  db.update(enrolments).set({ state: 'dropped', role: 'student' }).where(eq(enrolments.userId, userId)).run();
  db.update(users)
    .set({
      name: 'Deleted',
      email: `${userId}@deleted.invalid`,
      emailVerified: false,
      administrator: false,
      isAnonymous: true,
      locale: null,
      image: null,
      updatedAt: new Date(now),
    })
    .where(eq(users.id, userId))
    .run();
}
