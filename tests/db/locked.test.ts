import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { refuse } from '@/app/api/refusal';
import { openDatabase } from '@/lib/db/open';
import { users } from '@/lib/db/schema';
import { beServer, tryWriting, untilWritable } from '@/lib/db/writable';
import { env } from '@/lib/env';

const folder = mkdtempSync(path.join(tmpdir(), 'heldout-locked-'));
let other: ChildProcess | undefined;
afterAll(() => {
  other?.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

/** Another process that takes the lock for writing, and keeps it. */
async function lockFromElsewhere(file: string): Promise<() => Promise<void>> {
  const program = `
    const Database = require('better-sqlite3');
    const client = new Database(${JSON.stringify(file)});
    client.exec('begin immediate');
    console.log('locked');
    setInterval(() => client, 1000);`;
  const child = spawn(process.execPath, ['-e', program], {
    cwd: env().projectRoot,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  other = child;
  await new Promise((resolve) => child.stdout?.once('data', resolve));
  return () =>
    new Promise((resolve) => {
      child.once('exit', () => resolve());
      child.kill('SIGKILL');
    });
}

test('while another process has the lock readers go on, writers are refused within a second, and then it goes on', async () => {
  const file = path.join(folder, 'heldout.sqlite');
  const db = openDatabase(file);
  beServer(db);
  const release = await lockFromElsewhere(file);
  const count = () => db.select().from(users).all().length;

  let longest = 0;
  let last = performance.now();
  const beat = setInterval(() => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
    count();
  }, 5);
  const began = performance.now();
  const refusals = await Promise.all(Array.from({ length: 20 }, () => untilWritable(db).then(() => null, refuse)));
  const took = performance.now() - began;
  clearInterval(beat);
  expect(refusals.map((one) => [one?.status, one?.headers.get('retry-after')])).toEqual(Array(20).fill([503, '1']));
  expect(took).toBeLessThan(1_000);
  expect(longest, 'nobody stands still for a lock').toBeLessThan(300);
  expect(tryWriting(db)).toBe('SQLITE_BUSY');

  const waiting = untilWritable(db);
  await release();
  await waiting;
  expect(tryWriting(db)).toBeNull();
  db.insert(users).values({ id: 'u', name: 'Ada', email: 'ada@example.org' }).run();
  expect(count()).toBe(1);
}, 60_000);

test('a database that can only be read says so', () => {
  const db = openDatabase(path.join(folder, 'read-only.sqlite'));
  db.$client.pragma('query_only = on');
  expect(tryWriting(db)).toMatch(/^SQLITE_READONLY/);
});
