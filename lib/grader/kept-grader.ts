import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { env } from '../env';
import { log } from '../log';
import { onNotify } from '../queue/notify';
import { GraderStatus } from './status';

// A server's grading is done by a process of its own, so that pages are answered while judges are fed, plots are drawn and
// verdicts are written; and what ends the one does not end the other.

interface KeptGrader {
  status: GraderStatus;
  child: ChildProcess | null;
  starts: number;
  stopped?: Promise<void>;
}

// Next may load a module more than once in one process; the grader must be one.
const holder = globalThis as typeof globalThis & { heldoutKeptGrader?: KeptGrader };

const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 60_000;
/** Whoever has lived for so long did not fail at its start. */
const SOUND_MS = 60_000;

/** What is done about grading here, for the health page and for staff. */
export const keptGraderStatus = (): GraderStatus => holder.heldoutKeptGrader?.status ?? { state: 'off' };

/** Starts the grading process, and starts it again whenever it ends before `stopKeptGrader`. The database has its shape by then. */
export function keepGrader(): void {
  if (holder.heldoutKeptGrader) return;
  const kept: KeptGrader = { status: { state: 'starting' }, child: null, starts: 0 };
  holder.heldoutKeptGrader = kept;
  onNotify(() => {
    if (kept.child?.connected) kept.child.send('notify', () => {});
  });
  start(kept);
}

function start(kept: KeptGrader): void {
  if (kept.stopped) return;
  const program = path.join(env().projectRoot, 'lib', 'grader', 'grader-process.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', program], {
    cwd: env().projectRoot,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const began = performance.now();
  kept.child = child;
  child.on('message', (status) => {
    kept.status = GraderStatus.parse(status);
  });
  const end = (error: unknown) => {
    if (kept.child !== child) return;
    kept.child = null;
    if (kept.stopped) return;
    kept.starts = performance.now() - began > SOUND_MS ? 0 : kept.starts + 1;
    const wait = Math.min(FIRST_WAIT_MS * 2 ** (kept.starts - 1), LONGEST_WAIT_MS);
    log.error({ err: error, wait }, 'the grading process ended and is started again');
    kept.status = { state: 'starting' };
    setTimeout(start, wait, kept).unref();
  };
  child.once('error', end);
  child.once('exit', (code, signal) => end(new Error(`It ended with ${signal ?? code}.`)));
}

/** Lets go of what is being graded and ends the process; asked twice, it waits for the same end. */
export function stopKeptGrader(): Promise<void> {
  const kept = holder.heldoutKeptGrader;
  if (!kept) return Promise.resolve();
  kept.stopped ??= new Promise((resolve) => {
    const { child } = kept;
    if (!child || child.exitCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
  return kept.stopped;
}
