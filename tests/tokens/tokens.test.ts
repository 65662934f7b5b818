import { expect, test } from 'vitest';
import { users } from '@/lib/db/schema';
import { bearerOf, createToken, listTokens, NewToken, revokeToken } from '@/lib/tokens/tokens';
import { openClass, refusal } from '../attempts/class';

const now = 1_000;
const day = 24 * 3_600_000;
const wanted = { courseId: 'small', name: 'grades to the office', scopes: ['grades:read' as const], days: 7 };

test('a token is told once; what is kept does not let anybody in', () => {
  const { db, tom } = openClass();
  const { token, expiresAt } = createToken(db, tom, wanted, now);
  expect(expiresAt).toBe(now + 7 * day);
  const rows = JSON.stringify(db.$client.prepare('select * from access_tokens').all());
  expect(rows).not.toContain(token);
  expect(JSON.stringify(listTokens(db, tom, 'small', now))).not.toContain(token);
  expect(bearerOf(db, token, now)?.actor).toEqual({
    userId: 'tom',
    guest: false,
    staffOf: new Map([['small', 'assistant']]),
  });
  expect(bearerOf(db, token.slice(0, -1), now)).toBeNull();
});

test('it works until its time is over, or until it is taken back', () => {
  const { db, tom, ina, ada } = openClass();
  const { token, id } = createToken(db, tom, wanted, now);
  expect(bearerOf(db, token, now + 7 * day - 1)).not.toBeNull();
  expect(bearerOf(db, token, now + 7 * day)).toBeNull();
  expect(() => revokeToken(db, ada, id, now)).toThrow(refusal('not-found', 'token-unknown'));
  revokeToken(db, ina, id, now);
  expect(bearerOf(db, token, now)).toBeNull();
  expect(listTokens(db, ina, 'small', now)).toEqual([]);
  expect(() => revokeToken(db, ina, id, now)).toThrow(refusal('not-found', 'token-unknown'));
});

test('assistants take back their own, and not an instructor’s', () => {
  const { db, tom, ina } = openClass();
  const { id } = createToken(db, ina, wanted, now);
  expect(() => revokeToken(db, tom, id, now)).toThrow(refusal('not-found', 'token-unknown'));
  const own = createToken(db, tom, wanted, now);
  revokeToken(db, tom, own.id, now);
  expect(listTokens(db, tom, 'small', now).map((one) => one.id)).toEqual([id]);
});

test('only administrators make tokens for every course, and those stop when they are none any more', () => {
  const { db, ina } = openClass();
  expect(() => createToken(db, ina, { ...wanted, courseId: null }, now)).toThrow(
    refusal('forbidden', 'administrator-only'),
  );
  db.insert(users).values({ id: 'root', name: 'root', email: 'r@example.org', administrator: true }).run();
  const root = { userId: 'root', guest: false, administrator: true as const };
  const { token, id } = createToken(db, root, { ...wanted, courseId: null }, now);
  expect(bearerOf(db, token, now)?.actor.administrator).toBe(true);
  expect(() => revokeToken(db, ina, id, now)).toThrow(refusal('not-found', 'token-unknown'));
  // A token of one course makes no administrator of anybody.
  const ofCourse = createToken(db, root, wanted, now);
  expect(bearerOf(db, ofCourse.token, now)?.actor).toEqual({
    userId: 'root',
    guest: false,
    staffOf: new Map([['small', 'instructor']]),
  });
  db.update(users).set({ administrator: false }).run();
  expect([token, ofCourse.token].map((one) => bearerOf(db, one, now))).toEqual([null, null]);
});

test('a token without a scope, with one twice, without a name or without an end is none', () => {
  for (const change of [
    { scopes: [] },
    { scopes: ['grades:read', 'grades:read'] },
    { scopes: ['everything'] },
    { name: '  ' },
    { days: 0 },
    { days: 4_000 },
    { days: 1.5 },
  ]) {
    expect(NewToken.safeParse({ ...wanted, ...change }).success, JSON.stringify(change)).toBe(false);
  }
  expect(NewToken.safeParse(wanted).success).toBe(true);
});
