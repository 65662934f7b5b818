import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { loadCatalog } from '../catalog/catalog';
import { formatFinding, hasErrors } from '../catalog/finding';
import { env } from '../env';
import { practiceAssets } from '../practice/assets';

/** Whether every course can be served; what is wrong or stale is printed, one finding a line. */
export async function coursesAreSound(): Promise<boolean> {
  const { findings } = await loadCatalog(env().coursesFolder);
  for (const finding of findings) console.error(formatFinding(finding));
  if (!hasErrors(findings)) return true;
  console.error('The courses have mistakes; the lines above say where. Nothing was built.');
  return false;
}

/** Builds the pages, unless a course is broken. The exit code: 0 when they are built. */
export async function buildPages(): Promise<number> {
  if (!(await coursesAreSound())) return 1;
  await practiceAssets();
  const { projectRoot } = env();
  const { status } = spawnSync(process.execPath, [path.join(projectRoot, 'node_modules/next/dist/bin/next'), 'build'], {
    cwd: projectRoot,
    stdio: 'inherit',
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
  });
  if (status !== 0) console.error('The pages could not be built; the message above says where.');
  return status ?? 1;
}
