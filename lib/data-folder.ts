import { chmodSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { env } from './env';
import { DomainError } from './errors';

/** What opens accounts and signs receipts, by its name in the data folder: an installation without them is another one. */
export const KEY_FILES = { accounts: 'secret', receipts: 'receipt-key.pem' } as const;

const WHY: Record<string, string> = {
  ENOTDIR: 'it, or a part of its path, is a file',
  EACCES: 'this user may not write there',
  EPERM: 'this user may not write there',
  EROFS: 'it is on a disk that can only be read',
  ENOENT: 'it cannot be made there',
  ENOSPC: 'the disk is full',
  ENAMETOOLONG: 'the path is too long',
};

/**
 * Makes the folder of the database, the secrets and the builds where it is missing, readable by its owner alone, and tries
 * to write there: what cannot work is told before anything waits for it.
 * @throws DomainError invalid 'data-folder'
 */
export function prepareDataFolder(): void {
  const folder = env().dataFolder;
  const probe = path.join(folder, `.probe-${process.pid}`);
  try {
    make(folder);
    writeFileSync(probe, '');
    rmSync(probe);
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    const message = `HELDOUT_DATA, the folder ${folder}, cannot be used: ${WHY[code] ?? code}.`;
    throw new DomainError('invalid', 'data-folder', message);
  }
  try {
    chmodSync(folder, 0o700);
  } catch {
    // Another's folder that we may write to: who may read it is for them to say.
  }
}

/** Step by step: Node's recursive `mkdir` never ends where the system says of a new folder that its parent is missing. */
function make(folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false })) return;
  const parent = path.dirname(folder);
  if (parent !== folder) make(parent);
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    // Another process may have been first.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}
