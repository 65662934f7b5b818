import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadCatalog } from '@/lib/catalog/catalog';
import { env } from '@/lib/env';
import { type Judge, openJudge } from '@/lib/judging/judge';
import { findProgram } from '@/lib/sandbox/runtimes';
import { publicSeed } from '@/lib/secrets/keys';

const bounded = process.platform === 'linux' && findProgram('prlimit') !== null;
if (!bounded) {
  console.log('SKIPPED: the limits of the judge and its replacement, which are seen through /proc and need prlimit.');
}

let judge: Judge;
let module: string;

beforeAll(async () => {
  const { courses } = await loadCatalog(env().coursesFolder);
  module = courses.get('implicit-bias')?.challenges.get('min-norm')?.modulePath as string;
  judge = await openJudge();
});
afterAll(() => judge?.close());

/** The judges that this test has started. */
function judges(): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        const parent = /\) \w (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1];
        return Number(parent) === process.pid && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('/judge-');
      } catch {
        return false;
      }
    });
}

test('deals the same data for the same seed, and nothing of what it holds back', async () => {
  const [first, again, other] = [
    await judge.deal(module, publicSeed(3).key),
    await judge.deal(module, publicSeed(3).key),
    await judge.deal(module, publicSeed(4).key),
  ];
  expect(first).toEqual(again);
  expect(first).not.toEqual(other);
  expect(first.map((run) => Object.keys(run))).toEqual([
    ['name', 'inputs'],
    ['name', 'inputs'],
  ]);
});

test.skipIf(!bounded)('runs under limits of the system', async () => {
  await judge.deal(module, publicSeed(1).key);
  const [pid] = judges();
  const limits = readFileSync(`/proc/${pid}/limits`, 'utf8');
  expect(limits).toMatch(/Max data size +3221225472/);
  expect(limits).toMatch(/Max file size +0/);
  expect(limits).toMatch(/Max core file size +0/);
});

test.skipIf(!bounded)('is replaced when it dies under a question', async () => {
  const asked = judge.deal(module, publicSeed(5).key);
  for (const pid of judges()) process.kill(pid, 'SIGKILL');
  expect((await asked).map(({ name }) => name)).toEqual(['zero', 'offset']);
});

test('a module that is no challenge is our fault, with words for the log', async () => {
  await expect(judge.deal(path.join(env().dataFolder, 'nowhere.mjs'), publicSeed(1).key)).rejects.toThrow(/nowhere/);
});
