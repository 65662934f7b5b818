import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, sqliteView, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { users } from './people';

/** What is set for the class and when. Work without a row here is open practice. */
export const assignments = sqliteTable(
  'assignments',
  {
    id: text('id').primaryKey(),
    courseId: text('course_id').notNull(),
    kind: text('kind', { enum: ['quiz', 'challenge'] }).notNull(),
    /** The id of the quiz or of the challenge. */
    targetId: text('target_id').notNull(),
    opensAt: integer('opens_at'),
    closesAt: integer('closes_at'),
    /** From when on results are told, where the quiz tells them on release; null: not yet. */
    releasesAt: integer('releases_at'),
    /** Students may read a challenge before it opens. */
    shownEarly: integer('shown_early', { mode: 'boolean' }).notNull().default(false),
    updatedAt: integer('updated_at').notNull(),
    updatedBy: text('updated_by').references(() => users.id, { onDelete: 'set null' }),
  },
  (table) => [uniqueIndex('assignments_target').on(table.courseId, table.kind, table.targetId)],
);

/** What somebody needs otherwise than the class, in a course. Who has no row here has what everybody has. */
export const accommodations = sqliteTable(
  'accommodations',
  {
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    courseId: text('course_id').notNull(),
    /** How long time limits are, in percent of what they are for others. */
    timePercent: integer('time_percent').notNull().default(100),
    /** Work opens so many milliseconds earlier and closes so many later. */
    opensEarlierMs: integer('opens_earlier_ms').notNull().default(0),
    closesLaterMs: integer('closes_later_ms').notNull().default(0),
    /** How many attempts more than others. */
    moreAttempts: integer('more_attempts').notNull().default(0),
    updatedAt: integer('updated_at').notNull(),
    updatedBy: text('updated_by').references(() => users.id, { onDelete: 'set null' }),
  },
  (table) => [primaryKey({ columns: [table.userId, table.courseId] })],
);

/** Time that staff gave back in a run. Append-only. */
export const timeGiven = sqliteTable(
  'time_given',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    attemptId: text('attempt_id')
      .notNull()
      .references(() => attempts.id, { onDelete: 'cascade' }),
    ms: integer('ms').notNull(),
    givenAt: integer('given_at').notNull(),
    givenBy: text('given_by').references(() => users.id, { onDelete: 'set null' }),
  },
  (table) => [index('time_given_attempt').on(table.attemptId)],
);

/** One run through a quiz, or all answers to one checkpoint of a lesson. */
export const attempts = sqliteTable(
  'attempts',
  {
    id: text('id').primaryKey(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    courseId: text('course_id').notNull(),
    chapterId: text('chapter_id').notNull(),
    kind: text('kind', { enum: ['quiz', 'checkpoint'] }).notNull(),
    /** The id of the quiz, or of the checkpoint in its chapter. */
    targetId: text('target_id').notNull(),
    /** Draws the order of options, and later the variants. */
    seed: integer('seed').notNull(),
    contentHash: text('content_hash').notNull(),
    /** The items of the run as they were when it began; null for a checkpoint, and for runs from before this was kept. */
    form: text('form', { mode: 'json' }),
    /** How the quiz is taken, as it was when the run began; null as for `form`. */
    policy: text('policy', { mode: 'json' }),
    startedAt: integer('started_at').notNull(),
    /** When its time is over, whatever the window; null where it has no limit. */
    dueAt: integer('due_at'),
    /** Null also for a while after its time was over: `attempt_times` says when it was. */
    finishedAt: integer('finished_at'),
    points: integer('points').notNull().default(0),
    maxPoints: integer('max_points').notNull(),
  },
  (table) => [
    index('attempts_user').on(table.userId, table.courseId, table.chapterId),
    index('attempts_course').on(table.courseId, table.chapterId),
    index('attempts_target').on(table.courseId, table.kind, table.targetId, table.finishedAt),
    index('attempts_open').on(table.kind).where(sql`finished_at is null`),
  ],
);

/** What the times that staff set, and a run's own limit, make of each run through a quiz. */
export const attemptTimes = sqliteView('attempt_times', {
  attemptId: text('attempt_id').notNull(),
  /** When it is over; null: never. Staff may try what is closed. */
  endsAt: integer('ends_at'),
  /** When its window ends for whoever takes it: until then answers count in full; null: for ever. */
  fullUntil: integer('full_until'),
  releasesAt: integer('releases_at'),
}).existing();

/** Items as somebody answered them, by their own hash; kept when the course moves on. */
export const contents = sqliteTable('contents', {
  hash: text('hash').primaryKey(),
  kind: text('kind', { enum: ['item'] }).notNull(),
  body: text('body', { mode: 'json' }).notNull(),
  keptAt: integer('kept_at').notNull(),
});

/** What was answered. Append-only (a trigger refuses updates); what was made of it stands in `markings`. */
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
    answeredAt: integer('answered_at').notNull(),
    elapsedMs: integer('elapsed_ms'),
  },
  (table) => [uniqueIndex('responses_number').on(table.attemptId, table.itemId, table.number)],
);

const marking = {
  responseId: text('response_id')
    .notNull()
    .references(() => responses.id, { onDelete: 'cascade' }),
  cause: text('cause', { enum: ['answer', 'remark', 'override'] }).notNull(),
  /** The item it was marked by; null for answers from before items were kept. */
  itemHash: text('item_hash').references(() => contents.hash),
  correct: integer('correct', { mode: 'boolean' }).notNull(),
  points: integer('points').notNull(),
  maxPoints: integer('max_points').notNull(),
  feedback: text('feedback', { mode: 'json' }).notNull(),
  /** Null when the engine marked it. */
  markedBy: text('marked_by').references(() => users.id, { onDelete: 'set null' }),
  markedAt: integer('marked_at').notNull(),
};

/** What was made of a response, each time that something was. Append-only. */
export const markings = sqliteTable(
  'markings',
  { id: integer('id').primaryKey({ autoIncrement: true }), ...marking },
  (table) => [index('markings_response').on(table.responseId, table.id)],
);

/** The marking of each response that counts: the latest. */
export const currentMarkings = sqliteView('current_markings', { id: integer('id').notNull(), ...marking }).existing();

/** A corrected question whose answers were marked again, all at once; what was made of them are consecutive markings. */
export const remarks = sqliteTable(
  'remarks',
  {
    id: text('id').primaryKey(),
    courseId: text('course_id').notNull(),
    chapterId: text('chapter_id').notNull(),
    itemId: text('item_id').notNull(),
    /** Whether points could become fewer. */
    lower: integer('lower', { mode: 'boolean' }).notNull(),
    /** Whether answers to a question that read otherwise were marked, too. */
    reworded: integer('reworded', { mode: 'boolean' }).notNull(),
    /** The first and the last of its markings. */
    firstMarking: integer('first_marking').notNull(),
    lastMarking: integer('last_marking').notNull(),
    madeAt: integer('made_at').notNull(),
    /** Null for whoever ran the command beside the database. */
    madeBy: text('made_by').references(() => users.id, { onDelete: 'set null' }),
    undoneAt: integer('undone_at'),
    undoneBy: text('undone_by').references(() => users.id, { onDelete: 'set null' }),
  },
  (table) => [index('remarks_course').on(table.courseId, table.madeAt)],
);

/** Hints of a run's questions that were taken, in order. Append-only. */
export const hintsTaken = sqliteTable(
  'hints_taken',
  {
    attemptId: text('attempt_id')
      .notNull()
      .references(() => attempts.id, { onDelete: 'cascade' }),
    itemId: text('item_id').notNull(),
    /** 1 for the first hint. */
    number: integer('number').notNull(),
    takenAt: integer('taken_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.attemptId, table.itemId, table.number] })],
);

/**
 * What happened on the pages of a run, as they tell it: opened, a question seen, the page left and come back to, a question marked
 * for later or no longer. Append-only. What is known from other rows (answers, hints, the end) is not here again.
 */
export const attemptEvents = sqliteTable(
  'attempt_events',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    attemptId: text('attempt_id')
      .notNull()
      .references(() => attempts.id, { onDelete: 'cascade' }),
    kind: text('kind', { enum: ['opened', 'saw', 'left', 'back', 'flagged', 'unflagged'] }).notNull(),
    itemId: text('item_id'),
    /** Tells the pages of a run apart: another tab, another device. */
    page: text('page'),
    /** When the server was told. */
    toldAt: integer('told_at').notNull(),
    /** How long before that it happened, as the page says: some are told later, after a time offline. */
    agoMs: integer('ago_ms').notNull().default(0),
  },
  (table) => [index('attempt_events_attempt').on(table.attemptId, table.id)],
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
    /** When staff said that they had seen to it. */
    handledAt: integer('handled_at'),
    handledBy: text('handled_by').references(() => users.id, { onDelete: 'set null' }),
  },
  (table) => [index('lesson_feedback_chapter').on(table.courseId, table.chapterId)],
);
