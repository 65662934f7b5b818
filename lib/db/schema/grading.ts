import { index, integer, primaryKey, real, sqliteTable, sqliteView, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { users } from './people';

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

const grading = {
  submissionId: text('submission_id')
    .notNull()
    .references(() => submissions.id, { onDelete: 'cascade' }),
  cause: text('cause', { enum: ['submit', 'regrade'] }).notNull(),
  /** 1 for the first grading of its submission, and so on: which of two is later is not for a clock to say. */
  number: integer('number').notNull().default(1),
  /** `broken`: our own fault, retried and given up; staff see it, the student loses nothing. */
  state: text('state', { enum: ['queued', 'running', 'done', 'broken'] }).notNull(),
  /** Labels of the seeds. Where there is no secret, the seeds of an earlier generator themselves. */
  seeds: text('seeds', { mode: 'json' }).notNull(),
  /** Of the data that it is graded on, 64 hexadecimal digits; told once the window has closed. */
  secret: text('secret'),
  contentHash: text('content_hash').notNull(),
  /** Who holds it, and how often it has been taken and renewed: whoever watches sees that it is held, and believes no clock. */
  leaseHolder: text('lease_holder'),
  leaseBeat: integer('lease_beat').notNull().default(0),
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
};

/** One run of the grader over a submission. */
export const gradings = sqliteTable('gradings', { id: text('id').primaryKey(), ...grading }, (table) => [
  index('gradings_queue').on(table.state, table.availableAt),
  index('gradings_finished').on(table.finishedAt),
  uniqueIndex('gradings_number').on(table.submissionId, table.number),
  // All that lists of a class read of a grading: its row is long, and lies on pages of its own.
  index('gradings_counts').on(
    ...[table.submissionId, table.state, table.number, table.passed, table.points, table.contentHash, table.id],
  ),
]);

/** The grading of each submission that counts: the last one that is done, also while another waits or runs. */
export const currentGradings = sqliteView('current_gradings', { id: text('id').notNull(), ...grading }).existing();

/**
 * Every value the judge recomputed; those of a grading lie side by side (the table is without rowid).
 * NULL stands for a value that was not a finite number.
 */
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
