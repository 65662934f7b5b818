import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { users } from './people';

/** What somebody asked the teaching staff from a page of the course, and the reply. */
export const staffQuestions = sqliteTable(
  'staff_questions',
  {
    id: text('id').primaryKey(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    courseId: text('course_id').notNull(),
    chapterId: text('chapter_id').notNull(),
    challengeId: text('challenge_id'),
    /** What was handed in and is asked about. */
    submissionId: text('submission_id'),
    /** The paragraph that is asked about, and its words at that time. */
    passageId: text('passage_id'),
    passage: text('passage'),
    question: text('question').notNull(),
    locale: text('locale').notNull(),
    askedAt: integer('asked_at').notNull(),
    reply: text('reply'),
    repliedAt: integer('replied_at'),
    repliedBy: text('replied_by').references(() => users.id, { onDelete: 'set null' }),
  },
  (table) => [
    index('staff_questions_course').on(table.courseId, table.askedAt),
    index('staff_questions_user').on(table.userId),
  ],
);
