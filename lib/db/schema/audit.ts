import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/**
 * What staff changed. Append-only: triggers refuse updates and deletions. Rows name people and things by their ids only, and
 * refer to no table, so that they stay when somebody's data is erased.
 */
export const audit = sqliteTable(
  'audit',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    at: integer('at').notNull(),
    /** Who did it; 'operator' is whoever runs commands on the machine. */
    byId: text('by_id').notNull(),
    /** Null: of the whole installation. */
    courseId: text('course_id'),
    act: text('act').notNull(),
    subjectKind: text('subject_kind').notNull(),
    subjectId: text('subject_id').notNull(),
    /** Whom it concerns, where it concerns one person. */
    personId: text('person_id'),
    before: text('before', { mode: 'json' }),
    after: text('after', { mode: 'json' }),
  },
  (table) => [
    index('audit_course').on(table.courseId, table.id),
    index('audit_by').on(table.courseId, table.byId, table.id),
    index('audit_person').on(table.personId, table.id),
  ],
);
