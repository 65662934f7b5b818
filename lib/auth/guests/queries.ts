import { and, eq, inArray, is, lt, not, or, type SQL, sql } from 'drizzle-orm';
import { getTableConfig, type SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Db } from '../../db/open';
import * as schema from '../../db/schema';

const { accommodations, drafts, enrolments, submissions, users, visits } = schema;

interface PersonColumn {
  /** `table.column`, by their names in the database. */
  name: string;
  table: SQLiteTable;
  column: SQLiteColumn;
  key: string;
}

/** Every column of the schema whose foreign key points to a person. */
export function personColumns(tables: Record<string, unknown> = schema): PersonColumn[] {
  return Object.values(tables)
    .filter((table) => is(table, SQLiteTable))
    .flatMap((table) => {
      const { name, foreignKeys } = getTableConfig(table);
      return foreignKeys
        .map((foreignKey) => foreignKey.reference())
        .filter(({ foreignTable }) => foreignTable === users)
        .flatMap(({ columns }) => columns)
        .map((column) => {
          const key = Object.entries(table).find(([, one]) => one === column)?.[0] as string;
          return { name: `${name}.${column.name}`, table, column, key };
        });
    });
}

interface Rule {
  /**
   * What becomes of a guest's rows when the guest turns out to be somebody: they are the account's, they end with the guest,
   * or a function says what stays where both have the same thing.
   */
  joins: 'moves' | 'ends' | ((tx: Db, guestId: string, userId: string) => void);
  /** The rows that are somebody's work; a guest without any is removed after a while. */
  work?: 'all' | SQL;
}

export const GUEST_RULES: Record<string, Rule> = {
  'sessions.user_id': { joins: 'ends' },
  'accounts.user_id': { joins: 'ends' },
  'invitations.used_by': { joins: 'moves' },
  // A guest makes none.
  'access_tokens.created_by': { joins: 'ends' },
  // A platform's people are accounts from the first moment.
  'lti_people.user_id': { joins: 'ends' },
  'lti_scores.user_id': { joins: 'ends' },
  'lti_choices.user_id': { joins: 'ends' },
  'assignments.updated_by': { joins: 'moves' },
  'markings.marked_by': { joins: 'moves' },
  'remarks.made_by': { joins: 'moves' },
  'remarks.undone_by': { joins: 'moves' },
  'attempts.user_id': { joins: 'moves', work: 'all' },
  'lesson_feedback.user_id': { joins: 'moves', work: 'all' },
  'lesson_feedback.handled_by': { joins: 'moves' },
  'submissions.user_id': { joins: joinSubmissions, work: 'all' },
  'staff_questions.user_id': { joins: 'moves', work: 'all' },
  'staff_questions.replied_by': { joins: 'moves' },
  'threads.user_id': { joins: 'moves', work: 'all' },
  'comments.author_id': { joins: 'moves' },
  'saved_comments.saved_by': { joins: 'moves' },
  'drafts.user_id': { joins: joinDrafts, work: 'all' },
  // Having opened a page is no work.
  'visits.user_id': { joins: joinVisits, work: sql`w.done_at is not null` },
  'enrolments.user_id': { joins: joinEnrolments },
  'accommodations.user_id': { joins: joinAccommodations },
  'accommodations.updated_by': { joins: 'moves' },
  'time_given.given_by': { joins: 'moves' },
};

/** @throws Error for a column that nobody has thought about: rows would be lost with the guest. */
function ruleOf({ name }: PersonColumn): Rule {
  const rule = GUEST_RULES[name];
  if (!rule) throw new Error(`GUEST_RULES does not say what becomes of ${name} when a guest signs up`);
  return rule;
}

/** Everything a guest did becomes the account's. Where both have the same thing, the later draft and the earlier visit stay. */
export function moveGuestWork(db: Db, guestId: string, userId: string): void {
  if (guestId === userId) return;
  db.transaction((tx) => {
    for (const found of personColumns()) {
      const { joins } = ruleOf(found);
      if (typeof joins === 'function') joins(tx, guestId, userId);
      else if (joins === 'moves') {
        tx.update(found.table)
          .set({ [found.key]: userId })
          .where(eq(found.column, guestId))
          .run();
      }
    }
  });
}

/** A request id is the account's own: where both have used one, the guest's submission takes its own id for it. */
function joinSubmissions(tx: Db, guestId: string, userId: string): void {
  const taken = tx.select({ id: submissions.requestId }).from(submissions).where(eq(submissions.userId, userId));
  tx.update(submissions)
    .set({ requestId: submissions.id })
    .where(and(eq(submissions.userId, guestId), inArray(submissions.requestId, taken)))
    .run();
  tx.update(submissions).set({ userId }).where(eq(submissions.userId, guestId)).run();
}

function joinDrafts(tx: Db, guestId: string, userId: string): void {
  for (const row of tx.delete(drafts).where(eq(drafts.userId, guestId)).returning().all()) {
    tx.insert(drafts)
      .values({ ...row, userId })
      .onConflictDoUpdate({
        target: [drafts.userId, drafts.key],
        set: { content: row.content, updatedAt: row.updatedAt },
        setWhere: sql`${drafts.updatedAt} < ${row.updatedAt}`,
      })
      .run();
  }
}

function joinVisits(tx: Db, guestId: string, userId: string): void {
  for (const row of tx.delete(visits).where(eq(visits.userId, guestId)).returning().all()) {
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
}

function joinEnrolments(tx: Db, guestId: string, userId: string): void {
  for (const row of tx.delete(enrolments).where(eq(enrolments.userId, guestId)).returning().all()) {
    tx.insert(enrolments)
      .values({ ...row, userId })
      .onConflictDoNothing()
      .run();
  }
}

/** What was said of the account stays. */
function joinAccommodations(tx: Db, guestId: string, userId: string): void {
  for (const row of tx.delete(accommodations).where(eq(accommodations.userId, guestId)).returning().all()) {
    tx.insert(accommodations)
      .values({ ...row, userId })
      .onConflictDoNothing()
      .run();
  }
}

/** Whether a person has answered, written, handed in, said or finished anything. */
const worked = or(
  ...personColumns().flatMap((found) => {
    const { work } = ruleOf(found);
    if (work === undefined) return [];
    const mine = sql`w.${sql.identifier(found.column.name)} = ${users.id}`;
    return [sql`exists (select 1 from ${found.table} w where ${work === 'all' ? mine : sql`${mine} and ${work}`})`];
  }),
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

export function insertGuest(db: Db, row: Omit<typeof users.$inferInsert, 'isAnonymous' | 'administrator'>): void {
  db.insert(users)
    .values({ ...row, isAnonymous: true })
    .onConflictDoNothing()
    .run();
}

/** Removes a guest who has no session and no work. */
export function deleteUntracedGuest(db: Db, id: string): void {
  const session = sql`exists (select 1 from ${schema.sessions} s where s.user_id = ${users.id})`;
  db.delete(users)
    .where(and(eq(users.id, id), eq(users.isAnonymous, true), not(session), not(worked)))
    .run();
}

/** Removes guests without work who were there before a moment. @returns how many */
export function deleteIdleGuests(db: Db, before: Date): number {
  const idle = and(eq(users.isAnonymous, true), lt(users.createdAt, before), not(worked));
  return db.delete(users).where(idle).run().changes;
}
