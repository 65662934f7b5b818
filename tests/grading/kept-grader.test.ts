import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { env } from '@/lib/env';
import { commandOf, descendants, kill } from '../processes';

const data = mkdtempSync(path.join(tmpdir(), 'heldout-kept-'));
const keepers: ChildProcess[] = [];

afterAll(() => {
  for (const keeper of keepers) keeper.kill('SIGKILL');
  rmSync(data, { recursive: true, force: true });
});

const linux = process.platform === 'linux';
if (!linux)
  console.log('\n*** SKIPPED: the grading process of a server. It is looked for in /proc, which only Linux has. ***\n');

test.runIf(linux)(
  'grading has a process of its own: started again when it is killed, and gone with its server',
  async () => {
    const keeper = spawn(process.execPath, ['--import', 'tsx', 'tests/grading/keeps-grader.ts'], {
      cwd: env().projectRoot,
      env: { ...process.env, HELDOUT_DATA: data, LOG_LEVEL: 'silent', NODE_ENV: 'production' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    keepers.push(keeper);
    const told: string[] = [];
    keeper.stdout.on('data', (words: Buffer) => told.push(...words.toString().trim().split('\n')));
    const graders = () =>
      descendants(keeper.pid as number)
        .filter(({ command }) => command.includes('grader-process'))
        .map(({ pid }) => pid);
    /** Where no sandbox is to be had, grading is paused, and the process is there all the same. */
    const isSettled = () => expect(told.at(-1)).toMatch(/^(grading|paused)$/);
    const patience = { timeout: 60_000, interval: 50 };

    await vi.waitFor(isSettled, patience);
    const [first, ...others] = graders();
    expect(others).toEqual([]);

    told.length = 0;
    kill(first as number);
    await vi.waitFor(() => expect(told).toContain('starting'), patience);
    await vi.waitFor(isSettled, patience);
    const [second] = graders();
    expect(second).toEqual(expect.any(Number));
    expect(second).not.toBe(first);

    const gone = once(keeper, 'exit');
    keeper.kill('SIGKILL');
    await gone;
    await vi.waitFor(() => expect(commandOf(second as number) || null).toBeNull(), patience);
  },
  200_000,
);
