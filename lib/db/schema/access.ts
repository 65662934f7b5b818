import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { users } from './people';

/** What lets a program in. Only a hash of the token is kept. */
export const accessTokens = sqliteTable(
  'access_tokens',
  {
    id: text('id').primaryKey(),
    tokenHash: text('token_hash').notNull().unique(),
    name: text('name').notNull(),
    /** Null: every course, for what an administrator made. */
    courseId: text('course_id'),
    scopes: text('scopes', { mode: 'json' }).notNull(),
    /** Whose rights it has: those that they have now, and no others. */
    createdBy: text('created_by')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    createdAt: integer('created_at').notNull(),
    expiresAt: integer('expires_at').notNull(),
    revokedAt: integer('revoked_at'),
    lastUsedAt: integer('last_used_at'),
  },
  (table) => [index('access_tokens_course').on(table.courseId)],
);

/** What was answered to a change that a program may send twice. */
export const accessReplies = sqliteTable(
  'access_replies',
  {
    tokenId: text('token_id')
      .notNull()
      .references(() => accessTokens.id, { onDelete: 'cascade' }),
    key: text('key').notNull(),
    requestHash: text('request_hash').notNull(),
    status: integer('status').notNull(),
    /** Null for an answer without a body. */
    body: text('body'),
    repliedAt: integer('replied_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.tokenId, table.key] }), index('access_replies_time').on(table.repliedAt)],
);
