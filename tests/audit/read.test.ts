import { expect, test } from 'vitest';
import { MESSAGES } from '@/app/i18n/messages';
import { AuditView, auditChoice } from '@/app/server/audit';
import { setWindow } from '@/lib/assignments/windows';
import { ACTS, record } from '@/lib/audit/record';
import { type Actor, OPERATOR } from '@/lib/auth/actor';
import { listAudit } from '@/lib/auth/audit';
import { setRole } from '@/lib/auth/roles';
import { audit } from '@/lib/db/schema';
import { actorIn, openClass, refusal } from '../attempts/class';
import { smallCatalog } from '../catalog/small-course';

const catalog = await smallCatalog();
const small = { courseId: 'small' };
const root: Actor = { userId: 'root', guest: false, administrator: true };
const window = { ...small, kind: 'quiz', targetId: 'first' } as const;

test('a change is told with what it was before, and only what is another', () => {
  const { db, ina, tom } = openClass();
  setWindow(db, catalog, ina, { ...window, opensAt: 10, closesAt: 20 }, 1);
  setWindow(db, catalog, ina, { ...window, opensAt: 10, closesAt: 30 }, 2);
  setRole(db, OPERATOR, { ...small, userId: 'ada', role: 'assistant' }, 3);
  const { entries, next, people } = listAudit(db, tom, small);
  expect(next).toBeNull();
  expect(entries.map(({ at, act, before, after }) => [at, act, before, after])).toEqual([
    [3, 'role', { role: 'student' }, { role: 'assistant' }],
    [2, 'window', { closesAt: 20 }, { closesAt: 30 }],
    [1, 'window', { opensAt: null, closesAt: null }, { opensAt: 10, closesAt: 20 }],
  ]);
  expect(entries[0]).toMatchObject({ by: { operator: true, name: null }, person: { id: 'ada', name: 'ada' } });
  expect(entries[1]).toMatchObject({ by: { id: 'ina', name: 'ina' }, subject: { kind: 'quiz', id: 'first' } });
  expect(people.map(({ id }) => id).sort()).toEqual(['ina', 'operator']);
});

test('what is chosen is shown, a page at a time, and nothing twice', () => {
  const { db, ina, tom } = openClass();
  const subject = { kind: 'question', id: 'q' } as const;
  const put = (by: Actor, at: number, more: object = {}) =>
    record(db, by, { act: 'reply', ...small, subject, before: null, after: { characters: at }, ...more }, at);
  for (let at = 1; at <= 120; at++) put(at % 2 ? ina : tom, at, at === 7 ? { personId: 'ada' } : {});
  put(ina, 500, { courseId: 'other' });
  const times = (choice: object) => listAudit(db, ina, { ...small, ...choice }).entries.map(({ at }) => at);
  const seen: number[] = [];
  for (let olderThan: number | undefined = 1000; olderThan !== undefined; ) {
    const { entries, next } = listAudit(db, ina, { ...small, olderThan });
    expect(entries.length).toBeLessThanOrEqual(50);
    seen.push(...entries.map(({ at }) => at));
    olderThan = next ?? undefined;
  }
  expect(seen).toEqual(Array.from({ length: 120 }, (_, i) => 120 - i));
  expect(times({ since: 5, until: 8 })).toEqual([7, 6, 5]);
  expect(times({ since: 5, until: 9, personId: 'tom' })).toEqual([8, 6]);
  expect(times({ personId: 'ada' })).toEqual([7]);
  expect(times({ act: 'window' })).toEqual([]);
});

test('staff of the course read its changes, administrators those of the installation, and nobody else any', () => {
  const { db, ada, ina, tom } = openClass();
  for (const who of [tom, ina, root]) expect(() => listAudit(db, who, small)).not.toThrow();
  expect(() => listAudit(db, root, { courseId: null })).not.toThrow();
  for (const who of [ada, actorIn('other', 'ina', 'instructor')]) {
    expect(() => listAudit(db, who, small)).toThrow(refusal('forbidden', 'staff-only'));
  }
  expect(() => listAudit(db, ina, { courseId: null })).toThrow(refusal('forbidden', 'administrator-only'));
});

test('a row cannot be changed or removed, and a change that fails leaves none', () => {
  const { db, ina } = openClass();
  setWindow(db, catalog, ina, { ...window, opensAt: 10, closesAt: 20 }, 1);
  expect(() => db.update(audit).set({ byId: 'tom' }).run()).toThrow();
  expect(() => db.delete(audit).run()).toThrow();
  expect(() =>
    setWindow(db, catalog, ina, { ...window, opensAt: 1, closesAt: 2, updatedAt: 1 } as never, NaN),
  ).toThrow();
  expect(db.select().from(audit).all()).toHaveLength(1);
});

test('every act has its words in both languages', () => {
  for (const locale of ['en', 'fr'] as const) {
    expect(Object.keys(MESSAGES[locale].staff.audit.acts).sort()).toEqual([...ACTS, 'unknown'].sort());
  }
});

test('an address says what is wanted, and nonsense says nothing', () => {
  const nothing = { of: 'course', act: null, person: null, since: null, until: null, before: null };
  expect(AuditView.parse({ act: 'x', since: '2026-99-99', until: 'x', before: '-1', person: '' })).toEqual(nothing);
  const view = AuditView.parse({ act: 'role', since: '2026-03-01', until: '2026-03-01', before: '9' });
  const { since = 0, until = 0, ...rest } = auditChoice(view, 'small');
  expect(rest).toEqual({ courseId: 'small', act: 'role', olderThan: 9 });
  expect([since, until]).toEqual([new Date(2026, 2, 1).getTime(), new Date(2026, 2, 2).getTime()]);
});
