import './preflight';
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { env } from '../env';
import { buildPages, coursesAreSound } from './build-pages';

const SOURCES = [
  'app',
  'lib',
  'next.config.ts',
  'proxy.ts',
  'instrumentation.ts',
  '.postcssrc.json',
  'package-lock.json',
];

/** When the newest file at or under a path was changed; 0 where there is none. */
function newest(file: string): number {
  const stats = statSync(file, { throwIfNoEntry: false });
  if (!stats) return 0;
  if (!stats.isDirectory()) return stats.mtimeMs;
  return Math.max(0, ...readdirSync(file).map((name) => newest(path.join(file, name))));
}

const { projectRoot, coursesFolder } = env();
const built = newest(path.join(projectRoot, '.next', 'BUILD_ID'));
const changed = Math.max(...SOURCES.map((source) => newest(path.join(projectRoot, source))));

if (built <= changed) {
  console.log(
    built === 0
      ? 'Building the pages: this is needed once and takes about a minute.'
      : 'The sources changed since the last build: building the pages again.',
  );
  process.exitCode = await buildPages();
} else if (built <= newest(coursesFolder)) {
  process.exitCode = (await coursesAreSound()) ? 0 : 1;
}
