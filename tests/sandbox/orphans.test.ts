import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { env } from '@/lib/env';
import { endOrphans } from '@/lib/sandbox/orphans';

/** Starts a program that goes by another name and outlives whoever started it. @returns its id. */
function leave(name: string, file: string): number {
  const script = `(exec -a ${name} tail -f "${file}") >/dev/null 2>&1 & echo $!`;
  return Number(execFileSync('bash', ['-c', script], { encoding: 'utf8' }));
}

function runs(pid: number): boolean {
  try {
    return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
  } catch {
    return false;
  }
}

test('what an earlier server left behind is ended, and nothing of others', async () => {
  const own = path.join(env().projectRoot, 'package.json');
  const left = [leave('bwrap', own), leave('bwrap', '/etc/hostname'), leave('other', own)] as const;
  await sleep(200);
  const parent = readFileSync(`/proc/${left[0]}/stat`, 'utf8').split(') ')[1]?.split(' ')[1];
  try {
    if (parent !== '1') {
      console.log('\n*** SKIPPED: ending orphans. Here, somebody else than the first process adopts them. ***\n');
      return;
    }
    expect(endOrphans()).toBeGreaterThanOrEqual(1);
    await sleep(100);
    expect(left.map(runs)).toEqual([false, true, true]);
  } finally {
    for (const pid of left.filter(runs)) process.kill(pid, 'SIGKILL');
  }
});
