import './preflight';
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { env } from '../env';
import { buildPages } from './build-pages';
import { checkCourses } from './check-courses';
import { EXIT, orTellLater } from './enter';

const SOURCES = [
  'app',
  'lib',
  'next.config.ts',
  'proxy.ts',
  'instrumentation.ts',
  '.postcssrc.json',
  'package-lock.json',
];

/** When the newest file at or under a path was changed, or was put there or taken away; 0 where there is none. */
function newest(file: string): number {
  const stats = statSync(file, { throwIfNoEntry: false });
  if (!stats) return 0;
  if (!stats.isDirectory()) return stats.mtimeMs;
  return Math.max(stats.mtimeMs, ...readdirSync(file).map((name) => newest(path.join(file, name))));
}

const { projectRoot, coursesFolder } = env();
const built = newest(path.join(projectRoot, '.next', 'BUILD_ID'));
const changed = Math.max(...SOURCES.map((source) => newest(path.join(projectRoot, source))));

async function ensure(): Promise<number> {
  const courses = newest(coursesFolder);
  if (built <= changed || built <= courses || courses === 0) {
    const code = await checkCourses({ strict: false });
    if (code !== EXIT.done) return code;
  }
  if (built > changed) return EXIT.done;
  console.log(
    built === 0
      ? 'Building the pages: this is needed once and takes about a minute.'
      : 'The sources changed since the last build: building the pages again.',
  );
  return buildPages();
}

process.exitCode = await orTellLater(ensure);
