import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { type Actor, OPERATOR, type Role } from '@/lib/auth/actor';
import { createPasswordReset, selectPasswordReset } from '@/lib/auth/password-reset';
import { users, verifications } from '@/lib/db/schema';
import { DomainError } from '@/lib/errors';
import { Browser, type World, world } from './people';

const reasonOf = async (act: () => Promise<unknown>) => {
  try {
    await act();
  } catch (error) {
    return error instanceof DomainError ? error.reason : error;
  }
  return 'not refused';
};

const as = (role: Role): Actor => ({ userId: `the ${role}`, role, guest: false });

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

test('staff make links for students, instructors for staff too, and nobody for a guest', async () => {
  const w = world();
  const { id } = await ada(w);
  const make = (actor: Actor, userId = id) => reasonOf(() => createPasswordReset(w.auth, w.db, actor, userId, 1));
  expect(await make(as('student'))).toBe('staff-only');
  expect(await make({ ...as('student'), userId: id })).toBe('staff-only');
  expect(await make(as('assistant'))).toBe('not refused');
  for (const role of ['assistant', 'instructor'] as const) {
    w.db.update(users).set({ role }).where(eq(users.id, id)).run();
    expect(await make(as('assistant'))).toBe('instructor-only');
    expect(await make(as('instructor'))).toBe('not refused');
  }
  expect(await make(OPERATOR, 'nobody')).toBe('user-unknown');
  expect(await make(OPERATOR, await new Browser(w.auth).saveAsGuest())).toBe('guest-password');
});
