import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { WalledProcess } from '@/lib/sandbox/process';

const shell = existsSync('/bin/sh');
if (!shell)
  console.log('\n*** SKIPPED: the end of processes that leave others behind. There is no /bin/sh here. ***\n');

/** As bubblewrap that is killed from outside before it has named its child: the child lives on and holds the streams. */
const orphaned = (reports: boolean) =>
  new WalledProcess({
    file: '/bin/sh',
    args: ['-c', 'sleep 1000 & echo $!; exit 7'],
    variables: { PATH: '/usr/bin:/bin' },
    folder: '/',
    feeds: [],
    asUser: [],
    reports,
  });

const lives = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

test.skipIf(!shell).each([true, false])(
  'a process that leaves something behind is over all the same, and so is what it left (reports: %s)',
  async (reports) => {
    const walled = orphaned(reports);
    let told = '';
    walled.stdout.on('data', (chunk: Buffer) => {
      told += chunk.toString('utf8');
    });
    expect(await walled.exited).toMatchObject({ code: 7 });
    expect(Number(told)).toBeGreaterThan(0);
    await expect.poll(() => lives(Number(told)), { timeout: 5_000 }).toBe(false);
    expect(await walled.kill()).toMatchObject({ code: 7 });
  },
  15_000,
);
