import { and, asc, count, eq, isNotNull, isNull, lt, lte, sql } from 'drizzle-orm';
import type { Db } from '../db/open';
import {
  enrolments,
  ltiChoices,
  ltiKeys,
  ltiLinks,
  ltiLogins,
  ltiPeople,
  ltiPlatforms,
  ltiScores,
  users,
} from '../db/schema';

export type PlatformRow = typeof ltiPlatforms.$inferSelect;
export type LinkRow = typeof ltiLinks.$inferSelect;
export type ScoreRow = typeof ltiScores.$inferSelect;
export type ChoiceRow = typeof ltiChoices.$inferSelect;

/** One that was there before is the same again, with what is now known of it. @returns its id */
export function upsertPlatform(db: Db, row: Omit<PlatformRow, 'removedAt'>): string {
  const { id: _, issuer: __, clientId: ___, ...known } = row;
  const target = [ltiPlatforms.issuer, ltiPlatforms.clientId];
  const set = { ...known, removedAt: null };
  const kept = db
    .insert(ltiPlatforms)
    .values(row)
    .onConflictDoUpdate({ target, set })
    .returning({ id: ltiPlatforms.id });
  return kept.get().id;
}

const isRegistered = isNull(ltiPlatforms.removedAt);

export const listPlatformRows = (db: Db) =>
  db.select().from(ltiPlatforms).where(isRegistered).orderBy(asc(ltiPlatforms.name)).all();

export const updateRemoved = (db: Db, id: string, removedAt: number) =>
  void db.update(ltiPlatforms).set({ removedAt }).where(eq(ltiPlatforms.id, id)).run();

export const findPlatform = (db: Db, id: string) =>
  db
    .select()
    .from(ltiPlatforms)
    .where(and(eq(ltiPlatforms.id, id), isRegistered))
    .get() ?? null;

export const listOfIssuer = (db: Db, issuer: string) =>
  db
    .select()
    .from(ltiPlatforms)
    .where(and(eq(ltiPlatforms.issuer, issuer), isRegistered))
    .all();

export const findKey = (db: Db) => db.select().from(ltiKeys).orderBy(asc(ltiKeys.createdAt)).limit(1).get() ?? null;

export const insertKey = (db: Db, row: typeof ltiKeys.$inferInsert) => void db.insert(ltiKeys).values(row).run();

export function insertLogin(db: Db, row: Omit<typeof ltiLogins.$inferInsert, 'usedAt'>, forgetBefore: number): void {
  db.delete(ltiLogins).where(lt(ltiLogins.createdAt, forgetBefore)).run();
  db.insert(ltiLogins).values(row).run();
}

export const findLogin = (db: Db, state: string) =>
  db.select().from(ltiLogins).where(eq(ltiLogins.state, state)).get() ?? null;

/** @returns false when it had been used before */
export const useLogin = (db: Db, state: string, usedAt: number) =>
  db
    .update(ltiLogins)
    .set({ usedAt })
    .where(and(eq(ltiLogins.state, state), isNull(ltiLogins.usedAt)))
    .run().changes === 1;

export function findPerson(db: Db, platformId: string, subject: string): string | null {
  const where = and(eq(ltiPeople.platformId, platformId), eq(ltiPeople.subject, subject));
  return db.select({ id: ltiPeople.userId }).from(ltiPeople).where(where).get()?.id ?? null;
}

export const insertPerson = (db: Db, row: typeof ltiPeople.$inferInsert) => void db.insert(ltiPeople).values(row).run();

export function insertUser(db: Db, row: { id: string; name: string; email: string; emailVerified: boolean }): void {
  db.insert(users).values(row).run();
}

export const isEmailTaken = (db: Db, email: string) =>
  db.select({ id: users.id }).from(users).where(eq(users.email, email)).get() !== undefined;

/** Keeps where a place leads now. @returns the id of its row */
export function upsertLink(db: Db, row: LinkRow): string {
  const { id: _, platformId, deploymentId, resourceId, ...set } = row;
  const target = [ltiLinks.platformId, ltiLinks.deploymentId, ltiLinks.resourceId];
  const kept = db.insert(ltiLinks).values(row).onConflictDoUpdate({ target, set }).returning({ id: ltiLinks.id }).get();
  return kept.id;
}

export const findLink = (db: Db, id: string) => db.select().from(ltiLinks).where(eq(ltiLinks.id, id)).get() ?? null;

/** Those of a course, with the name of their platform, and how passing on the points of their people stands. */
export function listLinkRows(db: Db, courseId: string) {
  const sum = (what: ReturnType<typeof sql>) => sql<number>`coalesce(sum(${what}), 0)`;
  return db
    .select({
      id: ltiLinks.id,
      platform: ltiPlatforms.name,
      title: ltiLinks.title,
      kind: ltiLinks.kind,
      targetId: ltiLinks.targetId,
      takesPoints: isNotNull(ltiLinks.lineItem).mapWith(Boolean),
      tellsMembers: isNotNull(ltiLinks.membersUrl).mapWith(Boolean),
      people: sql<number>`count(${ltiScores.userId})`,
      waiting: sum(sql`${ltiScores.wanted} is not ${ltiScores.told} and ${ltiScores.dueAt} is not null`),
      failed: sum(
        sql`${ltiScores.wanted} is not ${ltiScores.told} and ${ltiScores.dueAt} is null and ${ltiScores.wanted} is not null`,
      ),
      trouble: sql<string | null>`max(${ltiScores.trouble})`,
    })
    .from(ltiLinks)
    .innerJoin(ltiPlatforms, eq(ltiPlatforms.id, ltiLinks.platformId))
    .leftJoin(ltiScores, eq(ltiScores.linkId, ltiLinks.id))
    .where(and(eq(ltiLinks.courseId, courseId), isRegistered))
    .groupBy(ltiLinks.id)
    .orderBy(asc(ltiPlatforms.name), asc(ltiLinks.title))
    .all();
}

/** Places that take points, each with what is done there. */
export const listGradedLinks = (db: Db) => db.select().from(ltiLinks).where(isNotNull(ltiLinks.lineItem)).all();

export const insertScore = (db: Db, row: Pick<ScoreRow, 'linkId' | 'userId' | 'subject'>) =>
  void db.insert(ltiScores).values(row).onConflictDoNothing().run();

export const listScores = (db: Db, linkId: string) =>
  db
    .select({ userId: ltiScores.userId, wanted: ltiScores.wanted, name: users.name })
    .from(ltiScores)
    .innerJoin(users, eq(users.id, ltiScores.userId))
    .where(eq(ltiScores.linkId, linkId))
    .all();

const ofPerson = (linkId: string, userId: string) => and(eq(ltiScores.linkId, linkId), eq(ltiScores.userId, userId));

export function updateScore(db: Db, linkId: string, userId: string, set: Partial<ScoreRow>): void {
  db.update(ltiScores).set(set).where(ofPerson(linkId, userId)).run();
}

/** What is to be told by now, longest due first. */
export function listDue(db: Db, now: number, limit: number) {
  return db
    .select({ score: ltiScores, link: ltiLinks, platform: ltiPlatforms })
    .from(ltiScores)
    .innerJoin(ltiLinks, eq(ltiLinks.id, ltiScores.linkId))
    .innerJoin(ltiPlatforms, eq(ltiPlatforms.id, ltiLinks.platformId))
    .where(and(sql`wanted is not told`, lte(ltiScores.dueAt, now), isRegistered))
    .orderBy(asc(ltiScores.dueAt))
    .limit(limit)
    .all();
}

/** Everything that was given up at a place is due again. */
export function updateGivenUp(db: Db, linkId: string, dueAt: number): number {
  const set = { dueAt, tries: 0 };
  const where = and(eq(ltiScores.linkId, linkId), sql`wanted is not told`);
  return db.update(ltiScores).set(set).where(where).run().changes;
}

export function insertChoice(db: Db, row: ChoiceRow, forgetBefore: number): void {
  db.delete(ltiChoices).where(lt(ltiChoices.createdAt, forgetBefore)).run();
  db.insert(ltiChoices).values(row).run();
}

export const findChoice = (db: Db, id: string) =>
  db.select().from(ltiChoices).where(eq(ltiChoices.id, id)).get() ?? null;

export const deleteChoice = (db: Db, id: string) => void db.delete(ltiChoices).where(eq(ltiChoices.id, id)).run();

export const countEnrolled = (db: Db, courseId: string): number =>
  db.select({ n: count() }).from(enrolments).where(eq(enrolments.courseId, courseId)).get()?.n ?? 0;
