import { type Actor, requireAdministrator } from '../auth/actor';
import type { Db } from '../db/open';
import type { RecordStore } from '../env';
import { log } from '../log';
import { countStatements, deleteTold, listDueStatements, type StatementRow, updateStatements } from './queries';

const SECOND = 1000;
const FIRST_WAIT_MS = 30 * SECOND;
const LONGEST_WAIT_MS = 6 * 3600 * SECOND;
const TRIES = 14;
const AT_ONCE = 50;
const PATIENCE_MS = 10 * SECOND;
const KEPT_MS = 24 * 3600 * SECOND;

/** Statements of a store that answered: `taken`, or why not. */
type Outcome = { taken: true } | { taken: false; ours: boolean; trouble: string };

/** Tells the store what is due, many at a time. What fails waits longer each time. @returns how many were tried */
export async function tellStatements(db: Db, store: RecordStore, now: () => number): Promise<number> {
  deleteTold(db, now() - KEPT_MS);
  const due = listDueStatements(db, now(), AT_ONCE);
  if (due.length === 0) return 0;
  const whole = await send(store, due);
  // One that the store cannot read must not hold up the others.
  if (!whole.taken && whole.ours && due.length > 1) {
    for (const one of due) settle(db, [one], await send(store, [one]), now());
  } else settle(db, due, whole, now());
  return due.length;
}

/** How telling stands. @throws DomainError forbidden */
export function storeStanding(db: Db, actor: Actor) {
  requireAdministrator(actor);
  return countStatements(db);
}

function settle(db: Db, rows: StatementRow[], outcome: Outcome, now: number): void {
  if (outcome.taken) {
    const ids = rows.map(({ id }) => id);
    updateStatements(db, ids, { toldAt: now, dueAt: null, trouble: null });
    return;
  }
  const { trouble } = outcome;
  log.warn({ room: 'xapi', statements: rows.length, why: trouble }, 'statements were not told');
  for (const [tries, some] of Map.groupBy(rows, (row) => row.tries)) {
    const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** tries);
    const dueAt = tries + 1 < TRIES ? now + wait : null;
    const ids = some.map(({ id }) => id);
    updateStatements(db, ids, { tries: tries + 1, dueAt, trouble });
  }
}

async function send({ url, key, secret }: RecordStore, rows: StatementRow[]): Promise<Outcome> {
  const address = `${url.replace(/\/$/, '')}/statements`;
  try {
    const response = await fetch(address, {
      method: 'POST',
      redirect: 'error',
      headers: {
        'content-type': 'application/json',
        'x-experience-api-version': '1.0.3',
        authorization: `Basic ${Buffer.from(`${key}:${secret}`).toString('base64')}`,
      },
      body: JSON.stringify(rows.map(({ statement }) => statement)),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const text = (await response.text()).slice(0, 200);
    // One that it has already is one that it has.
    if (response.ok || (response.status === 409 && rows.length === 1)) return { taken: true };
    const ours = response.status === 400 || response.status === 409;
    return { taken: false, ours, trouble: `The store answered ${response.status}: ${text}` };
  } catch (error) {
    const { name, cause, message } = error as Error & { cause?: NodeJS.ErrnoException };
    const why = name === 'TimeoutError' ? 'no answer within 10 s' : (cause?.code ?? message);
    return { taken: false, ours: false, trouble: `The store could not be reached: ${why}.` };
  }
}
