import type { Db } from '../db/open';
import { findMark, insertStatements, listAnswered, listFinished, listJudged, upsertMark } from './queries';
import { type Said, statementOf } from './statements';

/** How many rows of a kind are read at a time. */
const BATCH = 200;
/** Rows that came late, or from a clock that was set back a little, are still found; nothing is said twice. */
const OVERLAP_MS = 60_000;

type Row = { at: number; said: Said[] };

const answered = (db: Db, since: number): Row[] =>
  listAnswered(db, since, BATCH).map((row) => {
    const { id, at, itemId, elapsedMs, runId, kind, targetId, chapterId, courseId, userId, correct } = row;
    const score =
      row.points === null || row.maxPoints === null ? null : { points: row.points, maxPoints: row.maxPoints };
    const within =
      kind === 'quiz'
        ? ({ type: 'quiz', path: `${chapterId}/quiz/${targetId}` } as const)
        : ({ type: 'checkpoint', path: chapterId } as const);
    const on = { type: 'item', path: `${within.path}#${itemId}` } as const;
    const said: Said = {
      verb: 'answered',
      row: id,
      userId,
      courseId,
      on,
      within,
      runId,
      at,
      elapsedMs,
      score,
      success: correct,
    };
    return { at, said: [said] };
  });

const finished = (db: Db, since: number): Row[] =>
  listFinished(db, since, BATCH).map(({ id, userId, courseId, chapterId, targetId, startedAt, finishedAt, ...run }) => {
    const at = finishedAt ?? 0;
    const on = { type: 'quiz', path: `${chapterId}/quiz/${targetId}` } as const;
    const score = { points: run.points, maxPoints: run.maxPoints };
    const common = { row: id, userId, courseId, on, runId: id, at, score };
    return {
      at,
      said: [
        { ...common, verb: 'completed', completion: true, elapsedMs: at - startedAt },
        { ...common, verb: 'scored' },
      ],
    };
  });

const judged = (db: Db, since: number): Row[] =>
  listJudged(db, since, BATCH).map(({ id, at, passed, points, maxPoints, userId, courseId, challengeId }) => {
    const on = { type: 'challenge', path: `challenges/${challengeId}` } as const;
    const score = points === null ? null : { points, maxPoints };
    const common = { row: id, userId, courseId, on, at, score, success: passed };
    return { at, said: [{ ...common, verb: 'scored' }, ...(passed ? [{ ...common, verb: 'passed' } as const] : [])] };
  });

const SOURCES: Record<string, (db: Db, since: number) => Row[]> = { answered, finished, judged };

/**
 * Puts what happened since the last time in line for the learning record store. What was there before one was configured is
 * not told.
 * @param base the address of this installation
 * @returns how many statements are new
 */
export function noteStatements(db: Db, base: string, now: number): number {
  return db.transaction(
    (tx) => {
      let made = 0;
      for (const [source, read] of Object.entries(SOURCES)) {
        const mark = findMark(tx, source);
        if (mark === null) {
          upsertMark(tx, source, now);
          continue;
        }
        made += noteFrom(tx, base, read, mark, now, (last) => upsertMark(tx, source, last));
      }
      return made;
    },
    { behavior: 'immediate' },
  );
}

function noteFrom(
  db: Db,
  base: string,
  read: (db: Db, since: number) => Row[],
  mark: number,
  now: number,
  advance: (to: number) => void,
): number {
  let made = 0;
  for (let since = mark - OVERLAP_MS; ; ) {
    const rows = read(db, since);
    const statements = rows.flatMap(({ said }) => said.map((one) => statementOf(base, one)));
    made += insertStatements(
      db,
      statements.map((statement) => ({ id: statement.id, statement, dueAt: now })),
    );
    const last = rows.at(-1);
    if (last && last.at > mark) advance(last.at);
    if (!last || rows.length < BATCH) return made;
    // Others of the same moment may come after the last one.
    since = Math.max(since + 1, last.at - 1);
  }
}
