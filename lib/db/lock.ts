import SqliteDatabase from 'better-sqlite3';
import { isBusy } from './trouble';

/** What nobody refers to is closed, and its lock let go. */
const held = new Set<SqliteDatabase.Database>();

/**
 * Takes a lock file for this process. The operating system holds it, so that it ends with the process, however that ends,
 * and no other process is ever taken for its holder.
 * @returns what lets it go, or null when another process has it
 */
export function takeLock(file: string): (() => void) | null {
  const client = new SqliteDatabase(file, { timeout: 0 });
  try {
    client.exec('begin exclusive');
    held.add(client);
    return () => {
      held.delete(client);
      client.close();
    };
  } catch (error) {
    client.close();
    if (isBusy(error)) return null;
    throw error;
  }
}
