import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DomainError } from '../errors';
import { takeLock } from './lock';

// Next may load a module more than once in one process.
const holder = globalThis as typeof globalThis & { heldoutServes?: string };

/**
 * Makes this process the one server of a data folder, for as long as it lives. What a server keeps in memory (sessions, who
 * is waiting for what) would be untrue beside a second one; graders and commands may run beside it.
 * @throws DomainError conflict 'served-already'
 */
export function serveAlone(dataFolder: string): void {
  const noted = path.join(dataFolder, 'server.pid');
  if (holder.heldoutServes === dataFolder) return;
  if (takeLock(path.join(dataFolder, 'server.lock'))) {
    holder.heldoutServes = dataFolder;
    writeFileSync(noted, `${process.pid}\n`, { mode: 0o600 });
    return;
  }
  const other = readNoted(noted);
  const message = `Another Heldout server${other && ` (process ${other})`} has the folder ${dataFolder}. Stop it, or set HELDOUT_DATA to another folder.`;
  throw new DomainError('conflict', 'served-already', message);
}

/** For the sentence alone: who has the folder is for the lock to say. */
function readNoted(file: string): string {
  try {
    return /^\d+/.exec(readFileSync(file, 'utf8'))?.[0] ?? '';
  } catch {
    return '';
  }
}
