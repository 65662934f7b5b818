import { and, count, desc, eq, gt, isNull, ne, sql } from 'drizzle-orm';
import type { Db } from '../db/open';
import { enrolments, invitations, sessions, users, verifications } from '../db/schema';
import type { Role } from './actor';

/** The languages a person can be remembered with. */
export type UserLocale = NonNullable<typeof users.$inferSelect.locale>;

const prepareSession = (db: Db) =>
  db
    .select({
      id: users.id,
      name: users.name,
      email: users.email,
      role: users.role,
      isAnonymous: users.isAnonymous,
      locale: users.locale,
      expiresAt: sessions.expiresAt,
      updatedAt: sessions.updatedAt,
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(eq(sessions.token, sql.placeholder('token')))
    .prepare();

const sessionQueries = new WeakMap<Db, ReturnType<typeof prepareSession>>();

/** Whose session a token opens, as person and session stand in their rows now. Asked with every request, so built once. */
export function findSession(db: Db, token: string) {
  const query = sessionQueries.get(db) ?? prepareSession(db);
  sessionQueries.set(db, query);
  return query.get({ token });
}

export function findUser(db: Db, userId: string) {
  return db.select().from(users).where(eq(users.id, userId)).get();
}

export function updateLocale(db: Db, userId: string, locale: UserLocale): void {
  db.update(users).set({ locale }).where(eq(users.id, userId)).run();
}

export function updateRole(db: Db, userId: string, role: Role): void {
  db.update(users).set({ role }).where(eq(users.id, userId)).run();
}

const PERSON = {
  id: users.id,
  name: users.name,
  email: users.email,
  role: users.role,
  isAnonymous: users.isAnonymous,
};

/** @param email in small letters, as they are kept */
export function findUserByEmail(db: Db, email: string) {
  return db.select(PERSON).from(users).where(eq(users.email, email)).get();
}

export function listStaffRows(db: Db) {
  return db.select(PERSON).from(users).where(ne(users.role, 'student')).all();
}

export function countPeople(db: Db): number {
  return db.select({ n: count() }).from(users).get()?.n ?? 0;
}

export function countInstructors(db: Db): number {
  return db.select({ n: count() }).from(users).where(eq(users.role, 'instructor')).get()?.n ?? 0;
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
    .returning({ role: invitations.role })
    .get();
}

export function findOpenInvitation(db: Db, tokenHash: string, now: number) {
  return db
    .select({ role: invitations.role })
    .from(invitations)
    .where(and(eq(invitations.tokenHash, tokenHash), isNull(invitations.usedAt), gt(invitations.expiresAt, now)))
    .get();
}

export function listOpenInvitations(db: Db, now: number) {
  return db
    .select({
      id: invitations.tokenHash,
      role: invitations.role,
      createdAt: invitations.createdAt,
      expiresAt: invitations.expiresAt,
    })
    .from(invitations)
    .where(and(isNull(invitations.usedAt), gt(invitations.expiresAt, now)))
    .orderBy(desc(invitations.createdAt))
    .all();
}

/** @returns false when there is no such unused invitation. */
export function deleteInvitation(db: Db, id: string): boolean {
  const unused = and(eq(invitations.tokenHash, id), isNull(invitations.usedAt));
  return db.delete(invitations).where(unused).run().changes === 1;
}

/** Takes their meaning from all links that a person was given to set a new password. */
export function deleteVerifications(db: Db, userId: string): void {
  db.delete(verifications).where(eq(verifications.value, userId)).run();
}

/** Unused invitations to a role lose their meaning when a new one replaces them. */
export function deleteOpenInvitations(db: Db, role: 'assistant' | 'instructor'): void {
  db.delete(invitations)
    .where(and(eq(invitations.role, role), isNull(invitations.usedAt)))
    .run();
}

export function insertEnrolment(db: Db, userId: string, courseId: string, now: number): void {
  db.insert(enrolments).values({ userId, courseId, enrolledAt: now }).onConflictDoNothing().run();
}
