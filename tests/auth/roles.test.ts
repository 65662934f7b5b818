import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { acceptInvitation, createInvitation, firstInstructorInvitation } from '@/lib/auth/invitations';
import { invitations, users } from '@/lib/db/schema';
import { DomainError } from '@/lib/errors';
import { Browser, type World, world } from './people';

const roleOf = ({ db }: World, userId: string) => db.select().from(users).where(eq(users.id, userId)).get()?.role;

async function student(w: World, name: string): Promise<Actor> {
  const browser = new Browser(w.auth);
  await browser.signUp(name);
  return { userId: (await browser.userId()) ?? '', role: 'student', guest: false };
}

const reasonOf = (act: () => unknown) => {
  try {
    act();
  } catch (error) {
    return error instanceof DomainError ? error.reason : error;
  }
  return 'not refused';
};

test('a role in the body of a sign-up gives no role', async () => {
  const w = world();
  const browser = new Browser(w.auth);
  await browser.signUp('Eve', { role: 'instructor' });
  await browser.signUp('Eva', { email: 'eva@example.org' });
  expect(
    w.db
      .select()
      .from(users)
      .all()
      .map((user) => user.role),
  ).not.toContain('instructor');
});

test('nobody changes their own role, language or guesthood through their account', async () => {
  const w = world();
  const browser = new Browser(w.auth);
  await browser.signUp('Eve');
  const id = (await browser.userId()) ?? '';
  for (const body of [{ role: 'instructor' }, { name: 'Eve', role: 'assistant' }, { isAnonymous: true }]) {
    await browser.post('update-user', body);
  }
  expect(w.db.select().from(users).where(eq(users.id, id)).get()).toMatchObject({
    role: 'student',
    isAnonymous: false,
  });
});

test('an invitation gives its role once, and to nobody else', async () => {
  const w = world();
  const [ada, bob] = [await student(w, 'Ada'), await student(w, 'Bob')];
  const token = createInvitation(w.db, 'instructor', 1000);
  expect(acceptInvitation(w.db, ada, token, 2000)).toEqual({ role: 'instructor' });
  expect(reasonOf(() => acceptInvitation(w.db, bob, token, 3000))).toBe('invitation-unknown');
  expect([roleOf(w, ada.userId), roleOf(w, bob.userId)]).toEqual(['instructor', 'student']);
});

test('an invitation ends after a week', async () => {
  const w = world();
  const ada = await student(w, 'Ada');
  const token = createInvitation(w.db, 'assistant', 0);
  expect(reasonOf(() => acceptInvitation(w.db, ada, token, 7 * 24 * 3600 * 1000))).toBe('invitation-unknown');
  expect(roleOf(w, ada.userId)).toBe('student');
});

test('a guest signs up before taking a role', async () => {
  const w = world();
  const browser = new Browser(w.auth);
  const guest: Actor = { userId: await browser.saveAsGuest(), role: 'student', guest: true };
  const token = createInvitation(w.db, 'instructor', 0);
  expect(reasonOf(() => acceptInvitation(w.db, guest, token, 1))).toBe('sign-up-first');
  expect(acceptInvitation(w.db, await student(w, 'Ada'), token, 2).role).toBe('instructor');
});

test("an instructor who opens an assistant's link stays an instructor", async () => {
  const w = world();
  const ada = await student(w, 'Ada');
  acceptInvitation(w.db, ada, createInvitation(w.db, 'instructor', 0), 1);
  acceptInvitation(w.db, { ...ada, role: 'instructor' }, createInvitation(w.db, 'assistant', 0), 2);
  expect(roleOf(w, ada.userId)).toBe('instructor');
});

test('the first-instructor link is new at each start, the old one is dead, and there is none once it was used', async () => {
  const w = world();
  const ada = await student(w, 'Ada');
  const first = firstInstructorInvitation(w.db, 0) ?? '';
  const second = firstInstructorInvitation(w.db, 1) ?? '';
  expect(reasonOf(() => acceptInvitation(w.db, ada, first, 2))).toBe('invitation-unknown');
  acceptInvitation(w.db, ada, second, 3);
  expect(firstInstructorInvitation(w.db, 4)).toBeNull();
});

test('the database keeps no token that could be read and used', () => {
  const w = world();
  const token = createInvitation(w.db, 'instructor', 0);
  expect(JSON.stringify(w.db.select().from(invitations).all())).not.toContain(token);
});
