import { existsSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openDatabase } from '@/lib/db/open';
import { readBackup } from '@/lib/db/restore';
import { isDue, makeScheduled } from '@/lib/db/scheduled-backups';
import { env } from '@/lib/env';

const base = mkdtempSync(path.join(tmpdir(), 'heldout-schedule-'));
const before = process.env.HELDOUT_DATA;
afterAll(() => {
  if (before === undefined) delete process.env.HELDOUT_DATA;
  else process.env.HELDOUT_DATA = before;
  rmSync(base, { recursive: true, force: true });
});

const HOUR = 3_600_000;
const NOON = Date.UTC(2026, 10, 29, 12);

function schedule(everyHours = 24, kept = 2) {
  return { folder: mkdtempSync(path.join(base, 'backups-')), everyHours, kept };
}

test('one is due when there is none, and again when the newest is as old as the schedule has it', () => {
  const daily = schedule();
  expect(isDue(daily, NOON)).toBe(true);
  writeFileSync(path.join(daily.folder, 'notes.txt'), 'not a backup');
  expect(isDue(daily, NOON)).toBe(true);
  const file = path.join(daily.folder, 'heldout-2026-11-29T12-00-00.backup');
  writeFileSync(file, '');
  utimesSync(file, NOON / 1000, NOON / 1000);
  expect(isDue(daily, NOON + 23 * HOUR)).toBe(false);
  expect(isDue(daily, NOON + 24 * HOUR)).toBe(true);
});

test('it is a backup that can be restored; the oldest go, and other files stay', async () => {
  const data = mkdtempSync(path.join(base, 'data-'));
  process.env.HELDOUT_DATA = data;
  openDatabase(path.join(data, 'heldout.sqlite')).$client.close();
  const daily = schedule();
  writeFileSync(path.join(daily.folder, 'a-note.backup'), 'of somebody else');
  for (const hour of [0, 1]) writeFileSync(path.join(daily.folder, `heldout-2026-11-0${hour + 1}T00-00-00.backup`), '');
  const file = await makeScheduled(daily, NOON);
  expect(path.basename(file)).toBe('heldout-2026-11-29T12-00-00.backup');
  expect(readBackup(file, path.join(env().projectRoot, 'drizzle')).rows).toMatchObject({ users: 0 });
  expect(readdirSync(daily.folder).sort()).toEqual([
    'a-note.backup',
    'heldout-2026-11-02T00-00-00.backup',
    'heldout-2026-11-29T12-00-00.backup',
  ]);
  expect(existsSync(path.join(daily.folder, 'heldout-2026-11-01T00-00-00.backup'))).toBe(false);
}, 60_000);

test('what the command says is told when there is none', async () => {
  const file = path.join(base, 'no-folder');
  writeFileSync(file, '');
  await expect(makeScheduled({ folder: file, everyHours: 24, kept: 2 }, NOON)).rejects.toThrow(/EEXIST|ENOTDIR/);
});
