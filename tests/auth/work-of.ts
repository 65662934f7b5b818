import type { Database } from '@/lib/db/open';
import {
  accommodations,
  assignments,
  attempts,
  drafts,
  enrolments,
  invitations,
  lessonFeedback,
  markings,
  remarks,
  responses,
  staffQuestions,
  submissions,
  timeGiven,
  visits,
} from '@/lib/db/schema';
import { speak } from './speak';

export const course = { courseId: 'c', chapterId: 'k' };
const run = { ...course, kind: 'quiz', targetId: 'k', seed: 1, contentHash: 'h', maxPoints: 1000 } as const;

/** A row for every column that points to a person and outlives a guest. */
export function work(db: Database, userId: string, at: number): void {
  const id = `${userId}-${at}`;
  speak(db, userId, at);
  db.insert(attempts)
    .values({ id, userId, ...run, startedAt: at })
    .run();
  db.insert(drafts)
    .values({ userId, key: 'challenge:c:x', content: `draft of ${at}`, updatedAt: at })
    .run();
  db.insert(submissions)
    .values({
      id,
      userId,
      courseId: 'c',
      challengeId: 'x',
      source: 's',
      sourceHash: 'h',
      requestId: id,
      submittedAt: at,
    })
    .run();
  db.insert(visits)
    .values({ userId, ...course, firstAt: at, lastAt: at, doneAt: null })
    .run();
  db.insert(enrolments).values({ userId, courseId: 'c', enrolledAt: at }).run();
  db.insert(lessonFeedback)
    .values({ id, userId, ...course, clear: 'yes', locale: 'en', contentHash: 'h', sentAt: at, handledBy: userId })
    .run();
  db.insert(staffQuestions)
    .values({ id, userId, ...course, question: 'Why?', locale: 'en', askedAt: at, repliedBy: userId })
    .run();
  db.insert(assignments)
    .values({ id, courseId: 'c', kind: 'quiz', targetId: id, updatedBy: userId, updatedAt: at })
    .run();
  db.insert(invitations)
    .values({ tokenHash: id, role: 'assistant', createdAt: at, expiresAt: at, usedAt: at, usedBy: userId })
    .run();
  db.insert(accommodations).values({ userId, courseId: id, updatedAt: at, updatedBy: userId }).run();
  db.insert(timeGiven).values({ attemptId: id, ms: 1, givenAt: at, givenBy: userId }).run();
  const made = { itemId: 'i', lower: false, reworded: false, firstMarking: 1, lastMarking: 1, madeAt: at };
  db.insert(remarks)
    .values({ id, ...course, ...made, madeBy: userId, undoneAt: at, undoneBy: userId })
    .run();
  db.insert(responses).values({ id, attemptId: id, itemId: 'i', number: 1, answer: {}, answeredAt: at }).run();
  db.insert(markings)
    .values({
      responseId: id,
      cause: 'answer',
      correct: true,
      points: 1,
      maxPoints: 1,
      feedback: {},
      markedBy: userId,
      markedAt: at,
    })
    .run();
}
