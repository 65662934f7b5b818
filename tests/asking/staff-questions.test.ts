import { expect, test } from 'vitest';
import { askStaff, listInbox, listOwnQuestions, MAX_TEXT, replyTo } from '@/lib/asking/staff-questions';
import { setWindow } from '@/lib/assignments/windows';
import { submitCode } from '@/lib/submissions/submit';
import { actorIn, openClass, refusal } from '../attempts/class';
import { smallCatalog } from '../catalog/small-course';

const catalog = await smallCatalog();
const plain = {
  courseId: 'small',
  chapterId: 'first',
  challengeId: null,
  question: ' Why a plane? ',
  passageId: null,
  submissionId: null,
  locale: 'en',
};
const aboutNote = { ...plain, passageId: 'first#p2' };

test('a question lands in the inbox of the course with its paragraph, and the reply comes back', () => {
  const { db, ada, bob, tom, ina } = openClass();
  const { id } = askStaff(db, catalog, ada, aboutNote, 10);
  expect(listInbox(db, tom, 'small')).toMatchObject([
    {
      id,
      student: 'ada',
      question: 'Why a plane?',
      passage: expect.stringContaining('plane of solutions'),
      reply: null,
    },
  ]);
  replyTo(db, ina, { id, reply: 'Two directions are free.' }, 20);
  expect(listOwnQuestions(db, ada, 'small')).toMatchObject([
    { id, reply: 'Two directions are free.', repliedBy: 'ina' },
  ]);
  expect(listOwnQuestions(db, bob, 'small')).toEqual([]);
});

test('what waits for a reply comes first', () => {
  const { db, ada, ina } = openClass();
  const [first, second] = [10, 20].map((now) => askStaff(db, catalog, ada, plain, now).id);
  replyTo(db, ina, { id: second as string, reply: 'So.' }, 30);
  expect(listInbox(db, ina, 'small').map(({ id }) => id)).toEqual([first, second]);
});

test('only the staff of the course read and reply', () => {
  const { db, ada, bob } = openClass();
  const { id } = askStaff(db, catalog, ada, plain, 10);
  for (const actor of [ada, bob, actorIn('other', 'ina', 'instructor')]) {
    expect(() => listInbox(db, actor, 'small')).toThrow(refusal('forbidden', 'staff-only'));
    expect(() => replyTo(db, actor, { id, reply: 'x' }, 20)).toThrow(refusal('forbidden', 'staff-only'));
  }
});

test('a question goes with one’s own submission to that challenge, and with no other', () => {
  const { db, ada, bob, ina } = openClass();
  const code = { courseId: 'small', challengeId: 'fit-line', source: 's', requestId: 'one' };
  const { submissionId } = submitCode(db, catalog, ada, code, 5);
  const about = { ...plain, challengeId: 'fit-line', submissionId };
  askStaff(db, catalog, ada, about, 10);
  expect(listInbox(db, ina, 'small')).toMatchObject([{ submissionId }]);
  const unknown = refusal('not-found', 'submission-unknown');
  expect(() => askStaff(db, catalog, bob, about, 10)).toThrow(unknown);
  expect(() => askStaff(db, catalog, ina, about, 10)).toThrow(unknown);
  expect(() => askStaff(db, catalog, ada, { ...about, challengeId: null }, 10)).toThrow(unknown);
});

test('a paragraph that is not shown yet cannot be taken along', () => {
  const { db, ada, ina } = openClass();
  const about = { ...plain, passageId: 'challenge:fit-line#p1' };
  setWindow(
    db,
    catalog,
    ina,
    { courseId: 'small', kind: 'challenge', targetId: 'fit-line', opensAt: 100, closesAt: 200 },
    1,
  );
  expect(() => askStaff(db, catalog, ada, about, 50)).toThrow(refusal('not-found', 'passage-unknown'));
  expect(() => askStaff(db, catalog, ada, { ...plain, passageId: 'none' }, 50)).toThrow(
    refusal('not-found', 'passage-unknown'),
  );
  askStaff(db, catalog, ada, about, 150);
});

test('what cannot be sent is refused, and too much of it', () => {
  const { db, ada } = openClass();
  const send =
    (change: object, now = 10) =>
    () =>
      askStaff(db, catalog, ada, { ...plain, ...change }, now);
  expect(send({ question: ' ' })).toThrow(refusal('invalid', 'question-empty'));
  expect(send({ question: 'x'.repeat(MAX_TEXT + 1) })).toThrow(refusal('invalid', 'question-too-long'));
  for (let i = 0; i < 20; i++) send({})();
  expect(send({})).toThrow(refusal('too-many', 'questions-too-many'));
  send({}, 4_000_000)();
  expect(listOwnQuestions(db, ada, 'small')).toHaveLength(21);
});
