import { and, desc, eq, gt, isNull, lt, sql } from 'drizzle-orm';
import type { Db } from '../db/open';
import { prepared } from '../db/prepared';
import { accessReplies, accessTokens, enrolments, users } from '../db/schema';

export type TokenRow = typeof accessTokens.$inferSelect;
export type ReplyRow = typeof accessReplies.$inferSelect;

export function insertToken(db: Db, row: typeof accessTokens.$inferInsert): void {
  db.insert(accessTokens).values(row).run();
}

const tokenByHash = prepared((db) =>
  db
    .select({
      id: accessTokens.id,
      name: accessTokens.name,
      courseId: accessTokens.courseId,
      scopes: accessTokens.scopes,
      createdBy: accessTokens.createdBy,
      expiresAt: accessTokens.expiresAt,
      revokedAt: accessTokens.revokedAt,
      lastUsedAt: accessTokens.lastUsedAt,
      administrator: users.administrator,
      /** What its maker is in its course now. */
      role: enrolments.role,
      state: enrolments.state,
    })
    .from(accessTokens)
    .innerJoin(users, eq(users.id, accessTokens.createdBy))
    .leftJoin(
      enrolments,
      and(eq(enrolments.userId, accessTokens.createdBy), eq(enrolments.courseId, accessTokens.courseId)),
    )
    .where(eq(accessTokens.tokenHash, sql.placeholder('hash')))
    .prepare(),
);

export function findToken(db: Db, hash: string) {
  return tokenByHash(db).get({ hash });
}

export function findTokenById(db: Db, id: string): TokenRow | null {
  return db.select().from(accessTokens).where(eq(accessTokens.id, id)).get() ?? null;
}

/** Those that still work, newest first: of a course, or (null) of the whole installation. */
export function listOpenTokens(db: Db, courseId: string | null, now: number) {
  return db
    .select({
      id: accessTokens.id,
      name: accessTokens.name,
      courseId: accessTokens.courseId,
      scopes: accessTokens.scopes,
      createdBy: accessTokens.createdBy,
      maker: users.name,
      createdAt: accessTokens.createdAt,
      expiresAt: accessTokens.expiresAt,
      lastUsedAt: accessTokens.lastUsedAt,
    })
    .from(accessTokens)
    .innerJoin(users, eq(users.id, accessTokens.createdBy))
    .where(
      and(
        isNull(accessTokens.revokedAt),
        gt(accessTokens.expiresAt, now),
        courseId === null ? isNull(accessTokens.courseId) : eq(accessTokens.courseId, courseId),
      ),
    )
    .orderBy(desc(accessTokens.createdAt))
    .all();
}

export function updateRevoked(db: Db, id: string, revokedAt: number): void {
  db.update(accessTokens).set({ revokedAt }).where(eq(accessTokens.id, id)).run();
}

export function updateLastUsed(db: Db, id: string, lastUsedAt: number): void {
  db.update(accessTokens).set({ lastUsedAt }).where(eq(accessTokens.id, id)).run();
}

export function findReply(db: Db, tokenId: string, key: string): ReplyRow | null {
  const where = and(eq(accessReplies.tokenId, tokenId), eq(accessReplies.key, key));
  return db.select().from(accessReplies).where(where).get() ?? null;
}

export function insertReply(db: Db, row: ReplyRow): void {
  db.insert(accessReplies).values(row).run();
}

export function deleteRepliesBefore(db: Db, moment: number): void {
  db.delete(accessReplies).where(lt(accessReplies.repliedAt, moment)).run();
}
