import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { afterAll, expect, test } from 'vitest';
import { selectCheckpoints } from '@/lib/attempts/checkpoint';
import { takeHint } from '@/lib/attempts/hints';
import { answer, finish } from '@/lib/attempts/quiz';
import { listAttempts, selectAttemptForStaff, selectAttemptForStudent } from '@/lib/attempts/view';
import { openDatabase } from '@/lib/db/open';
import { findDraft } from '@/lib/drafts/drafts';
import { selectGrid } from '@/lib/gradebook/grid';
import { courseProgress } from '@/lib/progress/course-progress';
import { timeline } from '@/lib/progress/timeline';
import { actorIn } from '../attempts/class';
import { smallCatalog } from '../catalog/small-course';

const folder = mkdtempSync(path.join(tmpdir(), 'heldout-first-shape-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const catalog = await smallCatalog();
const first = { courseId: 'small', chapterId: 'first' };
const ada = actorIn('small', 'ada', 'student');
const ina = actorIn('small', 'ina', 'instructor');

let made = 0;
/** A database that a program wrote before marks were kept apart from answers, opened by this one. */
function open() {
  const file = path.join(folder, `${++made}.sqlite`);
  const old = new SqliteDatabase(file);
  // A dump lists tables by name, not by who refers to whom.
  old.pragma('foreign_keys = OFF');
  old.exec(readFileSync(path.join(import.meta.dirname, 'fixtures/first-shape.sql'), 'utf8'));
  old.close();
  return openDatabase(file);
}

test('a database of the first shape opens whole, and its rows refer to what is there', () => {
  const db = open();
  expect(db.$client.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(db.$client.pragma('foreign_key_check')).toEqual([]);
});

test('its answers have their marks, its runs their hints and drafts', () => {
  const db = open();
  const [open2, done] = listAttempts(db, ada, first, 5000);
  expect(done).toMatchObject({ answered: 3, correct: 1, points: 1750, maxPoints: 4000, finishedAt: 1340 });
  expect(open2).toMatchObject({ answered: 1, correct: 1, finishedAt: null });
  const view = selectAttemptForStudent(db, catalog, ada, done?.id ?? '', 5000);
  const [limit, causes, norm] = view.items;
  expect(limit?.response).toMatchObject({ correct: true, points: 750, certainty: 3, answer: { choice: 'nearest' } });
  expect(limit?.response?.feedback?.options).toHaveLength(2);
  expect(limit?.hints).toHaveLength(1);
  expect(causes?.response).toMatchObject({ correct: false, points: 1000 });
  expect(norm?.response).toMatchObject({ correct: false, points: 0, feedback: { message: { en: 'Not yet.' } } });
  expect(selectAttemptForStaff(db, catalog, ina, done?.id ?? '', 5000).keys.norm).toEqual({ text: '2' });
  expect(selectCheckpoints(db, catalog, ada, first)).toMatchObject([{ tries: 2, bestPoints: 1000 }]);
});

test('an open run of it goes on where it stood', () => {
  const db = open();
  const [run] = listAttempts(db, ada, first, 5000);
  const attemptId = run?.id ?? '';
  const [limit, causes] = selectAttemptForStudent(db, catalog, ada, attemptId, 5000).items;
  expect(limit?.hints).toHaveLength(2);
  expect(causes?.draft).toEqual({ answer: { choices: ['start'] }, certainty: null });
  expect(() => takeHint(db, catalog, ada, { attemptId, itemId: 'limit' }, 2000)).toThrow(/no further hint/);
  const given = { attemptId, itemId: 'limit', answer: { choice: 'nearest' } };
  expect(answer(db, catalog, ada, given, 2100)).toMatchObject({ correct: true, points: 250 });
  expect(finish(db, catalog, ada, { attemptId }, 2200)).toMatchObject({ answered: 2, total: 3, points: 1250 });
  expect(selectAttemptForStudent(db, { courses: new Map(), findings: [] }, ada, attemptId, 5000).items).toHaveLength(3);
});

test('its grid, its progress, its timeline and its drafts say what they said', () => {
  const db = open();
  const grid = selectGrid(db, catalog, ina, 'small');
  expect(grid.rows.map(({ name, points, cells }) => [name, points, cells.map(({ state }) => state)])).toEqual([
    ['ada', 11_750, ['done', 'done']],
    ['bob', 0, ['begun', 'begun']],
  ]);
  expect(courseProgress(db, catalog, ada, 'small', 5000).totals).toMatchObject({
    points: 11_750,
    challenges: { passed: 1 },
  });
  expect(timeline(db, ada, { userId: 'ada', courseId: 'small' }, 5000).events).toHaveLength(7);
  expect(findDraft(db, ada, 'challenge:small:fit-line')?.content).toBe('// mine');
});
