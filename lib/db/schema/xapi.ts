import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Statements for a learning record store. */
export const xapiStatements = sqliteTable(
  'xapi_statements',
  {
    /** The statement's own, made of what it is about: the same is never said twice. */
    id: text('id').primaryKey(),
    statement: text('statement', { mode: 'json' }).notNull(),
    tries: integer('tries').notNull().default(0),
    /** Not before then; null: told, or given up. */
    dueAt: integer('due_at'),
    trouble: text('trouble'),
    /** It has it; kept for a while, so that it is not said again. */
    toldAt: integer('told_at'),
  },
  (table) => [index('xapi_statements_due').on(table.dueAt)],
);

/** Up to when each kind of row has been read. */
export const xapiMarks = sqliteTable('xapi_marks', {
  source: text('source').primaryKey(),
  readTo: integer('read_to').notNull(),
});
