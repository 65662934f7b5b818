import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { type Actor, OPERATOR } from '@/lib/auth/actor';
import {
  acceptInvitation,
  createInvitation,
  firstInstructorInvitation,
  listInvitations,
  revokeInvitation,
} from '@/lib/auth/invitations';
import { listStaff, selectPersonByEmail, setRole } from '@/lib/auth/roles';
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

/** Accounts without passwords: these tests are about what they may do. */
function school(): World & { actor: (id: string) => Actor } {
  const w = world();
  const roles = { ada: 'instructor', bob: 'instructor', cleo: 'assistant', dan: 'student' } as const;
  for (const [id, role] of Object.entries(roles)) {
    w.db
      .insert(users)
      .values({ id, name: id, email: `${id}@example.org`, role })
      .run();
  }
  w.db.insert(users).values({ id: 'guest', name: 'Guest', email: 'guest@guest.invalid', isAnonymous: true }).run();
  return { ...w, actor: (id) => ({ userId: id, role: roles[id as keyof typeof roles], guest: false }) };
}

test('an instructor takes a role away and gives one, and nobody else does', () => {
  const w = school();
  const set = (by: string, userId: string, role: Actor['role']) =>
    reasonOf(() => setRole(w.db, w.actor(by), { userId, role }));
  expect(set('cleo', 'cleo', 'instructor')).toBe('instructor-only');
  expect(set('dan', 'ada', 'student')).toBe('instructor-only');
  expect(set('ada', 'bob', 'student')).toBe('not refused');
  expect(set('ada', 'cleo', 'student')).toBe('not refused');
  expect(['bob', 'cleo'].map((id) => roleOf(w, id))).toEqual(['student', 'student']);
  expect(set('ada', 'guest', 'assistant')).toBe('guest-role');
  expect(set('ada', 'nobody', 'student')).toBe('user-unknown');
});

test('the last instructor stays one, whoever asks', () => {
  const w = school();
  const set = (by: Actor, userId: string) => reasonOf(() => setRole(w.db, by, { userId, role: 'student' }));
  expect(set(w.actor('ada'), 'ada')).toBe('not refused');
  expect(set(w.actor('bob'), 'bob')).toBe('last-instructor');
  expect(set(OPERATOR, 'bob')).toBe('last-instructor');
  expect(roleOf(w, 'bob')).toBe('instructor');
});

test('staff see who teaches, and find an account by its e-mail; students do neither', () => {
  const w = school();
  expect(listStaff(w.db, w.actor('cleo')).map(({ id }) => id)).toEqual(['ada', 'bob', 'cleo']);
  expect(selectPersonByEmail(w.db, w.actor('cleo'), ' DAN@example.org ').id).toBe('dan');
  expect(reasonOf(() => selectPersonByEmail(w.db, w.actor('ada'), 'guest@guest.invalid'))).toBe('user-unknown');
  expect(reasonOf(() => listStaff(w.db, w.actor('dan')))).toBe('staff-only');
  expect(reasonOf(() => selectPersonByEmail(w.db, w.actor('dan'), 'ada@example.org'))).toBe('staff-only');
});

test('open invitations are listed without their tokens, and opened no more once they are revoked', () => {
  const w = school();
  const token = createInvitation(w.db, 'instructor', 1000);
  createInvitation(w.db, 'assistant', 2000);
  const open = listInvitations(w.db, w.actor('ada'), 3000);
  expect(open).toMatchObject([{ role: 'assistant' }, { role: 'instructor', createdAt: 1000 }]);
  expect(JSON.stringify(open)).not.toContain(token);
  const { id } = open[1] as (typeof open)[number];
  expect(reasonOf(() => listInvitations(w.db, w.actor('cleo'), 3000))).toBe('instructor-only');
  expect(reasonOf(() => revokeInvitation(w.db, w.actor('cleo'), id))).toBe('instructor-only');
  expect(reasonOf(() => acceptInvitation(w.db, w.actor('dan'), id, 3000))).toBe('invitation-unknown');
  revokeInvitation(w.db, w.actor('ada'), id);
  expect(reasonOf(() => acceptInvitation(w.db, w.actor('dan'), token, 3000))).toBe('invitation-unknown');
  expect(reasonOf(() => revokeInvitation(w.db, w.actor('ada'), id))).toBe('invitation-unknown');
  expect(listInvitations(w.db, w.actor('ada'), 3000)).toHaveLength(1);
  expect(listInvitations(w.db, w.actor('ada'), 2000 + 7 * 24 * 3600 * 1000)).toEqual([]);
});
