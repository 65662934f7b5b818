import { and, asc, desc, eq, gt, inArray, isNotNull, sql } from 'drizzle-orm';
import { isShown } from '../db/counting';
import type { Db } from '../db/open';
import { gradingEvents, gradings, measures, submissions, users } from '../db/schema';
import { isAt, LONGEST_WAIT_MS, turns } from '../db/turns';

export type SubmissionRow = typeof submissions.$inferSelect;
export type GradingRow = typeof gradings.$inferSelect;

export function insertSubmission(
  db: Db,
  submission: typeof submissions.$inferInsert,
  grading: typeof gradings.$inferInsert,
): void {
  db.transaction((tx) => {
    tx.insert(submissions).values(submission).run();
    tx.insert(gradings).values(grading).run();
  });
}

export function findByRequest(db: Db, userId: string, requestId: string): SubmissionRow | null {
  const where = and(eq(submissions.userId, userId), eq(submissions.requestId, requestId));
  return db.select().from(submissions).where(where).get() ?? null;
}

export function findSubmission(db: Db, id: string): (SubmissionRow & { author: string }) | null {
  const row = db
    .select({ submission: submissions, author: users.name })
    .from(submissions)
    .innerJoin(users, eq(users.id, submissions.userId))
    .where(eq(submissions.id, id))
    .get();
  return row ? { ...row.submission, author: row.author } : null;
}

/** What a submission shows: its newest verdict, also while it is graded again; until there is one, its newest grading. */
export function findGrading(db: Db, submissionId: string): GradingRow | null {
  return (
    db
      .select()
      .from(gradings)
      .where(and(eq(gradings.submissionId, submissionId), isShown))
      .get() ?? null
  );
}

export function findGradingById(db: Db, id: string): GradingRow | null {
  return db.select().from(gradings).where(eq(gradings.id, id)).get() ?? null;
}

/** Whether a submission that has a verdict is being graded again. */
export function hasRegrade(db: Db, submissionId: string): boolean {
  const open = inArray(gradings.state, ['queued', 'running']);
  const where = and(eq(gradings.submissionId, submissionId), eq(gradings.cause, 'regrade'), open);
  return db.select({ id: gradings.id }).from(gradings).where(where).get() !== undefined;
}

/** What somebody handed in for a challenge, newest first, without the sources. */
export function listOf(db: Db, userId: string, courseId: string, challengeId: string) {
  return db
    .select({
      id: submissions.id,
      submittedAt: submissions.submittedAt,
      state: gradings.state,
      outcome: gradings.outcome,
      passed: gradings.passed,
      points: gradings.points,
      maxPoints: gradings.maxPoints,
    })
    .from(submissions)
    .innerJoin(gradings, eq(gradings.submissionId, submissions.id))
    .where(
      and(
        eq(submissions.userId, userId),
        eq(submissions.courseId, courseId),
        eq(submissions.challengeId, challengeId),
        isShown,
      ),
    )
    .orderBy(desc(submissions.submittedAt))
    .all();
}

/** How many waiting submissions will be taken before this one; `places` are the challenges that can be graded. */
export function countWaitingBefore(db: Db, gradingId: string, places: string[] | null = null): number {
  const row = db.get<{ n: number }>(sql`with line as (${turns(sql`g.state = 'queued'${isAt(places)}`)})
    select count(*) as n from line, line as me
    where me.id = ${gradingId} and (line.later, line.turn, line.arrived) < (me.later, me.turn, me.arrived)`);
  return row?.n ?? 0;
}

/**
 * What a student has waiting or running, and what they handed in from one moment to another. What staff have graded again
 * does not count, nor what a clock that has been set back since dates later.
 */
export function countRecent(
  db: Db,
  userId: string,
  since: number,
  now: number,
): { open: number; recent: number; oldest: number } {
  const open = sql<number>`coalesce(sum(${gradings.state} in ('queued', 'running')), 0)`;
  const isRecent = sql`${submissions.submittedAt} > ${since} and ${submissions.submittedAt} <= ${now}`;
  const row = db
    .select({
      open,
      recent: sql<number>`coalesce(sum(${isRecent}), 0)`,
      oldest: sql<number>`coalesce(min(case when ${isRecent} then ${submissions.submittedAt} end), ${since})`,
    })
    .from(submissions)
    .innerJoin(gradings, eq(gradings.submissionId, submissions.id))
    .where(and(eq(submissions.userId, userId), eq(gradings.cause, 'submit')))
    .get();
  return row ?? { open: 0, recent: 0, oldest: since };
}

interface Claim {
  now: number;
  /** The machine's steady clock, and how long a lease is by it. */
  steady: number;
  leaseMs: number;
  /** The challenges that can be graded; null: any. */
  places: string[] | null;
}

export function claimNext(db: Db, holder: string, { now, steady, leaseMs, places }: Claim) {
  // What lies further ahead than it ever can was written before a clock was set back, or before the machine started.
  const isDue = sql`(g.available_at <= ${now} or g.available_at > ${now + LONGEST_WAIT_MS})`;
  const isLost = sql`(g.lease_until < ${steady} or g.lease_until > ${steady + leaseMs})`;
  const free = sql`((g.state = 'queued' and ${isDue}) or (g.state = 'running' and ${isLost}))${isAt(places)}`;
  const next = sql`(select id from (${turns(free)}) order by later, turn, arrived limit 1)`;
  const claimed = db
    .update(gradings)
    .set({
      state: 'running',
      leaseHolder: holder,
      leaseUntil: steady + leaseMs,
      tries: sql`${gradings.tries} + 1`,
      startedAt: now,
    })
    .where(eq(gradings.id, next))
    .returning({ id: gradings.id, submissionId: gradings.submissionId, tries: gradings.tries })
    .get();
  return claimed ?? null;
}

const heldBy = (id: string, holder: string) =>
  and(eq(gradings.id, id), eq(gradings.state, 'running'), eq(gradings.leaseHolder, holder));

export function extendLease(db: Db, id: string, holder: string, leaseUntil: number): boolean {
  return db.update(gradings).set({ leaseUntil }).where(heldBy(id, holder)).run().changes === 1;
}

export function selectHolders(db: Db): string[] {
  const rows = db
    .selectDistinct({ holder: gradings.leaseHolder })
    .from(gradings)
    .where(and(eq(gradings.state, 'running'), isNotNull(gradings.leaseHolder)))
    .all();
  return rows.map(({ holder }) => holder as string);
}

const RELEASED = { state: 'queued' as const, leaseHolder: null, leaseUntil: null };

/** Queues again what these holders had when they died. The try counts: it may have been what killed them. */
export function releaseHolders(db: Db, holders: string[]): number {
  if (holders.length === 0) return 0;
  const held = and(eq(gradings.state, 'running'), inArray(gradings.leaseHolder, holders));
  return db.update(gradings).set(RELEASED).where(held).run().changes;
}

/** Queues again one grading that its holder cannot finish now, as if it had never been taken. */
export function release(db: Db, id: string, holder: string): void {
  const tries = sql`${gradings.tries} - 1`;
  db.update(gradings)
    .set({ ...RELEASED, tries })
    .where(heldBy(id, holder))
    .run();
}

/** Puts a grading back for a later try. What it had told the page so far is void. */
export function requeue(db: Db, id: string, holder: string, availableAt: number, fault: string): void {
  db.transaction((tx) => {
    const set = { state: 'queued' as const, leaseHolder: null, leaseUntil: null, availableAt, fault };
    if (tx.update(gradings).set(set).where(heldBy(id, holder)).run().changes === 1) clearEvents(tx, id);
  });
}

export function setAside(db: Db, id: string, holder: string, finishedAt: number, fault: string): void {
  db.transaction((tx) => {
    const set = { state: 'broken' as const, leaseHolder: null, leaseUntil: null, finishedAt, fault };
    if (tx.update(gradings).set(set).where(heldBy(id, holder)).run().changes === 1) clearEvents(tx, id);
  });
}

/**
 * The verdict, its measures and the end of the lease in one transaction.
 * @returns false, with nothing written, when the holder no longer holds the grading.
 */
export function insertVerdict(
  db: Db,
  id: string,
  holder: string,
  row: Partial<typeof gradings.$inferInsert>,
  values: Omit<typeof measures.$inferInsert, 'gradingId'>[],
): boolean {
  return db.transaction((tx) => {
    const set = { ...row, state: 'done' as const, leaseHolder: null, leaseUntil: null, fault: null };
    if (tx.update(gradings).set(set).where(heldBy(id, holder)).run().changes !== 1) return false;
    if (values.length > 0) {
      tx.insert(measures)
        .values(values.map((value) => ({ ...value, gradingId: id })))
        .run();
    }
    clearEvents(tx, id);
    return true;
  });
}

/** Verdicts since a moment that nobody has said anything about the types of. */
export function listPendingTypes(db: Db, since: number): string[] {
  const pending = sql`json_extract(${gradings.verdict}, '$.types') = 'pending'`;
  const where = and(eq(gradings.state, 'done'), gt(gradings.availableAt, since), pending);
  return db
    .select({ id: gradings.id })
    .from(gradings)
    .where(where)
    .orderBy(asc(gradings.finishedAt))
    .all()
    .map(({ id }) => id);
}

export function findSourceOf(db: Db, gradingId: string): SubmissionRow | null {
  const row = db
    .select({ submission: submissions })
    .from(gradings)
    .innerJoin(submissions, eq(submissions.id, gradings.submissionId))
    .where(eq(gradings.id, gradingId))
    .get();
  return row?.submission ?? null;
}

/** Adds to a recorded verdict what was found about the types of its source. The verdict itself stands. */
export function updateTypes(db: Db, gradingId: string, found: { types: string; typeErrors: unknown[] }): void {
  const { types, typeErrors } = found;
  const verdict = sql`json_set(${gradings.verdict}, '$.types', ${types}, '$.typeErrors', json(${JSON.stringify(typeErrors)}))`;
  db.update(gradings)
    .set({ verdict })
    .where(and(eq(gradings.id, gradingId), eq(gradings.state, 'done')))
    .run();
}

export function clearEvents(db: Db, gradingId: string): void {
  db.delete(gradingEvents).where(eq(gradingEvents.gradingId, gradingId)).run();
}

export function insertEvents(db: Db, gradingId: string, at: number, events: unknown[]): void {
  db.insert(gradingEvents)
    .values(events.map((event) => ({ gradingId, at, event })))
    .run();
}

export function listEvents(db: Db, gradingId: string, after: number) {
  return db
    .select()
    .from(gradingEvents)
    .where(and(eq(gradingEvents.gradingId, gradingId), gt(gradingEvents.id, after)))
    .orderBy(asc(gradingEvents.id))
    .all();
}

/** How many submissions wait to be graded, by challenge. */
export function countQueued(db: Db, courseId: string) {
  return db
    .select({ challengeId: submissions.challengeId, count: sql<number>`count(*)` })
    .from(gradings)
    .innerJoin(submissions, eq(submissions.id, gradings.submissionId))
    .where(and(eq(gradings.state, 'queued'), eq(submissions.courseId, courseId)))
    .groupBy(submissions.challengeId)
    .all();
}

/** Gradings that our own faults ended, newest first. */
export function listBroken(db: Db, courseId: string) {
  return db
    .select({
      submissionId: submissions.id,
      challengeId: submissions.challengeId,
      author: users.name,
      submittedAt: submissions.submittedAt,
      fault: gradings.fault,
    })
    .from(gradings)
    .innerJoin(submissions, eq(submissions.id, gradings.submissionId))
    .innerJoin(users, eq(users.id, submissions.userId))
    .where(and(eq(gradings.state, 'broken'), isShown, eq(submissions.courseId, courseId)))
    .orderBy(desc(submissions.submittedAt))
    .all();
}
