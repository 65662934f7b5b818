import { and, asc, count, desc, eq, gt, isNull, ne, sql } from 'drizzle-orm';
import type { Db } from '../db/open';
import { placeholders, prepared } from '../db/prepared';
import { enrolments, invitations, sessions, users, verifications } from '../db/schema';
import type { Role, StaffRole } from './actor';

/** The languages a person can be remembered with. */
export type UserLocale = NonNullable<typeof users.$inferSelect.locale>;

const sessionByToken = prepared((db) =>
  db
    .select({
      id: users.id,
      name: users.name,
      email: users.email,
      administrator: users.administrator,
      isAnonymous: users.isAnonymous,
      locale: users.locale,
      /** By course, as JSON. */
      staffOf: sql<string>`(
        select json_group_object(course_id, role) from enrolments
        where user_id = ${users.id} and role <> 'student' and state = 'active')`,
      expiresAt: sessions.expiresAt,
      updatedAt: sessions.updatedAt,
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(eq(sessions.token, sql.placeholder('token')))
    .prepare(),
);

/** Whose session a token opens, as person and session stand in their rows now. */
export function findSession(db: Db, token: string) {
  return sessionByToken(db).get({ token });
}

export function findUser(db: Db, userId: string) {
  return db.select().from(users).where(eq(users.id, userId)).get();
}

export function updateLocale(db: Db, userId: string, locale: UserLocale): void {
  db.update(users).set({ locale }).where(eq(users.id, userId)).run();
}

export function updateAdministrator(db: Db, userId: string, administrator: boolean): void {
  db.update(users).set({ administrator }).where(eq(users.id, userId)).run();
}

const PERSON = {
  id: users.id,
  name: users.name,
  email: users.email,
  isAnonymous: users.isAnonymous,
};

/** @param email in small letters, as they are kept */
export function findUserByEmail(db: Db, email: string) {
  return db.select(PERSON).from(users).where(eq(users.email, email)).get();
}

export function listAdministratorRows(db: Db) {
  return db.select(PERSON).from(users).where(eq(users.administrator, true)).all();
}

export function countPeople(db: Db): number {
  return db.select({ n: count() }).from(users).get()?.n ?? 0;
}

export function countAdministrators(db: Db): number {
  return db.select({ n: count() }).from(users).where(eq(users.administrator, true)).get()?.n ?? 0;
}

export function insertInvitation(db: Db, row: typeof invitations.$inferInsert): void {
  db.insert(invitations).values(row).run();
}

/** Takes an unused, unexpired invitation; undefined when there is none to take. */
export function takeInvitation(db: Db, tokenHash: string, userId: string, now: number) {
  return db
    .update(invitations)
    .set({ usedAt: now, usedBy: userId })
    .where(and(eq(invitations.tokenHash, tokenHash), isNull(invitations.usedAt), gt(invitations.expiresAt, now)))
    .returning({ role: invitations.role, courseId: invitations.courseId })
    .get();
}

export function findOpenInvitation(db: Db, tokenHash: string, now: number) {
  return db
    .select({ role: invitations.role, courseId: invitations.courseId })
    .from(invitations)
    .where(and(eq(invitations.tokenHash, tokenHash), isNull(invitations.usedAt), gt(invitations.expiresAt, now)))
    .get();
}

export function listOpenInvitations(db: Db, now: number) {
  return db
    .select({
      id: invitations.tokenHash,
      role: invitations.role,
      courseId: invitations.courseId,
      createdAt: invitations.createdAt,
      expiresAt: invitations.expiresAt,
    })
    .from(invitations)
    .where(and(isNull(invitations.usedAt), gt(invitations.expiresAt, now)))
    .orderBy(desc(invitations.createdAt))
    .all();
}

const unused = (id: string) => and(eq(invitations.tokenHash, id), isNull(invitations.usedAt));

export function findUnusedInvitation(db: Db, id: string) {
  const what = { role: invitations.role, courseId: invitations.courseId };
  return db.select(what).from(invitations).where(unused(id)).get();
}

/** @returns false when there is no such unused invitation. */
export function deleteInvitation(db: Db, id: string): boolean {
  return db.delete(invitations).where(unused(id)).run().changes === 1;
}

/** Takes their meaning from all links that a person was given to set a new password. */
export function deleteVerifications(db: Db, userId: string): void {
  db.delete(verifications).where(eq(verifications.value, userId)).run();
}

/** Unused invitations to a role lose their meaning when a new one replaces them. */
export function deleteOpenInvitations(db: Db, role: 'administrator'): void {
  db.delete(invitations)
    .where(and(eq(invitations.role, role), isNull(invitations.usedAt)))
    .run();
}

const enrolment = prepared((db) =>
  db
    .insert(enrolments)
    .values(placeholders(enrolments, 'role', 'state'))
    .onConflictDoNothing()
    .prepare(),
);

export function insertEnrolment(db: Db, userId: string, courseId: string, now: number): void {
  enrolment(db).run({ userId, courseId, enrolledAt: now });
}

export function findEnrolment(db: Db, userId: string, courseId: string) {
  return db.select().from(enrolments).where(ofPerson(userId, courseId)).get() ?? null;
}

const ofPerson = (userId: string, courseId: string) =>
  and(eq(enrolments.userId, userId), eq(enrolments.courseId, courseId));

/** Every course that somebody is in or was. */
export function listEnrolments(db: Db, userId: string) {
  return db.select().from(enrolments).where(eq(enrolments.userId, userId)).all();
}

/** Puts somebody into a course with a role, or gives them another one there; whoever was dropped is back. */
export function upsertRole(db: Db, row: { userId: string; courseId: string; role: Role; enrolledAt: number }): void {
  const set = { role: row.role, state: 'active' as const };
  db.insert(enrolments)
    .values(row)
    .onConflictDoUpdate({ target: [enrolments.userId, enrolments.courseId], set })
    .run();
}

export function updateEnrolmentState(db: Db, userId: string, courseId: string, state: 'active' | 'dropped'): void {
  db.update(enrolments).set({ state }).where(ofPerson(userId, courseId)).run();
}

export function listDroppedRows(db: Db, courseId: string) {
  return db
    .select({ id: users.id, name: users.name })
    .from(enrolments)
    .innerJoin(users, eq(users.id, enrolments.userId))
    .where(and(eq(enrolments.courseId, courseId), eq(enrolments.state, 'dropped')))
    .all();
}

/** Instructors and assistants: of one course, of one person, or all. */
export function listStaffRows(db: Db, { courseId, userId }: { courseId?: string; userId?: string }) {
  return db
    .select({
      id: users.id,
      name: users.name,
      email: users.email,
      courseId: enrolments.courseId,
      role: sql<StaffRole>`${enrolments.role}`,
    })
    .from(enrolments)
    .innerJoin(users, eq(users.id, enrolments.userId))
    .where(
      and(
        ne(enrolments.role, 'student'),
        eq(enrolments.state, 'active'),
        courseId === undefined ? undefined : eq(enrolments.courseId, courseId),
        userId === undefined ? undefined : eq(enrolments.userId, userId),
      ),
    )
    .orderBy(asc(enrolments.courseId))
    .all();
}

/** Some of those who are or were in a course, in the order of their ids. */
export function listRosterRows(db: Db, courseId: string, { after, limit }: { after: string | null; limit: number }) {
  return db
    .select({
      id: users.id,
      name: users.name,
      email: users.email,
      guest: users.isAnonymous,
      role: enrolments.role,
      state: enrolments.state,
      enrolledAt: enrolments.enrolledAt,
    })
    .from(enrolments)
    .innerJoin(users, eq(users.id, enrolments.userId))
    .where(and(eq(enrolments.courseId, courseId), after === null ? undefined : gt(enrolments.userId, after)))
    .orderBy(asc(enrolments.userId))
    .limit(limit)
    .all();
}
