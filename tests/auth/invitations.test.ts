import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import {
  acceptInvitation,
  createInvitation,
  firstAdministratorInvitation,
  type Invited,
  inviteStaff,
  listAllInvitations,
  listInvitations,
  revokeInvitation,
  selectInvitation,
} from '@/lib/auth/invitations';
import { findEnrolment, updateEnrolmentState } from '@/lib/auth/queries';
import { invitations, users } from '@/lib/db/schema';
import { openClass } from '../attempts/class';
import { Browser, reasonOf, world } from './people';

const assistant: Invited = { role: 'assistant', courseId: 'one' };
const instructor: Invited = { role: 'instructor', courseId: 'one' };
const administrator: Invited = { role: 'administrator', courseId: null };
const WEEK = 7 * 24 * 3600 * 1000;

const root: Actor = { userId: 'root', guest: false, administrator: true };

function school() {
  const w = openClass('one');
  const { db } = w;
  const roleOf = (userId: string, courseId = 'one') => findEnrolment(db, userId, courseId)?.role;
  const isAdministrator = (userId: string) =>
    db.select().from(users).where(eq(users.id, userId)).get()?.administrator ?? false;
  return { ...w, roleOf, isAdministrator };
}

test('an invitation gives its role in its course once, and to nobody else', () => {
  const { db, ada, bob, roleOf, isAdministrator } = school();
  const token = createInvitation(db, instructor, 1000);
  expect(selectInvitation(db, token, 1500)).toEqual(instructor);
  expect(acceptInvitation(db, ada, token, 2000)).toEqual(instructor);
  expect(reasonOf(() => acceptInvitation(db, bob, token, 3000))).toBe('invitation-unknown');
  expect(reasonOf(() => selectInvitation(db, token, 3000))).toBe('invitation-unknown');
  expect([roleOf('ada'), roleOf('ada', 'two'), roleOf('bob')]).toEqual(['instructor', undefined, undefined]);
  expect(isAdministrator('ada')).toBe(false);
});

test('an invitation for an administrator gives no role in a course', () => {
  const { db, ada, roleOf, isAdministrator } = school();
  acceptInvitation(db, ada, createInvitation(db, administrator, 1), 2);
  expect([isAdministrator('ada'), isAdministrator('bob'), roleOf('ada')]).toEqual([true, false, undefined]);
});

test('an invitation ends after a week', () => {
  const { db, ada, roleOf } = school();
  const token = createInvitation(db, assistant, 0);
  expect(reasonOf(() => acceptInvitation(db, ada, token, WEEK))).toBe('invitation-unknown');
  expect(roleOf('ada')).toBeUndefined();
});

test('a guest signs up before taking a role', async () => {
  const w = world();
  const guest: Actor = { userId: await new Browser(w.auth).saveAsGuest(), guest: true };
  const token = createInvitation(w.db, instructor, 0);
  expect(reasonOf(() => acceptInvitation(w.db, guest, token, 1))).toBe('sign-up-first');
  const browser = new Browser(w.auth);
  await browser.signUp('Ada');
  const ada: Actor = { userId: (await browser.userId()) ?? '', guest: false };
  expect(acceptInvitation(w.db, ada, token, 2).role).toBe('instructor');
});

test("an instructor who opens an assistant's link stays one in that course, and becomes an assistant in another", () => {
  const { db, ina, roleOf } = school();
  expect(acceptInvitation(db, ina, createInvitation(db, assistant, 0), 2)).toEqual(instructor);
  acceptInvitation(db, ina, createInvitation(db, { role: 'assistant', courseId: 'two' }, 0), 2);
  expect([roleOf('ina'), roleOf('ina', 'two')]).toEqual(['instructor', 'assistant']);
  updateEnrolmentState(db, 'ina', 'one', 'dropped');
  expect(acceptInvitation(db, ina, createInvitation(db, assistant, 0), 2), 'what was taken is not kept').toEqual(
    assistant,
  );
  expect(findEnrolment(db, 'ina', 'one')).toMatchObject({ role: 'assistant', state: 'active' });
});

test('the first-administrator link is new at each start, the old one is dead, and there is none once it was used', () => {
  const { db, ada, isAdministrator } = school();
  const first = firstAdministratorInvitation(db, 0) ?? '';
  const staffLink = createInvitation(db, assistant, 0);
  const second = firstAdministratorInvitation(db, 1) ?? '';
  expect(reasonOf(() => acceptInvitation(db, ada, first, 2))).toBe('invitation-unknown');
  expect(selectInvitation(db, staffLink, 2), 'other links live on').toEqual(assistant);
  acceptInvitation(db, ada, second, 3);
  expect(isAdministrator('ada')).toBe(true);
  expect(firstAdministratorInvitation(db, 4)).toBeNull();
});

test('the database keeps no token that could be read and used', () => {
  const { db } = school();
  const token = createInvitation(db, instructor, 0);
  expect(JSON.stringify(db.select().from(invitations).all())).not.toContain(token);
});

test('instructors invite to their course, administrators to anything', () => {
  const { db, ada, tom, ina } = school();
  const invite = (by: Actor, invited: Invited) => reasonOf(() => inviteStaff(db, by, invited, 1));
  const elsewhere: Invited = { role: 'assistant', courseId: 'two' };
  for (const by of [ada, tom]) expect(invite(by, assistant)).toBe('instructor-only');
  expect(invite(ina, instructor)).toBe('not refused');
  expect(invite(ina, elsewhere)).toBe('instructor-only');
  expect(invite(ina, administrator)).toBe('administrator-only');
  for (const invited of [instructor, elsewhere, administrator]) expect(invite(root, invited)).toBe('not refused');
});

test('open invitations are listed without their tokens, to who could have made them', () => {
  const { db, ada, tom, ina } = school();
  const token = createInvitation(db, instructor, 1000);
  createInvitation(db, administrator, 2000);
  createInvitation(db, { role: 'assistant', courseId: 'two' }, 3000);
  const list = (by: Actor, courseId = 'one') => listInvitations(db, by, courseId, 4000);
  expect(list(ina)).toMatchObject([{ ...instructor, createdAt: 1000 }]);
  expect(list(root)).toMatchObject([administrator, instructor]);
  expect(listAllInvitations(db, root, 4000)).toHaveLength(3);
  expect(JSON.stringify(listAllInvitations(db, root, 4000))).not.toContain(token);
  expect(listAllInvitations(db, root, 3000 + WEEK)).toEqual([]);
  expect(reasonOf(() => list(ina, 'two'))).toBe('instructor-only');
  expect(reasonOf(() => list(tom))).toBe('instructor-only');
  expect(reasonOf(() => list(ada))).toBe('instructor-only');
  expect(reasonOf(() => listAllInvitations(db, ina, 4000))).toBe('administrator-only');
});

test('an invitation is revoked by who could have made it, and opened no more then', () => {
  const { db, ada, tom, ina } = school();
  const token = createInvitation(db, instructor, 1000);
  createInvitation(db, administrator, 2000);
  createInvitation(db, { role: 'assistant', courseId: 'two' }, 3000);
  const [elsewhere = '', whole = '', own = ''] = listAllInvitations(db, root, 4000).map(({ id }) => id);
  const revoke = (by: Actor, id: string) => reasonOf(() => revokeInvitation(db, by, id, 4000));
  for (const by of [ada, tom]) expect(revoke(by, own)).toBe('instructor-only');
  for (const id of [elsewhere, whole, 'nonsense']) expect(revoke(ina, id)).toBe('invitation-unknown');
  expect(reasonOf(() => acceptInvitation(db, ada, own, 4000))).toBe('invitation-unknown');
  expect(revoke(ina, own)).toBe('not refused');
  expect(reasonOf(() => acceptInvitation(db, ada, token, 4000))).toBe('invitation-unknown');
  expect(revoke(ina, own)).toBe('invitation-unknown');
  for (const id of [elsewhere, whole]) expect(revoke(root, id)).toBe('not refused');
  expect(listAllInvitations(db, root, 4000)).toEqual([]);
});
