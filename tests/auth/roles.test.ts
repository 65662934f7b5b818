import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { type Actor, OPERATOR, type Role } from '@/lib/auth/actor';
import { enrol, enrolmentOf, listDropped, setEnrolmentState } from '@/lib/auth/enrolments';
import { findEnrolment } from '@/lib/auth/queries';
import {
  listAdministrators,
  listAllStaff,
  listStaff,
  rolesOf,
  selectPersonByEmail,
  setAdministrator,
  setRole,
} from '@/lib/auth/roles';
import { users } from '@/lib/db/schema';
import { openClass } from '../attempts/class';
import { Browser, reasonOf, world } from './people';

test('nothing in the body of a sign-up gives a role', async () => {
  const w = world();
  const browser = new Browser(w.auth);
  await browser.signUp('Eve', { administrator: true });
  await browser.signUp('Eva', { email: 'eva@example.org', role: 'instructor' });
  expect(
    w.db
      .select()
      .from(users)
      .all()
      .map((user) => user.administrator),
  ).not.toContain(true);
});

test('nobody changes their own role, language or guesthood through their account', async () => {
  const w = world();
  const browser = new Browser(w.auth);
  await browser.signUp('Eve');
  const id = (await browser.userId()) ?? '';
  for (const body of [{ administrator: true }, { name: 'Eve', administrator: 1 }, { isAnonymous: true }]) {
    await browser.post('update-user', body);
  }
  expect(w.db.select().from(users).where(eq(users.id, id)).get()).toMatchObject({
    administrator: false,
    isAnonymous: false,
  });
});

/** The class of course "one" has an instructor, an assistant and two students; there is an administrator. */
function school() {
  const w = openClass('one');
  const { db, tom, ina, ada } = w;
  const enter = (id: string, more: Partial<typeof users.$inferInsert> = {}) =>
    db
      .insert(users)
      .values({ id, name: id, email: `${id}@example.org`, ...more })
      .run();
  enter('root', { administrator: true });
  enter('guest', { isAnonymous: true });
  const root: Actor = { userId: 'root', guest: false, administrator: true };
  const roleOf = (userId: string, courseId = 'one') => findEnrolment(db, userId, courseId)?.role;
  const set = (by: Actor, userId: string, role: Role, courseId = 'one') =>
    reasonOf(() => setRole(db, by, { courseId, userId, role }, 5));
  return { db, tom, ina, ada, root, roleOf, set };
}

test('an instructor takes a role away and gives one, in their course, and nobody else does', () => {
  const { db, tom, ina, ada, roleOf, set } = school();
  expect(set(tom, 'tom', 'instructor')).toBe('instructor-only');
  expect(set(ada, 'ina', 'student')).toBe('instructor-only');
  expect(set(ina, 'ina', 'instructor', 'two')).toBe('instructor-only');
  expect(set(ina, 'ada', 'instructor')).toBe('not refused');
  expect(set(ina, 'tom', 'student')).toBe('not refused');
  expect([roleOf('ada'), roleOf('tom'), roleOf('ada', 'two')]).toEqual(['instructor', 'student', undefined]);
  expect(set(ina, 'guest', 'assistant')).toBe('guest-role');
  expect(set(ina, 'nobody', 'student')).toBe('user-unknown');
  expect(setRole(db, ina, { courseId: 'one', userId: 'ina', role: 'student' }, 6)).toBe('instructor');
});

test('an administrator gives every role, and the last one stays one, whoever asks', () => {
  const { db, ina, root, roleOf, set } = school();
  const make = (by: Actor, userId: string, administrator: boolean) =>
    reasonOf(() => setAdministrator(db, by, { userId, administrator }, 5));
  expect(set(root, 'ada', 'instructor', 'two')).toBe('not refused');
  expect(roleOf('ada', 'two')).toBe('instructor');
  expect(make(ina, 'ina', true)).toBe('administrator-only');
  expect(make(ina, 'root', false)).toBe('administrator-only');
  expect(make(root, 'root', false)).toBe('last-administrator');
  expect(make(OPERATOR, 'root', false)).toBe('last-administrator');
  expect(make(root, 'guest', true)).toBe('guest-role');
  expect(make(root, 'ina', true)).toBe('not refused');
  expect(listAdministrators(db, ina).map(({ id }) => id)).toEqual(['ina', 'root']);
  expect(make(root, 'root', false)).toBe('not refused');
  expect(make(OPERATOR, 'ina', false)).toBe('last-administrator');
  expect(rolesOf(db, OPERATOR, 'ina')).toMatchObject({ administrator: true, courses: [{ courseId: 'one' }] });
  expect(reasonOf(() => rolesOf(db, ina, 'ina'))).toBe('administrator-only');
});

test('staff see who teaches their course, and find an account by its e-mail; students do neither', () => {
  const { db, tom, ada, root } = school();
  setRole(db, root, { courseId: 'two', userId: 'ada', role: 'instructor' }, 1);
  expect(listStaff(db, tom, 'one').map(({ id, role }) => [id, role])).toEqual([
    ['ina', 'instructor'],
    ['tom', 'assistant'],
  ]);
  expect(reasonOf(() => listStaff(db, tom, 'two'))).toBe('staff-only');
  expect(reasonOf(() => listAllStaff(db, tom))).toBe('administrator-only');
  expect(listAllStaff(db, root).map(({ id, courseId }) => `${id} ${courseId}`)).toEqual([
    'ada two',
    'ina one',
    'tom one',
  ]);
  expect(selectPersonByEmail(db, tom, ' ADA@example.org ').id).toBe('ada');
  expect(reasonOf(() => selectPersonByEmail(db, tom, 'guest@example.org'))).toBe('user-unknown');
  for (const act of [
    () => listStaff(db, ada, 'one'),
    () => listAdministrators(db, ada),
    () => selectPersonByEmail(db, ada, 'ina@example.org'),
  ]) {
    expect(reasonOf(act)).toBe('staff-only');
  }
});

test('an instructor takes somebody out of the class and back, and opening the course again does not', () => {
  const { db, tom, ina, ada } = school();
  const put = (by: Actor, userId: string, state: 'active' | 'dropped', courseId = 'one') =>
    reasonOf(() => setEnrolmentState(db, by, { courseId, userId, state }, 5));
  expect(put(ina, 'ada', 'dropped'), 'who never was in it').toBe('user-unknown');
  enrol(db, ada, 'one', 10);
  expect(put(tom, 'ada', 'dropped')).toBe('instructor-only');
  expect(put(ina, 'ada', 'dropped', 'two')).toBe('instructor-only');
  expect(put(ina, 'ada', 'dropped')).toBe('not refused');
  enrol(db, ada, 'one', 20);
  expect(enrolmentOf(db, tom, 'one', 'ada')).toMatchObject({ state: 'dropped', enrolledAt: 10 });
  expect(listDropped(db, tom, 'one')).toEqual([{ id: 'ada', name: 'ada' }]);
  expect(put(ina, 'ada', 'active')).toBe('not refused');
  expect(listDropped(db, tom, 'one')).toEqual([]);
  for (const act of [() => listDropped(db, ada, 'one'), () => enrolmentOf(db, ada, 'one', 'ada')]) {
    expect(reasonOf(act)).toBe('staff-only');
  }
});
