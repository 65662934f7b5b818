import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { env } from '../env';

export interface BackupSchedule {
  folder: string;
  everyHours: number;
  /** How many there are at most; the oldest go. */
  kept: number;
}

const HOUR = 3_600_000;
/** Often enough that a machine which sleeps at night makes up for it in the morning. */
const LOOK_MS = 10 * 60_000;
const NAME = /^heldout-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d\.backup$/;

/** The backups of a folder, the oldest first; other files in it are nobody's here to touch. */
const backupsIn = (folder: string) =>
  readdirSync(folder)
    .filter((name) => NAME.test(name))
    .sort();

/** Whether the newest backup is older than the schedule has it, by the files' own times: a restart changes nothing. */
export function isDue({ folder, everyHours }: BackupSchedule, now: number): boolean {
  const newest = backupsIn(folder).at(-1);
  return newest === undefined || now - statSync(path.join(folder, newest)).mtimeMs >= everyHours * HOUR;
}

/**
 * Makes one by the command that people use, in a process of its own: copying and checking a large database would hold up
 * every page. Then lets the oldest go.
 * @returns the new file
 * @throws Error with what the command said
 */
export async function makeScheduled({ folder, kept }: BackupSchedule, now: number): Promise<string> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = path.join(folder, `heldout-${new Date(now).toISOString().slice(0, 19).replaceAll(':', '-')}.backup`);
  const program = path.join(env().projectRoot, 'lib', 'cli', 'main.ts');
  await promisify(execFile)(process.execPath, ['--import', 'tsx', program, 'backup', file], { cwd: env().projectRoot });
  for (const name of backupsIn(folder).slice(0, -kept)) rmSync(path.join(folder, name));
  return file;
}

/** Keeps to the schedule until the process ends. @param tell hears of each backup, or of why there is none */
export function keepBackups(schedule: BackupSchedule, tell: (file: string | null, error?: unknown) => void): void {
  let busy = false;
  const look = async () => {
    if (busy) return;
    busy = true;
    try {
      mkdirSync(schedule.folder, { recursive: true, mode: 0o700 });
      const now = Date.now();
      if (isDue(schedule, now)) tell(await makeScheduled(schedule, now));
    } catch (error) {
      tell(null, error);
    } finally {
      busy = false;
    }
  };
  void look();
  setInterval(look, LOOK_MS).unref();
}
