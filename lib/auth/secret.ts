import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { KEY_FILES } from '../data-folder';

/** The installation's secret, made at first start and kept with its data, readable by its owner only. */
export function installationSecret(folder: string): string {
  const file = path.join(folder, KEY_FILES.accounts);
  mkdirSync(folder, { recursive: true });
  try {
    // `wx` refuses an existing file, so that two processes starting at once agree on one secret.
    writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return readFileSync(file, 'utf8').trim();
}
