import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { browserAssets } from '../browser-grading/assets';
import { env } from '../env';

/** Builds the pages. The exit code: 0 when they are built. */
export async function buildPages(): Promise<number> {
  await browserAssets();
  const { projectRoot } = env();
  const { status } = spawnSync(process.execPath, [path.join(projectRoot, 'node_modules/next/dist/bin/next'), 'build'], {
    cwd: projectRoot,
    stdio: 'inherit',
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
  });
  if (status !== 0) console.error('The pages could not be built; the message above says where.');
  return status ?? 1;
}
