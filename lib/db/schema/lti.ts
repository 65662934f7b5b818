import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { users } from './people';

/** Learning platforms that may send people here, by LTI 1.3. */
export const ltiPlatforms = sqliteTable(
  'lti_platforms',
  {
    id: text('id').primaryKey(),
    name: text('name').notNull(),
    issuer: text('issuer').notNull(),
    clientId: text('client_id').notNull(),
    authUrl: text('auth_url').notNull(),
    tokenUrl: text('token_url').notNull(),
    jwksUrl: text('jwks_url').notNull(),
    /** Ids of deployments, a JSON list. */
    deployments: text('deployments', { mode: 'json' }).notNull(),
    /** Ids of the courses that it may open, a JSON list; null: every course. */
    courses: text('courses', { mode: 'json' }),
    /** What its teachers are here. */
    teachersAre: text('teachers_are', { enum: ['student', 'assistant', 'instructor'] }).notNull(),
    createdAt: integer('created_at').notNull(),
    /** Since when nobody comes from there; who came is still known, should it be registered again. */
    removedAt: integer('removed_at'),
  },
  (table) => [uniqueIndex('lti_platforms_client').on(table.issuer, table.clientId)],
);

/** What this installation signs its own words to platforms with. */
export const ltiKeys = sqliteTable('lti_keys', {
  id: text('id').primaryKey(),
  /** PKCS 8, PEM. */
  privateKey: text('private_key').notNull(),
  createdAt: integer('created_at').notNull(),
});

/** Launches that began: each is completed once, by the browser that began it. */
export const ltiLogins = sqliteTable('lti_logins', {
  state: text('state').primaryKey(),
  nonce: text('nonce').notNull(),
  platformId: text('platform_id')
    .notNull()
    .references(() => ltiPlatforms.id, { onDelete: 'cascade' }),
  /** What the platform asked with, to begin again in a window of its own. */
  query: text('query').notNull(),
  createdAt: integer('created_at').notNull(),
  usedAt: integer('used_at'),
});

/** Who somebody of a platform is here. */
export const ltiPeople = sqliteTable(
  'lti_people',
  {
    platformId: text('platform_id')
      .notNull()
      .references(() => ltiPlatforms.id, { onDelete: 'cascade' }),
    subject: text('subject').notNull(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
  },
  (table) => [primaryKey({ columns: [table.platformId, table.subject] }), index('lti_people_user').on(table.userId)],
);

/** Places in a platform that lead to a part of a course here. */
export const ltiLinks = sqliteTable(
  'lti_links',
  {
    id: text('id').primaryKey(),
    platformId: text('platform_id')
      .notNull()
      .references(() => ltiPlatforms.id, { onDelete: 'cascade' }),
    deploymentId: text('deployment_id').notNull(),
    /** The platform's name of the place. */
    resourceId: text('resource_id').notNull(),
    title: text('title').notNull(),
    courseId: text('course_id').notNull(),
    /** What is done there; null: the course as a whole. */
    kind: text('kind', { enum: ['quiz', 'challenge'] }),
    targetId: text('target_id'),
    /** Where points go; null where the platform takes none. */
    lineItem: text('line_item'),
    /** Where the platform tells who is in its course. */
    membersUrl: text('members_url'),
    seenAt: integer('seen_at').notNull(),
  },
  (table) => [
    uniqueIndex('lti_links_place').on(table.platformId, table.deploymentId, table.resourceId),
    index('lti_links_course').on(table.courseId),
  ],
);

/** What a platform is to know of somebody's points at a place, and what it was told. */
export const ltiScores = sqliteTable(
  'lti_scores',
  {
    linkId: text('link_id')
      .notNull()
      .references(() => ltiLinks.id, { onDelete: 'cascade' }),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    subject: text('subject').notNull(),
    /** `points/most/state`, in thousandths; null: nothing yet. */
    wanted: text('wanted'),
    told: text('told'),
    tries: integer('tries').notNull().default(0),
    /** Not before then; null: given up, until somebody has it tried again. */
    dueAt: integer('due_at'),
    trouble: text('trouble'),
    toldAt: integer('told_at'),
  },
  (table) => [
    primaryKey({ columns: [table.linkId, table.userId] }),
    index('lti_scores_due').on(table.dueAt).where(sql`wanted is not told`),
  ],
);

/** Somebody who is choosing what a platform shall lead to. */
export const ltiChoices = sqliteTable('lti_choices', {
  id: text('id').primaryKey(),
  platformId: text('platform_id')
    .notNull()
    .references(() => ltiPlatforms.id, { onDelete: 'cascade' }),
  userId: text('user_id')
    .notNull()
    .references(() => users.id, { onDelete: 'cascade' }),
  deploymentId: text('deployment_id').notNull(),
  returnUrl: text('return_url').notNull(),
  /** What the platform wants back as it is. */
  data: text('data'),
  multiple: integer('multiple', { mode: 'boolean' }).notNull(),
  createdAt: integer('created_at').notNull(),
});
