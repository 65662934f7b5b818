import { setImmediate } from 'node:timers/promises';
import { answerAheadWith } from '@/lib/ahead';
import { finishOverdue } from '@/lib/attempts/quiz';
import { firstAdministratorWords } from '@/lib/auth/first-administrator';
import { removeIdleGuests } from '@/lib/auth/guests/guests';
import { browserAssets } from '@/lib/browser-grading/assets';
import { catalog } from '@/lib/catalog/catalog';
import { prepareDataFolder } from '@/lib/data-folder';
import { type Database, database } from '@/lib/db/open';
import { keepBackups } from '@/lib/db/scheduled-backups';
import { serveAlone } from '@/lib/db/serve-alone';
import { beServer } from '@/lib/db/writable';
import { env } from '@/lib/env';
import { DomainError } from '@/lib/errors';
import { keepGrader, stopKeptGrader } from '@/lib/grader/kept-grader';
import { log } from '@/lib/log';
import { noteFramesAtStart } from '@/lib/lti/platforms';
import { noteScores, tellScores } from '@/lib/lti/scores';
import { noteStatements } from '@/lib/xapi/note';
import { tellStatements } from '@/lib/xapi/tell';
import { answerApi } from './api';
import { answerLesson } from './kept/lessons';

const HOUR = 3_600_000;
/** How long a run may stand as open after its time; whoever reads it sees at once that it is over. */
const LATE_MS = 10_000;
/** How long others are served before the next few are ended. */
const SOON_MS = 100;

function cleanUp(db: Database): void {
  try {
    const guests = removeIdleGuests(db, Date.now());
    if (guests > 0) log.info({ guests }, 'removed guests who had left nothing behind');
  } catch (error) {
    log.error({ err: error }, 'guests without work were not removed; it is tried again in an hour');
  }
}

/** A few runs at a time, so that nobody waits for those of a whole class; answers come in between. */
async function endRuns(db: Database): Promise<void> {
  let runs = 0;
  try {
    runs = finishOverdue(db, await catalog(), Date.now());
    if (runs > 0) log.info({ runs }, 'finished attempts whose time was over');
  } catch (error) {
    log.error({ err: error }, 'attempts whose time is over were not finished; it is tried again in a moment');
  }
  setTimeout(endRuns, runs > 0 ? SOON_MS : LATE_MS, db).unref();
}

const TELL_EVERY_MS = 15_000;

/** Tells a learning record store what people did, where one is set. */
async function tellStore(db: Database): Promise<void> {
  const { recordStore, address } = env();
  if (!recordStore) return;
  try {
    noteStatements(db, address, Date.now());
    while ((await tellStatements(db, recordStore, Date.now)) > 0) await setImmediate();
  } catch (error) {
    log.error({ err: error }, 'the learning record store was not told; it is tried again in a moment');
  }
  setTimeout(tellStore, TELL_EVERY_MS, db).unref();
}

/** Passes points on to learning platforms, those that are due and those that have changed since. */
async function passOn(db: Database): Promise<void> {
  try {
    noteScores(db, await catalog(), Date.now());
    await tellScores(db, Date.now);
  } catch (error) {
    log.error({ err: error }, 'points were not passed on to platforms; it is tried again in a moment');
  }
  setTimeout(passOn, TELL_EVERY_MS, db).unref();
}

/**
 * Runs once before the first request: the database gets its shape, the courses are read, and grading begins in a process
 * beside this one.
 */
export async function boot(): Promise<void> {
  try {
    // `npm start` has seen to this before it listens.
    if (env().mode === 'development') {
      prepareDataFolder();
      serveAlone(env().dataFolder);
    }
    const db = database();
    beServer(db);
    answerAheadWith(answerApi, answerLesson);
    const { courses, findings } = await catalog();
    log.info({ courses: [...courses.keys()], findings: findings.length, mode: env().mode }, 'courses read');
    const { mode, port } = env();
    // `npm start` says this itself, once the address answers.
    const words = mode === 'development' && firstAdministratorWords(db, `http://localhost:${port}`, Date.now());
    if (words) process.stdout.write(`${words}\n`);
    // Pages can be read while the sandbox is being probed; what is handed in meanwhile waits in the queue.
    if (env().grading === 'here') keepGrader();
    cleanUp(db);
    setInterval(cleanUp, HOUR, db).unref();
    void endRuns(db);
    noteFramesAtStart(db);
    void passOn(db);
    void tellStore(db);
    const { backups } = env();
    if (backups) {
      keepBackups(backups, (file, error) => {
        if (file) log.info({ file }, 'made a backup');
        else log.error({ err: error }, 'no backup was made; it is tried again in ten minutes');
      });
    }
    // Whoever opens a challenge first should not wait for this; what fails here is tried again then.
    browserAssets().catch((error: unknown) => log.warn({ err: error }, 'runs in the browser are not ready'));
  } catch (error) {
    process.stderr.write(`Heldout could not start.\n${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(error instanceof DomainError ? 2 : 3);
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stopKeptGrader());
}
