import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { attempts } from './assessment';
import { submissions } from './grading';
import { users } from './people';

/** What is said between a student and the staff about one thing: lines of a submission, all of it, or an item of a run. */
export const threads = sqliteTable(
  'threads',
  {
    id: text('id').primaryKey(),
    courseId: text('course_id').notNull(),
    /** Whose work it is. */
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    submissionId: text('submission_id').references(() => submissions.id, { onDelete: 'cascade' }),
    attemptId: text('attempt_id').references(() => attempts.id, { onDelete: 'cascade' }),
    itemId: text('item_id'),
    /** Lines of the source, from 1, both included; null: all of it. */
    firstLine: integer('first_line'),
    lastLine: integer('last_line'),
    /** Who began it: staff with a comment, or the student, who asks for a second look. */
    kind: text('kind', { enum: ['comment', 'second-look'] }).notNull(),
    startedAt: integer('started_at').notNull(),
    /** Since when the student's last words wait for the staff; null: they do not. */
    waitsSince: integer('waits_since'),
  },
  (table) => [
    index('threads_submission').on(table.submissionId),
    index('threads_attempt').on(table.attemptId),
    index('threads_course').on(table.courseId, table.userId),
  ],
);

/** One thing said in a thread. */
export const comments = sqliteTable(
  'comments',
  {
    id: text('id').primaryKey(),
    threadId: text('thread_id')
      .notNull()
      .references(() => threads.id, { onDelete: 'cascade' }),
    authorId: text('author_id').references(() => users.id, { onDelete: 'set null' }),
    byStaff: integer('by_staff', { mode: 'boolean' }).notNull(),
    /** Of staff: Markdown as the course has it. Of students: plain text. */
    body: text('body').notNull(),
    writtenAt: integer('written_at').notNull(),
    /** When the student saw what staff wrote. */
    seenAt: integer('seen_at'),
  },
  (table) => [index('comments_thread').on(table.threadId, table.writtenAt)],
);

/** What staff of a course write again and again, under a name of a few letters. */
export const savedComments = sqliteTable(
  'saved_comments',
  {
    id: text('id').primaryKey(),
    courseId: text('course_id').notNull(),
    name: text('name').notNull(),
    body: text('body').notNull(),
    savedAt: integer('saved_at').notNull(),
    savedBy: text('saved_by').references(() => users.id, { onDelete: 'set null' }),
  },
  (table) => [uniqueIndex('saved_comments_name').on(table.courseId, table.name)],
);
