import { getTableConfig } from 'drizzle-orm/sqlite-core';
import { expect, test } from 'vitest';
import { eraseAccount, FRESH_MS } from '@/lib/accounts/erase';
import { ownData } from '@/lib/accounts/own-data';
import { ERASED } from '@/lib/accounts/queries';
import { answer, finish, startQuiz } from '@/lib/attempts/quiz';
import { listDropped } from '@/lib/auth/enrolments';
import { personColumns } from '@/lib/auth/guests/queries';
import { findUser, updateAdministrator } from '@/lib/auth/queries';
import { saveDraft } from '@/lib/drafts/drafts';
import { sendFeedback } from '@/lib/feedback/lesson-feedback';
import { submitCode } from '@/lib/submissions/submit';
import { openClass, refusal } from '../attempts/class';
import { smallCatalog, withPolicy } from '../catalog/small-course';
import { recordNext } from '../submissions/record-next';
import { plainVerdict } from '../submissions/verdict';

const catalog = await smallCatalog();
const place = { courseId: 'small', quizId: 'first' };
type Class = ReturnType<typeof openClass>;

function work({ db }: Class, actor: Class['ada'], from = catalog, source = 'const mine = 1;') {
  const { attemptId } = startQuiz(db, from, actor, place, { now: 10, seed: 7 });
  answer(db, from, actor, { attemptId, itemId: 'limit', answer: { choice: 'any' }, certainty: 3 }, 11);
  finish(db, from, actor, { attemptId }, 12);
  submitCode(db, from, actor, { courseId: 'small', challengeId: 'fit-line', source, requestId: 'one' }, 13);
  recordNext(db, plainVerdict([7]), 14);
  sendFeedback(
    db,
    from,
    actor,
    { courseId: 'small', chapterId: 'first', clear: 'no', comment: `by ${actor.userId}`, locale: 'en' },
    15,
  );
}

test('one’s own data are all there, and nobody else’s', () => {
  const all = openClass();
  work(all, all.ada);
  work(all, all.bob, catalog, 'const other = 2;');
  const data = ownData(all.db, catalog, all.ada, 20);
  expect(data).toMatchObject({
    person: { id: 'ada', email: 'ada@example.org' },
    enrolments: [{ courseId: 'small', role: 'student' }],
    quizzes: [{ quizId: 'first', finishedAt: 12 }],
    answers: [{ itemId: 'limit', answer: { choice: 'any' }, certainty: 3 }],
    submissions: [{ source: 'const mine = 1;', state: 'done', verdict: { points: expect.any(Number) } }],
    feedback: [{ clear: 'no', comment: 'by ada' }],
  });
  expect(data.quizzes[0]?.points).not.toBeNull();
  expect(JSON.stringify(data)).not.toMatch(/bob|const other/);
});

test('points of a quiz whose results are not released are not in the file either', async () => {
  const later = withPolicy(await smallCatalog(), { results: 'at-release' });
  const all = openClass();
  work(all, all.ada, later);
  expect(ownData(all.db, later, all.ada, 20).quizzes[0]).toMatchObject({ points: null, correct: null });
});

test('an erased account has no name, no address and no way in; what was handed in stays without a name', () => {
  const all = openClass();
  const { db, ada, bob, ina } = all;
  work(all, ada);
  work(all, bob);
  saveDraft(db, catalog, ada, { key: 'challenge:small:fit-line', content: 'secret thoughts', basedOn: null }, 16);
  eraseAccount(db, ada, 20, 20);
  const row = findUser(db, 'ada');
  expect(row).toMatchObject({ name: 'Deleted', email: 'ada@deleted.invalid', isAnonymous: true });
  const left = ownData(db, catalog, { ...ada, guest: true }, 30);
  expect(left).toMatchObject({ drafts: [], feedback: [], questions: [], person: { email: null } });
  expect(left.submissions).toHaveLength(1);
  expect(listDropped(db, ina, 'small').map(({ id }) => id)).toEqual(['ada']);
  expect(findUser(db, 'bob')).toMatchObject({ name: 'bob', email: 'bob@example.org' });
});

test('only a fresh session erases an account, and never the last administrator’s', () => {
  const { db, ada, bob } = openClass();
  expect(() => eraseAccount(db, ada, 0, FRESH_MS + 1)).toThrow(refusal('forbidden', 'sign-in-again'));
  const chief = { ...bob, administrator: true as const };
  updateAdministrator(db, 'bob', true);
  expect(() => eraseAccount(db, chief, 5, 6)).toThrow(refusal('conflict', 'last-administrator'));
  updateAdministrator(db, 'ada', true);
  eraseAccount(db, chief, 5, 6);
  expect(findUser(db, 'bob')?.administrator).toBe(false);
});

test('of every table that names a person somebody has said what becomes of it when the account is erased', () => {
  const named = [...new Set(personColumns().map(({ name }) => name))].sort();
  const erased = ERASED.map((table) => `${getTableConfig(table).name}.user_id`);
  const kept = [
    'accommodations.updated_by',
    'assignments.updated_by',
    'attempts.user_id',
    'comments.author_id',
    'enrolments.user_id',
    'invitations.used_by',
    'lesson_feedback.handled_by',
    'markings.marked_by',
    'remarks.made_by',
    'remarks.undone_by',
    'saved_comments.saved_by',
    'staff_questions.replied_by',
    'submissions.user_id',
    'time_given.given_by',
    'visits.user_id',
  ];
  expect(named).toEqual([...erased, ...kept, 'access_tokens.created_by'].sort());
});
