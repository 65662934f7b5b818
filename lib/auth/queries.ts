import { and, count, desc, eq, gt, inArray, isNull, lt, ne, not, or, type SQL, sql } from 'drizzle-orm';
import type { Db } from '../db/open';
import {
  assignments,
  attempts,
  drafts,
  enrolments,
  invitations,
  lessonFeedback,
  sessions,
  submissions,
  users,
  verifications,
  visits,
} from '../db/schema';
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

/** Everything a guest did becomes the account's. Where both have the same thing, the later draft and the earlier visit stay. */
export function moveGuestWork(db: Db, guestId: string, userId: string): void {
  if (guestId === userId) return;
  db.transaction((tx) => {
    // A request id is the account's own: where both have used one, the guest's submission takes its own id for it.
    const taken = tx.select({ id: submissions.requestId }).from(submissions).where(eq(submissions.userId, userId));
    tx.update(submissions)
      .set({ requestId: submissions.id })
      .where(and(eq(submissions.userId, guestId), inArray(submissions.requestId, taken)))
      .run();
    for (const table of [attempts, submissions, lessonFeedback]) {
      tx.update(table).set({ userId }).where(eq(table.userId, guestId)).run();
    }
    for (const row of tx.select().from(drafts).where(eq(drafts.userId, guestId)).all()) {
      tx.insert(drafts)
        .values({ ...row, userId })
        .onConflictDoUpdate({
          target: [drafts.userId, drafts.key],
          set: { content: row.content, updatedAt: row.updatedAt },
          setWhere: sql`${drafts.updatedAt} < ${row.updatedAt}`,
        })
        .run();
    }
    for (const row of tx.select().from(visits).where(eq(visits.userId, guestId)).all()) {
      tx.insert(visits)
        .values({ ...row, userId })
        .onConflictDoUpdate({
          target: [visits.userId, visits.courseId, visits.chapterId],
          set: {
            firstAt: sql`min(${visits.firstAt}, ${row.firstAt})`,
            lastAt: sql`max(${visits.lastAt}, ${row.lastAt})`,
            doneAt: sql`coalesce(${visits.doneAt}, ${row.doneAt})`,
          },
        })
        .run();
    }
    for (const row of tx.select().from(enrolments).where(eq(enrolments.userId, guestId)).all()) {
      tx.insert(enrolments)
        .values({ ...row, userId })
        .onConflictDoNothing()
        .run();
    }
    tx.update(assignments).set({ updatedBy: userId }).where(eq(assignments.updatedBy, guestId)).run();
    for (const table of [drafts, visits, enrolments]) tx.delete(table).where(eq(table.userId, guestId)).run();
  });
}

export function insertGuest(db: Db, row: Omit<typeof users.$inferInsert, 'isAnonymous' | 'role'>): void {
  db.insert(users)
    .values({ ...row, isAnonymous: true })
    .onConflictDoNothing()
    .run();
}

/** Whether a person has answered, written, handed in, said or finished anything. Having opened a page is no work. */
const worked = or(
  ...[attempts, drafts, submissions, lessonFeedback].map(
    (table) => sql`exists (select 1 from ${table} w where w.user_id = ${users.id})`,
  ),
  sql`exists (select 1 from ${visits} w where w.user_id = ${users.id} and w.done_at is not null)`,
) as SQL;

export function hasWork(db: Db, userId: string): boolean {
  return (
    db
      .select({ id: users.id })
      .from(users)
      .where(and(eq(users.id, userId), worked))
      .get() !== undefined
  );
}

/** Removes guests without work who were there before a moment. @returns how many */
export function deleteIdleGuests(db: Db, before: Date): number {
  const idle = and(eq(users.isAnonymous, true), lt(users.createdAt, before), not(worked));
  return db.delete(users).where(idle).run().changes;
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
