import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from './open';
import { isBusy, isStorageTrouble } from './trouble';

/** SQLite waits for a lock by standing still, and everybody who reads with it: in a server never longer than this. */
const STANDSTILL_MS = 100;
/** How long a request waits in all, while others are answered. */
const PATIENCE_MS = 700;
const LOOK_MS = 20;

/** For a process that answers many: whoever waits for a lock waits beside the others (`untilWritable`). */
export function beServer({ $client }: Pick<Database, '$client'>): void {
  $client.pragma(`busy_timeout = ${STANDSTILL_MS}`);
}

/** Takes the lock for writing and lets it go, without waiting. @throws SqliteError SQLITE_BUSY when another has it */
function tryLock(db: Pick<Database, '$client'>): void {
  const { $client } = db;
  $client.pragma('busy_timeout = 0');
  try {
    $client.prepare('begin immediate').run();
    $client.prepare('rollback').run();
  } finally {
    beServer(db);
  }
}

/** Whether the lock for writing is to be had at this moment. */
function isFree(db: Pick<Database, '$client'>): boolean {
  try {
    tryLock(db);
    return true;
  } catch (error) {
    if (isBusy(error)) return false;
    throw error;
  }
}

/**
 * Waits, without holding anybody up, until another process lets go of the database.
 * @throws SqliteError SQLITE_BUSY when it does not within 0.7 s
 */
export async function untilWritable(db: Pick<Database, '$client'>): Promise<void> {
  const end = performance.now() + PATIENCE_MS;
  while (performance.now() < end) {
    if (isFree(db)) return;
    await sleep(LOOK_MS);
  }
  tryLock(db);
}

/** Really writes, one page that changes nothing. @returns SQLite's word for why it cannot, or null */
export function tryWriting({ $client }: Pick<Database, '$client'>): string | null {
  const before = $client.pragma('busy_timeout', { simple: true });
  $client.pragma('busy_timeout = 0');
  try {
    const version = $client.pragma('user_version', { simple: true });
    $client.exec(`begin immediate; pragma user_version = ${Number(version)}; commit`);
    return null;
  } catch (error) {
    if ($client.inTransaction) $client.exec('rollback');
    if (!isStorageTrouble(error)) throw error;
    return (error as { code?: string }).code ?? 'unknown';
  } finally {
    $client.pragma(`busy_timeout = ${before}`);
  }
}
