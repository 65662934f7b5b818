import { and, desc, eq, gte, isNull, lt, or } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { Db } from '../db/open';
import { audit, users } from '../db/schema';

export function insertAudit(db: Db, row: Omit<typeof audit.$inferInsert, 'id'>): void {
  db.insert(audit).values(row).run();
}

const ofCourse = (courseId: string | null) =>
  courseId === null ? isNull(audit.courseId) : eq(audit.courseId, courseId);

export interface AuditChoice {
  /** Null: what concerns the whole installation. */
  courseId: string | null;
  act?: string;
  /** Who did it, or whom it concerns. */
  personId?: string;
  /** From this moment on, and before that one. UTC milliseconds. */
  since?: number;
  until?: number;
  /** Only rows written before the one with this id. */
  olderThan?: number;
}

/** Newest first, with the names of people who still have an account. */
export function listAuditRows(db: Db, choice: AuditChoice, count: number) {
  const { courseId, act, personId, since, until, olderThan } = choice;
  const by = alias(users, 'by_person');
  const person = alias(users, 'person');
  return db
    .select({
      id: audit.id,
      at: audit.at,
      byId: audit.byId,
      byName: by.name,
      act: audit.act,
      subjectKind: audit.subjectKind,
      subjectId: audit.subjectId,
      personId: audit.personId,
      personName: person.name,
      before: audit.before,
      after: audit.after,
    })
    .from(audit)
    .leftJoin(by, eq(by.id, audit.byId))
    .leftJoin(person, eq(person.id, audit.personId))
    .where(
      and(
        ofCourse(courseId),
        act === undefined ? undefined : eq(audit.act, act),
        personId === undefined ? undefined : or(eq(audit.byId, personId), eq(audit.personId, personId)),
        since === undefined ? undefined : gte(audit.at, since),
        until === undefined ? undefined : lt(audit.at, until),
        olderThan === undefined ? undefined : lt(audit.id, olderThan),
      ),
    )
    .orderBy(desc(audit.id))
    .limit(count)
    .all();
}

/** Who has done anything, with their names where they still have an account. */
export function listAuditors(db: Db, courseId: string | null) {
  return db
    .selectDistinct({ id: audit.byId, name: users.name })
    .from(audit)
    .leftJoin(users, eq(users.id, audit.byId))
    .where(ofCourse(courseId))
    .all();
}
