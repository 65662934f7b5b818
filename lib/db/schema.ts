import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

// Times are UTC milliseconds. Points are integers in thousandths. JSON columns are parsed by the room that owns them.

const now = sql`(cast(unixepoch('subsec') * 1000 as integer))`;

export const users = sqliteTable('users', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  email: text('email').notNull().unique(),
  emailVerified: integer('email_verified', { mode: 'boolean' }).notNull().default(false),
  image: text('image'),
  role: text('role', { enum: ['student', 'assistant', 'instructor'] })
    .notNull()
    .default('student'),
  isAnonymous: integer('is_anonymous', { mode: 'boolean' }).notNull().default(false),
  locale: text('locale', { enum: ['en', 'fr'] }),
  createdAt: integer('created_at', { mode: 'timestamp_ms' }).notNull().default(now),
  updatedAt: integer('updated_at', { mode: 'timestamp_ms' }).notNull().default(now),
});

export const sessions = sqliteTable(
  'sessions',
  {
    id: text('id').primaryKey(),
    token: text('token').notNull().unique(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    expiresAt: integer('expires_at', { mode: 'timestamp_ms' }).notNull(),
    ipAddress: text('ip_address'),
    userAgent: text('user_agent'),
    createdAt: integer('created_at', { mode: 'timestamp_ms' }).notNull().default(now),
    updatedAt: integer('updated_at', { mode: 'timestamp_ms' }).notNull().default(now),
  },
  (table) => [index('sessions_user').on(table.userId)],
);

export const accounts = sqliteTable(
  'accounts',
  {
    id: text('id').primaryKey(),
    accountId: text('account_id').notNull(),
    providerId: text('provider_id').notNull(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    accessToken: text('access_token'),
    refreshToken: text('refresh_token'),
    idToken: text('id_token'),
    accessTokenExpiresAt: integer('access_token_expires_at', { mode: 'timestamp_ms' }),
    refreshTokenExpiresAt: integer('refresh_token_expires_at', { mode: 'timestamp_ms' }),
    scope: text('scope'),
    password: text('password'),
    createdAt: integer('created_at', { mode: 'timestamp_ms' }).notNull().default(now),
    updatedAt: integer('updated_at', { mode: 'timestamp_ms' }).notNull().default(now),
  },
  (table) => [index('accounts_user').on(table.userId)],
);

export const verifications = sqliteTable('verifications', {
  id: text('id').primaryKey(),
  identifier: text('identifier').notNull(),
  value: text('value').notNull(),
  expiresAt: integer('expires_at', { mode: 'timestamp_ms' }).notNull(),
  createdAt: integer('created_at', { mode: 'timestamp_ms' }).notNull().default(now),
  updatedAt: integer('updated_at', { mode: 'timestamp_ms' }).notNull().default(now),
});

/** One-time links that give a role. Only a hash of the token is kept. */
export const invitations = sqliteTable('invitations', {
  tokenHash: text('token_hash').primaryKey(),
  role: text('role', { enum: ['assistant', 'instructor'] }).notNull(),
  createdAt: integer('created_at').notNull(),
  expiresAt: integer('expires_at').notNull(),
  usedAt: integer('used_at'),
  usedBy: text('used_by').references(() => users.id, { onDelete: 'set null' }),
});

export const enrolments = sqliteTable(
  'enrolments',
  {
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    courseId: text('course_id').notNull(),
    enrolledAt: integer('enrolled_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.courseId] })],
);

/** What is set for the class and when. Work without a row here is open practice. */
export const assignments = sqliteTable(
  'assignments',
  {
    id: text('id').primaryKey(),
    courseId: text('course_id').notNull(),
    kind: text('kind', { enum: ['quiz', 'challenge'] }).notNull(),
    /** A chapter's id for a quiz, a challenge's id for a challenge. */
    targetId: text('target_id').notNull(),
    opensAt: integer('opens_at'),
    closesAt: integer('closes_at'),
    /** Students may read a challenge before it opens. */
    shownEarly: integer('shown_early', { mode: 'boolean' }).notNull().default(false),
    updatedAt: integer('updated_at').notNull(),
    updatedBy: text('updated_by').references(() => users.id, { onDelete: 'set null' }),
  },
  (table) => [uniqueIndex('assignments_target').on(table.courseId, table.kind, table.targetId)],
);

/** One run through a quiz, or the answering of one checkpoint item inside a lesson (`itemId` set). */
export const attempts = sqliteTable(
  'attempts',
  {
    id: text('id').primaryKey(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    courseId: text('course_id').notNull(),
    chapterId: text('chapter_id').notNull(),
    itemId: text('item_id'),
    /** Draws the order of options, and later the variants. */
    seed: integer('seed').notNull(),
    contentHash: text('content_hash').notNull(),
    startedAt: integer('started_at').notNull(),
    finishedAt: integer('finished_at'),
    points: integer('points').notNull().default(0),
    maxPoints: integer('max_points').notNull(),
  },
  (table) => [
    index('attempts_user').on(table.userId, table.courseId, table.chapterId),
    index('attempts_course').on(table.courseId, table.chapterId),
  ],
);

/** Append-only (a trigger refuses updates and deletes of single rows). */
export const responses = sqliteTable(
  'responses',
  {
    id: text('id').primaryKey(),
    attemptId: text('attempt_id')
      .notNull()
      .references(() => attempts.id, { onDelete: 'cascade' }),
    itemId: text('item_id').notNull(),
    /** 1 for the first answer to this item in this attempt, and so on. */
    number: integer('number').notNull(),
    answer: text('answer', { mode: 'json' }).notNull(),
    certainty: integer('certainty'),
    points: integer('points').notNull(),
    maxPoints: integer('max_points').notNull(),
    feedback: text('feedback', { mode: 'json' }).notNull(),
    answeredAt: integer('answered_at').notNull(),
    elapsedMs: integer('elapsed_ms'),
  },
  (table) => [uniqueIndex('responses_number').on(table.attemptId, table.itemId, table.number)],
);

/** Autosave: one for each user and thing (`challenge:<id>`, `item:<attempt>:<item>`). */
export const drafts = sqliteTable(
  'drafts',
  {
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    key: text('key').notNull(),
    content: text('content').notNull(),
    updatedAt: integer('updated_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.key] })],
);

/** Source handed in. Append-only (a trigger refuses changes of what was handed in). */
export const submissions = sqliteTable(
  'submissions',
  {
    id: text('id').primaryKey(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    courseId: text('course_id').notNull(),
    challengeId: text('challenge_id').notNull(),
    source: text('source').notNull(),
    sourceHash: text('source_hash').notNull(),
    /** Given by the client for one click of Submit, so that a repeated request makes no second submission. */
    requestId: text('request_id').notNull(),
    submittedAt: integer('submitted_at').notNull(),
  },
  (table) => [
    index('submissions_user').on(table.userId, table.courseId, table.challengeId),
    index('submissions_challenge').on(table.courseId, table.challengeId),
    uniqueIndex('submissions_request').on(table.userId, table.requestId),
  ],
);

/** One run of the grader over a submission. */
export const gradings = sqliteTable(
  'gradings',
  {
    id: text('id').primaryKey(),
    submissionId: text('submission_id')
      .notNull()
      .references(() => submissions.id, { onDelete: 'cascade' }),
    cause: text('cause', { enum: ['submit', 'regrade'] }).notNull(),
    /** 1 for the first grading of its submission, and so on: which of two is later is not for a clock to say. */
    number: integer('number').notNull().default(1),
    /** `broken`: our own fault, retried and given up; staff see it, the student loses nothing. */
    state: text('state', { enum: ['queued', 'running', 'done', 'broken'] }).notNull(),
    seeds: text('seeds', { mode: 'json' }).notNull(),
    contentHash: text('content_hash').notNull(),
    /** Who holds it and until when, by the machine's steady clock; a holder that died lets it go by not renewing. */
    leaseHolder: text('lease_holder'),
    leaseUntil: integer('lease_until'),
    tries: integer('tries').notNull().default(0),
    availableAt: integer('available_at').notNull(),
    queuedAt: integer('queued_at').notNull(),
    startedAt: integer('started_at'),
    finishedAt: integer('finished_at'),
    outcome: text('outcome'),
    passed: integer('passed', { mode: 'boolean' }),
    points: integer('points'),
    maxPoints: integer('max_points').notNull(),
    engine: text('engine'),
    isolation: text('isolation'),
    verdict: text('verdict', { mode: 'json' }),
    /** What broke in us, for staff. */
    fault: text('fault'),
  },
  (table) => [
    index('gradings_queue').on(table.state, table.availableAt),
    uniqueIndex('gradings_number').on(table.submissionId, table.number),
  ],
);

/** Every value the judge recomputed. NULL stands for a value that was not a finite number. */
export const measures = sqliteTable(
  'measures',
  {
    gradingId: text('grading_id')
      .notNull()
      .references(() => gradings.id, { onDelete: 'cascade' }),
    criterionId: text('criterion_id').notNull(),
    seed: integer('seed').notNull(),
    value: real('value'),
    passed: integer('passed', { mode: 'boolean' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.gradingId, table.criterionId, table.seed] })],
);

/** What happened while grading, in order; pages follow it and survive a reload. */
export const gradingEvents = sqliteTable(
  'grading_events',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    gradingId: text('grading_id')
      .notNull()
      .references(() => gradings.id, { onDelete: 'cascade' }),
    at: integer('at').notNull(),
    event: text('event', { mode: 'json' }).notNull(),
  },
  (table) => [index('grading_events_grading').on(table.gradingId, table.id)],
);

/** Which lessons somebody opened, and which they marked as done. */
export const visits = sqliteTable(
  'visits',
  {
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    courseId: text('course_id').notNull(),
    chapterId: text('chapter_id').notNull(),
    firstAt: integer('first_at').notNull(),
    lastAt: integer('last_at').notNull(),
    doneAt: integer('done_at'),
  },
  (table) => [primaryKey({ columns: [table.userId, table.courseId, table.chapterId] })],
);

/** "Was everything clear? How can we improve it?" */
export const lessonFeedback = sqliteTable(
  'lesson_feedback',
  {
    id: text('id').primaryKey(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    courseId: text('course_id').notNull(),
    chapterId: text('chapter_id').notNull(),
    clear: text('clear', { enum: ['yes', 'partly', 'no'] }).notNull(),
    comment: text('comment').notNull().default(''),
    locale: text('locale', { enum: ['en', 'fr'] }).notNull(),
    contentHash: text('content_hash').notNull(),
    sentAt: integer('sent_at').notNull(),
  },
  (table) => [index('lesson_feedback_chapter').on(table.courseId, table.chapterId)],
);
