import { execFileSync } from 'node:child_process';
import { beforeAll, expect, test } from 'vitest';
import { findDeno } from '@/lib/sandbox/runtimes';
import { start } from './agree';
import { sameBitsBundle } from './same-bits-bundle';
import { sameBits } from './same-bits-run';
import { TRAININGS } from './same-bits-trainings';

let file: string;
beforeAll(async () => {
  await start();
  ({ file } = await sameBitsBundle());
}, 60_000);

const run = (program: string, ...args: string[]) =>
  JSON.parse(execFileSync(program, [...args, file], { encoding: 'utf8' })) as Record<string, string>;

test('the same trainings give the same weights in Node, in Deno, bundled or not, to the last bit', {
  timeout: 120_000,
}, async () => {
  const bundled = run(process.execPath);
  expect(Object.keys(bundled)).toEqual(Object.keys(TRAININGS));
  expect(new Set(Object.values(bundled)).size).toBe(Object.keys(TRAININGS).length);
  expect(await sameBits()).toEqual(bundled);
  const deno = findDeno();
  if (deno) expect(run(deno, 'run', '--quiet', '--no-config', '--no-lock', '--no-remote', '--no-npm')).toEqual(bundled);
  else expect.unreachable('Deno is not installed: npm installs it where there is a build of it.');
});
