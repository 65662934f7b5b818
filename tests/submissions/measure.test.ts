import { randomUUID } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import type { Role } from '@/lib/auth/actor';
import { openDatabase } from '@/lib/db/open';
import { gradings, submissions, users } from '@/lib/db/schema';
import { env } from '@/lib/env';
import { submitCode } from '@/lib/submissions/submit';
import { actorIn } from '../attempts/class';
import { smallCatalog } from '../catalog/small-course';

const before = { ...env() };
afterEach(() => Object.assign(env(), before));

async function school(settings: { submissionsWaiting?: number; submissionsPerHour?: number }) {
  Object.assign(env(), settings);
  const catalog = await smallCatalog();
  const [course] = catalog.courses.values();
  const [challengeId] = course?.challenges.keys() ?? [];
  const db = openDatabase(':memory:');
  db.insert(users).values({ id: 'u', name: 'Ada', email: 'ada@example.org' }).run();
  const handIn = (now: number, role: Role = 'student', source = 'x') => {
    const actor = actorIn(course?.id ?? '', 'u', role);
    const input = { courseId: course?.id ?? '', challengeId: challengeId ?? '', source, requestId: randomUUID() };
    return submitCode(db, catalog, actor, input, now);
  };
  return { db, handIn };
}

test('too much waiting is refused, keeps nothing, and ends with a verdict', async () => {
  const { db, handIn } = await school({ submissionsWaiting: 2 });
  handIn(1);
  handIn(2);
  expect(() => handIn(3)).toThrow(/2 of your submissions are waiting/);
  expect(db.select().from(submissions).all()).toHaveLength(2);
  db.update(gradings).set({ state: 'done' }).run();
  handIn(4);
});

test('too much within an hour has to cool down, and is told for how long', async () => {
  const { handIn } = await school({ submissionsPerHour: 3 });
  const minute = 60_000;
  for (const at of [0, 10, 20]) handIn((at + 100) * minute);
  expect(() => handIn(130 * minute)).toThrow(/Try again in 30 minutes/);
  handIn(161 * minute);
});

test('teaching staff try out what they want', async () => {
  const { handIn } = await school({ submissionsWaiting: 1, submissionsPerHour: 1 });
  for (let i = 0; i < 3; i++) handIn(i, 'instructor');
});

test('a source of more than 256 KB is refused in bytes, for everybody, and not kept', async () => {
  const { db, handIn } = await school({});
  const most = 256 * 1024;
  for (const source of ['x'.repeat(most + 1), 'é'.repeat(most / 2 + 1)]) {
    for (const role of ['student', 'instructor'] as const) {
      expect(() => handIn(1, role, source)).toThrow(/more than 256 KB/);
    }
  }
  expect(db.select().from(submissions).all()).toEqual([]);
  handIn(1, 'student', 'é'.repeat(most / 2));
});
