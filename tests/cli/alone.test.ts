import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { env } from '@/lib/env';
import { temporary, until } from './programs';

/** A process that serves a folder until it is ended; it says what became of it. */
function serve(folder: string): { child: ChildProcess; said: () => string } {
  const program = `
    import { serveAlone } from './lib/db/serve-alone.ts';
    try { serveAlone(${JSON.stringify(folder)}); console.log('serves'); setInterval(() => globalThis.gc?.(), 20); }
    catch (error) { console.log(error.message); }`;
  const child = spawn(process.execPath, ['--expose-gc', '--import', 'tsx', '--input-type=module', '-e', program], {
    cwd: env().projectRoot,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  child.stdout?.on('data', (chunk) => (text += chunk));
  return { child, said: () => text };
}

test('of two servers on one folder the second is refused, also after kill -9 of the first, as long as one lives', async () => {
  const folder = temporary();
  const first = serve(folder);
  await until(() => first.said() !== '');
  expect(first.said()).toBe('serves\n');
  // Long enough for whatever holds the lock to be collected if nobody held on to it.
  await new Promise((resolve) => setTimeout(resolve, 300));

  const second = serve(folder);
  await until(() => second.said() !== '');
  expect(second.said()).toBe(
    `Another Heldout server (process ${first.child.pid}) has the folder ${folder}. Stop it, or set HELDOUT_DATA to another folder.\n`,
  );
  const gone = once(first.child, 'exit');
  first.child.kill('SIGKILL');
  await gone;

  const third = serve(folder);
  await until(() => third.said() !== '');
  expect(third.said()).toBe('serves\n');
  third.child.kill('SIGKILL');
  expect(execFileSync('ls', [folder], { encoding: 'utf8' })).toContain('server.lock');
}, 120_000);
