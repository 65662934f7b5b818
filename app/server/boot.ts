import { catalog } from '@/lib/catalog/catalog';
import { database } from '@/lib/db/open';
import { log } from '@/lib/log';

/**
 * Runs once before the first request: the database gets its shape, and the courses are read. A production server with a
 * broken course does not start; it says what is wrong with it.
 */
export async function boot(): Promise<void> {
  try {
    database();
    const { courses, findings } = await catalog();
    log.info({ courses: [...courses.keys()], findings: findings.length }, 'courses read');
  } catch (error) {
    process.stderr.write(`Heldout could not start.\n${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
}
