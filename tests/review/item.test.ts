import { expect, test } from 'vitest';
import { answer, finish, startQuiz } from '@/lib/attempts/quiz';
import { listReviewInbox, listThreadsOfRun, listUnseenWork } from '@/lib/review/read';
import { answerIn, askAboutItem, noteSeen } from '@/lib/review/threads';
import { actorIn, openClass, refusal } from '../attempts/class';
import { smallCatalog } from '../catalog/small-course';

const catalog = await smallCatalog();

test('a student asks for a second look at a marked question, and reads the answer at it', () => {
  const { db, ada, bob, tom } = openClass();
  const { attemptId } = startQuiz(db, catalog, ada, { courseId: 'small', quizId: 'first' }, { now: 10, seed: 1 });
  const asked = { attemptId, itemId: 'limit', body: 'I meant the other.' };
  const unknown = refusal('not-found', 'item-unknown');
  expect(() => askAboutItem(db, catalog, ada, asked, 15), 'not answered yet').toThrow(unknown);
  answer(db, catalog, ada, { attemptId, itemId: 'limit', answer: { choice: 'nearest' } }, 20);
  finish(db, catalog, ada, { attemptId }, 30);
  const { threadId } = askAboutItem(db, catalog, ada, asked, 40);
  expect(() => askAboutItem(db, catalog, ada, { ...asked, itemId: 'none' }, 40)).toThrow(unknown);
  expect(listReviewInbox(db, tom, 'small')).toMatchObject([
    { id: threadId, itemId: 'limit', waits: true, about: { attemptId, quizId: 'first' } },
  ]);
  answerIn(db, tom, { threadId, body: 'Marked anew.' }, 50);
  expect(listUnseenWork(db, ada, 'small')).toEqual([
    { count: 1, about: { attemptId, chapterId: 'first', quizId: 'first' } },
  ]);
  expect(listThreadsOfRun(db, ada, attemptId)).toMatchObject([{ itemId: 'limit', comments: [{}, { unseen: true }] }]);
  noteSeen(db, ada, { attemptId }, 60);
  expect(listUnseenWork(db, ada, 'small')).toEqual([]);
  for (const actor of [bob, actorIn('other', 'ina', 'instructor')]) {
    const notThere = refusal('not-found', 'attempt-unknown');
    expect(() => askAboutItem(db, catalog, actor, asked, 40)).toThrow(notThere);
    expect(() => listThreadsOfRun(db, actor, attemptId)).toThrow(notThere);
    expect(() => noteSeen(db, actor, { attemptId }, 40)).toThrow(notThere);
  }
});
