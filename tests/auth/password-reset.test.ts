import { expect, test } from 'vitest';
import { type Actor, OPERATOR, type Role } from '@/lib/auth/actor';
import { createPasswordReset, selectPasswordReset } from '@/lib/auth/password-reset';
import { updateAdministrator, updateEnrolmentState, upsertRole } from '@/lib/auth/queries';
import { verifications } from '@/lib/db/schema';
import { DomainError } from '@/lib/errors';
import { actorIn } from '../attempts/class';
import { Browser, type World, world } from './people';

const reasonOf = async (act: () => Promise<unknown>) => {
  try {
    await act();
  } catch (error) {
    return error instanceof DomainError ? error.reason : error;
  }
  return 'not refused';
};

const as = (role: Role) => actorIn('one', `the ${role}`, role);

async function ada(w: World): Promise<{ id: string; browser: Browser }> {
  const browser = new Browser(w.auth);
  await browser.signUp('Ada');
  return { id: (await browser.userId()) ?? '', browser };
}

const signIn = (w: World, password: string) =>
  new Browser(w.auth).post('sign-in/email', { email: 'ada@example.org', password });
const use = (w: World, token: string, newPassword: string) =>
  new Browser(w.auth).post('reset-password', { token, newPassword });

test('a link sets a new password once, ends every session, and is kept as a hash', { timeout: 60_000 }, async () => {
  const w = world();
  const { id, browser } = await ada(w);
  const { token, name, email } = await createPasswordReset(w.auth, w.db, as('instructor'), id, Date.now());
  expect([name, email]).toEqual(['Ada', 'ada@example.org']);
  expect(JSON.stringify(w.db.select().from(verifications).all())).not.toContain(token);
  expect(await selectPasswordReset(w.auth, w.db, token, Date.now())).toEqual({ name, email });

  const short = await use(w, token, 'seven77');
  expect([short.status, (await short.json()).code]).toEqual([400, 'PASSWORD_TOO_SHORT']);
  expect(await browser.userId()).toBe(id);
  expect((await use(w, token, 'a new sentence')).status).toBe(200);
  expect(await browser.userId()).toBeNull();
  const again = await use(w, token, 'somebody else’s');
  expect([again.status, (await again.json()).code]).toEqual([400, 'INVALID_TOKEN']);
  expect([(await signIn(w, 'long enough')).status, (await signIn(w, 'a new sentence')).status]).toEqual([401, 200]);
});

test('a link ends after a day, and when another one is made', async () => {
  const w = world();
  const { id } = await ada(w);
  const DAY = 24 * 3600 * 1000;
  const now = Date.now();
  const make = (at: number) => createPasswordReset(w.auth, w.db, OPERATOR, id, at);
  const first = await make(now);
  const second = await make(now);
  expect(await reasonOf(() => selectPasswordReset(w.auth, w.db, first.token, now))).toBe('invalid-token');
  expect(await reasonOf(() => selectPasswordReset(w.auth, w.db, second.token, now + DAY - 1))).toBe('not refused');
  expect(await reasonOf(() => selectPasswordReset(w.auth, w.db, second.token, now + DAY))).toBe('invalid-token');
  const old = await make(now - DAY - 1);
  expect((await use(w, old.token, 'a new sentence')).status).toBe(400);
  for (const nonsense of ['', 'nonsense', '../x', `reset-password:${second.token}`]) {
    expect(await reasonOf(() => selectPasswordReset(w.auth, w.db, nonsense, now))).toBe('invalid-token');
  }
});

test('a link is made by who teaches every course that the person is in, and nobody makes one for a guest', async () => {
  const w = world();
  const { id } = await ada(w);
  const make = (actor: Actor, userId = id) => reasonOf(() => createPasswordReset(w.auth, w.db, actor, userId, 1));
  const put = (courseId: string, role: Role) => upsertRole(w.db, { userId: id, courseId, role, enrolledAt: 1 });
  expect(await make(as('student'))).toBe('staff-only');
  expect(await make({ ...as('student'), userId: id })).toBe('staff-only');
  put('one', 'student');
  expect(await make(as('assistant'))).toBe('not refused');
  for (const role of ['assistant', 'instructor'] as const) {
    put('one', role);
    expect(await make(as('assistant'))).toBe('password-elsewhere');
    expect(await make(as('instructor'))).toBe('not refused');
  }
  // Whoever becomes Ada would see what she did in the other course.
  put('two', 'student');
  expect(await make(as('instructor'))).toBe('password-elsewhere');
  expect(
    await make({
      ...as('instructor'),
      staffOf: new Map([
        ['one', 'instructor'],
        ['two', 'assistant'],
      ]),
    }),
  ).toBe('not refused');
  expect(await make(OPERATOR)).toBe('not refused');
  updateEnrolmentState(w.db, id, 'two', 'dropped');
  expect(await make(as('instructor')), 'what she did there is still hers').toBe('password-elsewhere');
  updateAdministrator(w.db, id, true);
  expect(
    await make({
      ...as('instructor'),
      staffOf: new Map([
        ['one', 'instructor'],
        ['two', 'instructor'],
      ]),
    }),
  ).toBe('administrator-only');
  expect(await make(OPERATOR, 'nobody')).toBe('user-unknown');
  expect(await make(OPERATOR, await new Browser(w.auth).saveAsGuest())).toBe('guest-password');
});
