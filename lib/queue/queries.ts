import { and, asc, eq, gt, inArray, isNotNull, type SQL, sql } from 'drizzle-orm';
import type { Db } from '../db/open';
import { gradingEvents, gradings, measures, submissions } from '../db/schema';
import { LONGEST_WAIT_MS } from './grading-queue';
import type { SeenLease } from './lease-watch';

export type NewGrading = typeof gradings.$inferInsert;

export function insertGrading(db: Db, grading: NewGrading): void {
  db.insert(gradings).values(grading).run();
}

/**
 * Whose turn it is: everybody's first waiting submission comes before anybody's second, and what a student has running
 * counts as theirs; among equals, who waited longest, by the order in which rows came, since clocks are set back. So fifty
 * submissions of one student never delay another's first. What is graded again comes after all that.
 */
function turns(free: SQL): SQL {
  return sql`select g.id, g.cause = 'regrade' as later, g.rowid as arrived,
      row_number() over (partition by s.user_id, g.cause order by g.rowid)
      + (select count(*) from ${gradings} r join ${submissions} t on t.id = r.submission_id
          where r.state = 'running' and t.user_id = s.user_id) as turn
    from ${gradings} g join ${submissions} s on s.id = g.submission_id where ${free}`;
}

/** Narrows `turns` to challenges by their reference (`course/challenge`); null: any. */
function isAt(places: string[] | null): SQL {
  if (places === null) return sql``;
  return sql` and s.course_id || '/' || s.challenge_id in (select value from json_each(${JSON.stringify(places)}))`;
}

/** How many waiting submissions will be taken before this one; `places` are the challenges that can be graded. */
export function countWaitingBefore(db: Db, gradingId: string, places: string[] | null): number {
  const row = db.get<{ n: number }>(sql`with line as (${turns(sql`g.state = 'queued'${isAt(places)}`)})
    select count(*) as n from line, line as me
    where me.id = ${gradingId} and (line.later, line.turn, line.arrived) < (me.later, me.turn, me.arrived)`);
  return row?.n ?? 0;
}

interface Claim {
  now: number;
  /** Of leases that have run out; see `listLeases`. */
  lost: string[];
  /** The challenges that can be graded; null: any. */
  places: string[] | null;
  /** Which of the two comes first, or that regrades are left out. */
  first: 'live' | 'regrade' | 'live-only';
}

/** Changes whenever a lease is taken or renewed. */
const mark = (holder: SQL | typeof gradings.leaseHolder, beat: SQL | typeof gradings.leaseBeat) =>
  sql<string>`${holder} || ' ' || ${beat}`;

/** Takes the grading whose turn it is, or one whose lease has run out. One atomic statement. */
export function claimNext(db: Db, holder: string, { now, lost, places, first }: Claim): string | null {
  // What lies further ahead than it ever can was written before a clock was set back.
  const isDue = sql`(g.available_at <= ${now} or g.available_at > ${now + LONGEST_WAIT_MS})`;
  const isLost = sql`${mark(sql`g.lease_holder`, sql`g.lease_beat`)} in (select value from json_each(${JSON.stringify(lost)}))`;
  const liveOnly = first === 'live-only' ? sql` and g.cause = 'submit'` : sql``;
  const free = sql`((g.state = 'queued' and ${isDue}) or (g.state = 'running' and ${isLost}))${liveOnly}${isAt(places)}`;
  const later = first === 'regrade' ? sql`later desc` : sql`later`;
  const next = sql`(select id from (${turns(free)}) order by ${later}, turn, arrived limit 1)`;
  const claimed = db
    .update(gradings)
    .set({
      state: 'running',
      leaseHolder: holder,
      leaseBeat: sql`${gradings.leaseBeat} + 1`,
      tries: sql`${gradings.tries} + 1`,
      startedAt: now,
    })
    .where(eq(gradings.id, next))
    .returning({ id: gradings.id })
    .get();
  return claimed?.id ?? null;
}

/** A grading with what it grades. */
export function findWork(db: Db, gradingId: string) {
  const row = db
    .select({ grading: gradings, submission: submissions })
    .from(gradings)
    .innerJoin(submissions, eq(submissions.id, gradings.submissionId))
    .where(eq(gradings.id, gradingId))
    .get();
  return row ?? null;
}

const heldBy = (id: string, holder: string) =>
  and(eq(gradings.id, id), eq(gradings.state, 'running'), eq(gradings.leaseHolder, holder));

export function extendLease(db: Db, id: string, holder: string): boolean {
  const leaseBeat = sql`${gradings.leaseBeat} + 1`;
  return db.update(gradings).set({ leaseBeat }).where(heldBy(id, holder)).run().changes === 1;
}

export function listLeases(db: Db): (SeenLease & { holder: string })[] {
  return db
    .select({
      id: gradings.id,
      mark: mark(gradings.leaseHolder, gradings.leaseBeat),
      holder: sql<string>`${gradings.leaseHolder}`,
    })
    .from(gradings)
    .where(and(eq(gradings.state, 'running'), isNotNull(gradings.leaseHolder)))
    .all();
}

const RELEASED = { state: 'queued' as const, leaseHolder: null };

/** Queues again what these holders had when they died. The try counts: it may have been what killed them. */
export function releaseHolders(db: Db, holders: string[]): number {
  if (holders.length === 0) return 0;
  const held = and(eq(gradings.state, 'running'), inArray(gradings.leaseHolder, holders));
  return db.update(gradings).set(RELEASED).where(held).run().changes;
}

/** Queues again one grading that its holder cannot finish now, as if it had never been taken. */
export function release(db: Db, id: string, holder: string): boolean {
  const tries = sql`${gradings.tries} - 1`;
  const where = heldBy(id, holder);
  return (
    db
      .update(gradings)
      .set({ ...RELEASED, tries })
      .where(where)
      .run().changes === 1
  );
}

/** Ends a lease without a verdict: back in line for a later try, or set aside. What the page was told so far is void. */
export function endTry(
  db: Db,
  id: string,
  holder: string,
  set: { state: 'queued'; availableAt: number; fault: string } | { state: 'broken'; finishedAt: number; fault: string },
): boolean {
  return db.transaction((tx) => {
    const row = { ...set, leaseHolder: null };
    if (tx.update(gradings).set(row).where(heldBy(id, holder)).run().changes !== 1) return false;
    clearEvents(tx, id);
    return true;
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
  row: Partial<NewGrading>,
  values: Omit<typeof measures.$inferInsert, 'gradingId'>[],
): boolean {
  return db.transaction((tx) => {
    const set = { ...row, state: 'done' as const, leaseHolder: null, fault: null };
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
  const rows = db.select({ id: gradings.id }).from(gradings).where(where).orderBy(asc(gradings.finishedAt)).all();
  return rows.map(({ id }) => id);
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

/** @returns false, with nothing written, when the holder no longer holds the grading. */
export function insertEvents(db: Db, id: string, holder: string, at: number, events: unknown[]): boolean {
  return db.transaction((tx) => {
    if (!tx.select({ id: gradings.id }).from(gradings).where(heldBy(id, holder)).get()) return false;
    tx.insert(gradingEvents)
      .values(events.map((event) => ({ gradingId: id, at, event })))
      .run();
    return true;
  });
}
