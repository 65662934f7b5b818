import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { countWaiting, listReviewInbox, listThreadsOf, listUnseenWork } from '@/lib/review/read';
import { answerIn, commentOn, MAX_TEXT, noteSeen, settle, takeBack } from '@/lib/review/threads';
import { submitCode } from '@/lib/submissions/submit';
import { actorIn, openClass, refusal } from '../attempts/class';
import { smallCatalog } from '../catalog/small-course';

const catalog = await smallCatalog();

function room() {
  const people = openClass();
  const { db, ada } = people;
  const code = { courseId: 'small', challengeId: 'fit-line', source: 'one\ntwo\nthree', requestId: randomUUID() };
  const { submissionId } = submitCode(db, catalog, ada, code, 5);
  const about = { submissionId, lines: { first: 2, last: 3 }, body: ' Why `two`? ' };
  return { ...people, submissionId, about };
}

test('staff comment on lines, and the student sees it as new until they have seen it', () => {
  const { db, ada, bob, tom, submissionId, about } = room();
  commentOn(db, tom, about, 10);
  expect(listThreadsOf(db, ada, submissionId)).toMatchObject([
    {
      kind: 'comment',
      lines: { first: 2, last: 3 },
      waits: false,
      comments: [{ author: 'tom', byStaff: true, own: false, body: 'Why `two`?', unseen: true }],
    },
  ]);
  expect(listUnseenWork(db, ada, 'small')).toEqual([{ count: 1, about: { submissionId, challengeId: 'fit-line' } }]);
  expect(listUnseenWork(db, bob, 'small')).toEqual([]);
  noteSeen(db, tom, { submissionId }, 15);
  expect(listUnseenWork(db, ada, 'small')).toHaveLength(1);
  noteSeen(db, ada, { submissionId }, 20);
  expect(listUnseenWork(db, ada, 'small')).toEqual([]);
  expect(listReviewInbox(db, tom, 'small')).toEqual([]);
});

test('a student’s answer waits for the staff until they answer or settle it', () => {
  const { db, ada, ina, tom, about } = room();
  const { threadId } = commentOn(db, tom, about, 10);
  answerIn(db, ada, { threadId, body: 'Because.' }, 20);
  expect(listReviewInbox(db, ina, 'small')).toMatchObject([
    { id: threadId, waits: true, student: { name: 'ada' }, comments: [{ byStaff: true }, { byStaff: false }] },
  ]);
  expect(countWaiting(db, ina, 'small')).toBe(1);
  answerIn(db, ina, { threadId, body: 'I see.' }, 30);
  expect(countWaiting(db, ina, 'small')).toBe(0);
  expect(listReviewInbox(db, ina, 'small')).toMatchObject([{ waits: false }]);
  settle(db, ina, { threadId, waits: true }, 40);
  expect(countWaiting(db, ina, 'small')).toBe(1);
  settle(db, ina, { threadId, waits: false }, 50);
  expect(countWaiting(db, ina, 'small')).toBe(0);
});

test('a student asks for a second look, and what has waited longest comes first', () => {
  const { db, ada, ina, submissionId } = room();
  const ask = (body: string, now: number) => commentOn(db, ada, { submissionId, lines: null, body }, now).threadId;
  const [first, second, third] = [ask('one', 10), ask('two', 20), ask('three', 30)];
  answerIn(db, ina, { threadId: first, body: 'done' }, 40);
  expect(listReviewInbox(db, ina, 'small').map(({ id, kind }) => [id, kind])).toEqual([
    [second, 'second-look'],
    [third, 'second-look'],
    [first, 'second-look'],
  ]);
});

test('nobody else’s work, no lines that are not there, no empty words', () => {
  const { db, ada, bob, tom, about, submissionId } = room();
  const other = actorIn('other', 'ina', 'instructor');
  for (const actor of [bob, other]) {
    expect(() => commentOn(db, actor, about, 10)).toThrow(refusal('not-found', 'submission-unknown'));
    expect(() => listThreadsOf(db, actor, submissionId)).toThrow(refusal('not-found', 'submission-unknown'));
  }
  for (const lines of [
    { first: 0, last: 1 },
    { first: 3, last: 2 },
    { first: 3, last: 4 },
  ]) {
    expect(() => commentOn(db, tom, { ...about, lines }, 10)).toThrow(refusal('invalid', 'comment-lines'));
  }
  expect(() => commentOn(db, tom, { ...about, body: ' \n' }, 10)).toThrow(refusal('invalid', 'comment-empty'));
  const long = 'x'.repeat(MAX_TEXT + 1);
  expect(() => commentOn(db, tom, { ...about, body: long }, 10)).toThrow(refusal('invalid', 'comment-too-long'));
  const { threadId } = commentOn(db, tom, about, 10);
  for (const actor of [bob, other]) {
    const unknown = refusal('not-found', 'thread-unknown');
    expect(() => answerIn(db, actor, { threadId, body: 'x' }, 20)).toThrow(unknown);
    expect(() => settle(db, actor, { threadId, waits: false }, 20)).toThrow(unknown);
  }
  expect(() => settle(db, ada, { threadId, waits: false }, 20)).toThrow(refusal('forbidden', 'staff-only'));
  for (const actor of [ada, other]) {
    expect(() => listReviewInbox(db, actor, 'small')).toThrow(refusal('forbidden', 'staff-only'));
    expect(() => countWaiting(db, actor, 'small')).toThrow(refusal('forbidden', 'staff-only'));
  }
  const [said] = listThreadsOf(db, tom, submissionId)[0]?.comments ?? [];
  for (const actor of [bob, other]) {
    expect(() => noteSeen(db, actor, { submissionId }, 20)).toThrow(refusal('not-found', 'submission-unknown'));
    expect(() => takeBack(db, actor, said?.id ?? '', 60)).toThrow(refusal('not-found', 'thread-unknown'));
  }
});

test('who wrote a comment takes it back, and the thread goes with its last words', () => {
  const { db, ada, ina, tom, about, submissionId } = room();
  const { threadId } = commentOn(db, tom, about, 10);
  answerIn(db, ada, { threadId, body: 'Oh.' }, 20);
  const [mine, hers] = listThreadsOf(db, tom, submissionId)[0]?.comments ?? [];
  expect(() => takeBack(db, ina, mine?.id ?? '', 60)).toThrow(refusal('forbidden', 'comment-of-another'));
  expect(() => takeBack(db, ada, mine?.id ?? '', 60)).toThrow(refusal('forbidden', 'staff-only'));
  expect(() => takeBack(db, tom, hers?.id ?? '', 60)).toThrow(refusal('forbidden', 'comment-of-another'));
  takeBack(db, tom, mine?.id ?? '', 60);
  expect(listThreadsOf(db, ada, submissionId)[0]?.comments.map(({ body }) => body)).toEqual(['Oh.']);
  const alone = commentOn(db, tom, about, 30);
  const last = listThreadsOf(db, tom, submissionId).find(({ id }) => id === alone.threadId)?.comments[0];
  takeBack(db, tom, last?.id ?? '', 60);
  expect(listThreadsOf(db, tom, submissionId).map(({ id }) => id)).toEqual([threadId]);
});

test('a student who writes without end is told to wait; staff are not', () => {
  const { db, ada, tom, submissionId } = room();
  const write = (actor: typeof ada) => commentOn(db, actor, { submissionId, lines: null, body: 'x' }, 10);
  for (let i = 0; i < 40; i++) write(ada);
  expect(() => write(ada)).toThrow(refusal('too-many', 'comments-too-many'));
  for (let i = 0; i < 41; i++) write(tom);
});
