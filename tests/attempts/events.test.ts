import { expect, test } from 'vitest';
import { flaggedIn, type PageEvent, selectLog, tellEvents } from '@/lib/attempts/events';
import { giveTime } from '@/lib/attempts/give-time';
import { answer, finishOverdue, startQuiz } from '@/lib/attempts/quiz';
import { selectAttemptForStudent } from '@/lib/attempts/view';
import { smallCatalog, withPolicy } from '../catalog/small-course';
import { openClass, refusal } from './class';

const MINUTE = 60_000;

async function room(log: boolean) {
  const catalog = withPolicy(await smallCatalog(), { timeLimit: 10, results: 'at-release', log });
  const people = openClass();
  const { db, ada, tom } = people;
  const quiz = { courseId: 'small', quizId: 'first' };
  const { attemptId } = startQuiz(db, catalog, ada, quiz, { now: 0, seed: 7 });
  const itemIds = selectAttemptForStudent(db, catalog, ada, attemptId, 1).items.map(({ item }) => item.id);
  const event = (kind: PageEvent['kind'], itemId: string | null = null, agoMs = 0) => ({ kind, itemId, agoMs });
  const tell = (page: string, now: number, ...events: PageEvent[]) =>
    tellEvents(db, ada, { attemptId, page, events }, now);
  const log_ = (now: number) => selectLog(db, tom, { attemptId, itemIds }, now);
  return { ...people, catalog, attemptId, itemIds, event, tell, log: log_ };
}

test('staff read what happened in order, with where each page told it from and when it was, also what was told later', async () => {
  const { db, catalog, ada, tom, attemptId, itemIds, event, tell, log } = await room(true);
  tell('one', 1000, event('opened'), event('saw', 'norm'));
  answer(db, catalog, ada, { attemptId, itemId: 'norm', answer: { text: '2' } }, 2000);
  tell('two', 3000, event('opened'));
  // A minute offline: told at its end.
  tell('one', 64_000, event('left', null, 60_000), event('back', null, 1000));
  giveTime(db, tom, { attemptId, minutes: 1 }, 70_000);
  expect(finishOverdue(db, catalog, 11 * MINUTE)).toBe(1);
  const number = itemIds.indexOf('norm') + 1;
  expect(log(12 * MINUTE)).toEqual([
    { at: 0, kind: 'begun', number: null, page: null },
    { at: 1000, kind: 'opened', number: null, page: 1 },
    { at: 1000, kind: 'saw', number, page: 1 },
    { at: 2000, kind: 'answered', number, page: null },
    { at: 3000, kind: 'opened', number: null, page: 2 },
    { at: 4000, kind: 'left', number: null, page: 1 },
    { at: 63_000, kind: 'back', number: null, page: 1 },
    { at: 70_000, kind: 'time-given', number: null, page: null },
    { at: 11 * MINUTE, kind: 'ran-out', number: null, page: null },
  ]);
});

test('a quiz that keeps no log keeps marks for later, which are there on every device, and nothing else', async () => {
  const { db, catalog, ada, attemptId, event, tell, log } = await room(false);
  tell('one', 1000, event('opened'), event('left'), event('flagged', 'norm'), event('flagged', 'limit'));
  tell('two', 2000, event('unflagged', 'limit'));
  expect([...flaggedIn(db, attemptId)]).toEqual(['norm']);
  const seen = selectAttemptForStudent(db, catalog, ada, attemptId, 3000).items;
  expect(seen.filter(({ flagged }) => flagged).map(({ item }) => item.id)).toEqual(['norm']);
  expect(log(3000).map(({ kind }) => kind)).toEqual(['begun', 'flagged', 'flagged', 'unflagged']);
});

test('nobody tells anything of another’s run, or of one that is over; students read no log; lines are never changed', async () => {
  const { db, bob, ada, attemptId, event, tell } = await room(true);
  const events = [event('opened')];
  expect(() => tellEvents(db, bob, { attemptId, page: 'x', events }, 1)).toThrow(
    refusal('not-found', 'attempt-unknown'),
  );
  tell('one', 1, ...events);
  expect(() => tell('one', 10 * MINUTE, ...events)).toThrow(refusal('conflict', 'attempt-finished'));
  expect(() => selectLog(db, ada, { attemptId, itemIds: [] }, 2)).toThrow(refusal('forbidden', 'staff-only'));
  expect(() => db.$client.exec("update attempt_events set kind = 'back'")).toThrow(/append-only/);
});
