import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/**
 * How often something changed that analyses read: of each quiz and challenge, and (kind `class`, with no target) of who is in
 * the class. Triggers count, in the transaction that changes it, whichever process that is; what was worked out at a count
 * holds as long as the count does.
 */
export const workChanges = sqliteTable(
  'work_changes',
  {
    courseId: text('course_id').notNull(),
    kind: text('kind', { enum: ['quiz', 'challenge', 'class'] }).notNull(),
    targetId: text('target_id').notNull(),
    changes: integer('changes').notNull(),
  },
  (table) => [primaryKey({ columns: [table.courseId, table.kind, table.targetId] })],
);
