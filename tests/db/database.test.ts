import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { openDatabase } from '@/lib/db/open';
import { attempts, responses, submissions, users } from '@/lib/db/schema';

function withStudent() {
  const db = openDatabase(':memory:');
  db.insert(users).values({ id: 'u1', name: 'Ada', email: 'ada@example.org' }).run();
  return db;
}

test('every table is strict', () => {
  const db = openDatabase(':memory:');
  const tables = db.$client.pragma('table_list') as { name: string; type: string; strict: number }[];
  const loose = tables.filter((t) => t.type === 'table' && !t.strict && !/^(sqlite_|__drizzle)/.test(t.name));
  expect(loose).toEqual([]);
  expect(tables.length).toBeGreaterThan(15);
});

test('a submission cannot be changed, but can move to another owner', () => {
  const db = withStudent();
  db.insert(users).values({ id: 'u2', name: 'Bob', email: 'bob@example.org' }).run();
  db.insert(submissions)
    .values({
      id: 's',
      userId: 'u1',
      courseId: 'c',
      challengeId: 'x',
      source: 'a',
      sourceHash: 'h',
      requestId: randomUUID(),
      submittedAt: 1,
    })
    .run();
  expect(() => db.update(submissions).set({ source: 'b' }).run()).toThrow(/append-only/);
  expect(db.update(submissions).set({ userId: 'u2' }).run().changes).toBe(1);
});

test('a response cannot be changed', () => {
  const db = withStudent();
  db.insert(attempts)
    .values({
      id: 'a',
      userId: 'u1',
      courseId: 'c',
      chapterId: 'k',
      kind: 'quiz',
      targetId: 'k',
      seed: 1,
      contentHash: 'h',
      startedAt: 1,
      maxPoints: 1000,
    })
    .run();
  db.insert(responses)
    .values({
      id: 'r',
      attemptId: 'a',
      itemId: 'i',
      number: 1,
      answer: 'x',
      answeredAt: 2,
    })
    .run();
  expect(() => db.update(responses).set({ answer: 'y' }).run()).toThrow(/append-only/);
});

test('a row of nobody is refused', () => {
  const db = openDatabase(':memory:');
  expect(() =>
    db
      .insert(attempts)
      .values({
        id: 'a',
        userId: 'ghost',
        courseId: 'c',
        chapterId: 'k',
        kind: 'quiz',
        targetId: 'k',
        seed: 1,
        contentHash: 'h',
        startedAt: 1,
        maxPoints: 1,
      })
      .run(),
  ).toThrow(/FOREIGN KEY/);
});

test('a default time is a whole number of milliseconds', () => {
  const db = withStudent();
  const [row] = db.select().from(users).all();
  expect(Math.abs(Date.now() - (row?.createdAt.getTime() ?? 0))).toBeLessThan(60_000);
});

test('a statement that is kept hands out its rows as whoever asks next expects them', () => {
  const db = openDatabase(':memory:');
  const text = 'select 1 as one, 2 as two';
  const first = db.$client.prepare(text);
  expect(first.raw().get()).toEqual([1, 2]);
  const again = db.$client.prepare(text);
  expect(again).toBe(first);
  expect(again.get()).toEqual({ one: 1, two: 2 });
  const rows = db.$client.prepare('select value from json_each(?)').iterate('[1,2]');
  expect(rows.next().value).toEqual({ value: 1 });
  expect(db.$client.prepare('select value from json_each(?)').all('[3]')).toEqual([{ value: 3 }]);
  rows.return?.();
});
