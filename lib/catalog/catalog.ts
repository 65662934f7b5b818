import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { env } from '../env';
import { DomainError } from '../errors';
import { log } from '../log';
import type { Catalog } from './course';
import { formatFinding, hasErrors } from './finding';
import { loadCourse } from './load-course';

/** How long development serves what it has before it looks at the disk again. */
const LOOK_AFTER_MS = 500;
/** How long production does, while something is wrong with what it has. */
const LOOK_AGAIN_MS = 5_000;

/**
 * Reads every course of a folder: each subfolder with a course.yaml.
 * @throws DomainError invalid 'courses-folder' when there is no such folder
 */
export async function loadCatalog(coursesFolder: string): Promise<Catalog> {
  const catalog: Catalog = { courses: new Map(), findings: [] };
  const entries = await readdir(coursesFolder, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    const why = error.code === 'ENOENT' ? 'it does not exist' : error.code === 'ENOTDIR' ? 'it is a file' : error.code;
    const message = `HELDOUT_COURSES, the folder of courses ${coursesFolder}, cannot be read: ${why}.`;
    throw new DomainError('invalid', 'courses-folder', message);
  });
  for (const entry of entries.sort((a, b) => a.name.localeCompare(b.name, 'en'))) {
    const folder = path.join(coursesFolder, entry.name);
    if (!(entry.isDirectory() && (await exists(path.join(folder, 'course.yaml'))))) continue;
    const { course, findings } = await loadCourse(folder);
    catalog.findings.push(...findings);
    if (course) catalog.courses.set(course.id, course);
  }
  return catalog;
}

interface Held {
  catalog: Catalog;
  /** Names, sizes and times of all files, as they were when the catalog was read. */
  stamp: string;
  lookedAt: number;
}

// Next may load a module more than once in one process; the catalog must be one.
const holder = globalThis as typeof globalThis & { heldoutCatalog?: Promise<Held> };

/**
 * The courses of this process. In production they are read once, and again only while something is wrong with them and a
 * file has changed, so that what is mended is served without a restart; in development whenever a file has changed, and the
 * last good content is kept. What is broken is left out, and the rest is served.
 */
export async function catalog(): Promise<Catalog> {
  const { mode, coursesFolder } = env();
  holder.heldoutCatalog ??= hold(coursesFolder);
  const asked = holder.heldoutCatalog;
  const held = await asked.catch((error: unknown) => {
    if (holder.heldoutCatalog === asked) delete holder.heldoutCatalog;
    throw error;
  });
  const patience = mode === 'development' ? LOOK_AFTER_MS : hasErrors(held.catalog.findings) ? LOOK_AGAIN_MS : Infinity;
  // A clock that was set back must not stop this.
  if (Math.abs(Date.now() - held.lookedAt) < patience || patience === Infinity) return held.catalog;
  held.lookedAt = Date.now();
  // A folder that vanishes while it is listed is looked at again the next time.
  const stamp = await stampOf(coursesFolder).catch(() => held.stamp);
  if (stamp !== held.stamp && holder.heldoutCatalog === asked) {
    holder.heldoutCatalog = hold(coursesFolder).then(
      (fresh) => keepLastGood(held, fresh),
      (error: unknown) => {
        log.error({ err: error }, 'The courses could not be read again; the last good content is kept.');
        return held;
      },
    );
  }
  return (await holder.heldoutCatalog).catalog;
}

async function hold(coursesFolder: string): Promise<Held> {
  // Before anything is read, so that what changes meanwhile is read the next time.
  const stamp = await stampOf(coursesFolder).catch(() => '');
  const read = await loadCatalog(coursesFolder);
  for (const finding of read.findings) log.warn({ finding }, formatFinding(finding));
  return { catalog: read, stamp, lookedAt: Date.now() };
}

/** A course that was whole stays as it was until it is whole again. */
function keepLastGood(before: Held, fresh: Held): Held {
  const courses = new Map(fresh.catalog.courses);
  for (const [id, course] of hasErrors(fresh.catalog.findings) ? before.catalog.courses : []) {
    const now = courses.get(id);
    if (!now || (course.unavailable.length === 0 && now.unavailable.length > 0)) courses.set(id, course);
  }
  return { ...fresh, catalog: { ...fresh.catalog, courses } };
}

async function stampOf(folder: string): Promise<string> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const stamps = entries
    .filter((entry) => entry.isFile())
    .map(async (entry) => {
      const file = path.join(entry.parentPath, entry.name);
      const { size, mtimeMs } = await stat(file).catch(() => ({ size: -1, mtimeMs: 0 }));
      return `${file} ${size} ${mtimeMs}`;
    });
  return (await Promise.all(stamps)).sort().join('\n');
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}
