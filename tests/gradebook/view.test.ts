import { expect, test } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { enrol } from '@/lib/auth/enrolments';
import { users } from '@/lib/db/schema';
import { INACTIVE_MS } from '@/lib/gradebook/attention';
import { gridCsv, gridJson } from '@/lib/gradebook/files';
import { selectGrid } from '@/lib/gradebook/grid';
import { GridView, openGrid } from '@/lib/gradebook/view';
import { submitCode } from '@/lib/submissions/submit';
import { openClass, refusal } from '../attempts/class';
import { smallCatalog } from '../catalog/small-course';
import { recordNext } from '../submissions/record-next';

const catalog = await smallCatalog();
const NOW = 10 * INACTIVE_MS;

function room() {
  const people = openClass();
  const { db, tom } = people;
  const enter = (id: string, name: string): Actor => {
    db.insert(users)
      .values({ id, name, email: `${id}@example.org` })
      .run();
    const actor = { userId: id, guest: false };
    enrol(db, actor, 'small', 1);
    return actor;
  };
  let clicks = 0;
  const handIn = (actor: Actor, points: number, passed: boolean, now: number) => {
    clicks += 1;
    const input = { courseId: 'small', challengeId: 'fit-line', source: 's', requestId: `click-${clicks}` };
    submitCode(db, catalog, actor, input, now + clicks);
    recordNext(db, { points, maxPoints: 10, passed }, now + clicks);
  };
  const zoe = enter('zoe', 'Zoé');
  const abe = enter('abe', 'Abe');
  const eve = enter('eve', 'Éve');
  for (const points of [2, 3, 1]) handIn(zoe, points, false, NOW - 1000);
  handIn(abe, 10, true, NOW - 2 * INACTIVE_MS);
  handIn(eve, 0, false, NOW - 3 * INACTIVE_MS);
  const open = (wanted: Record<string, string> = {}, actor: Actor = tom) =>
    openGrid(db, catalog, actor, 'small', GridView.parse(wanted), NOW);
  const names = (wanted: Record<string, string> = {}) => {
    const grid = open(wanted);
    const rows = grid.rows(0, 100);
    expect(rows).toHaveLength(grid.found);
    return rows.map(({ name }) => name);
  };
  return { ...people, open, names };
}

test('rows come by name, and by whatever else one asks, both ways; nonsense is no wish', () => {
  const { names, open } = room();
  expect(names()).toEqual(['Abe', 'Éve', 'Zoé']);
  expect(names({ down: 'true' })).toEqual(['Zoé', 'Éve', 'Abe']);
  expect(names({ sort: 'total', down: 'true' })).toEqual(['Abe', 'Zoé', 'Éve']);
  expect(names({ sort: 'total' })).toEqual(['Éve', 'Zoé', 'Abe']);
  expect(names({ sort: 'active' })).toEqual(['Éve', 'Abe', 'Zoé']);
  expect(names({ sort: 'challenge fit-line' })).toEqual(['Éve', 'Zoé', 'Abe']);
  expect(names({ sort: 'constructor', show: 'x', down: 'perhaps', section: 'nowhere' })).toEqual(['Abe', 'Éve', 'Zoé']);
  expect(open({ section: 'nowhere' }).columns).toEqual([]);
  expect(
    open()
      .rows(1, 1)
      .map(({ name }) => name),
  ).toEqual(['Éve']);
});

test('who is stuck, who is away, and who has a name', () => {
  const { names, open } = room();
  expect(names({ show: 'stuck' })).toEqual(['Zoé']);
  expect(names({ show: 'inactive' })).toEqual(['Abe', 'Éve']);
  expect(names({ find: 'EVE' })).toEqual(['Éve']);
  expect(names({ find: 'zoe@', show: 'inactive' })).toEqual([]);
  expect(open({ find: 'EVE' })).toMatchObject({ all: 3, found: 1 });
});

test('rows, summaries and files are those of the whole grid', () => {
  const { db, ina, open } = room();
  const whole = selectGrid(db, catalog, ina, 'small');
  const grid = open();
  expect(grid.rows(0, 100)).toEqual(whole.rows);
  for (const [i, column] of grid.columns.entries()) {
    const { begun, done, meanShare } = whole.columns[i] ?? {};
    expect(grid.summary(column)).toEqual({ begun, done, meanShare });
  }
  const view = { sort: 'total', down: 'true', find: 'e@' };
  const shown = open(view).rows(0, 100);
  const told = JSON.parse([...gridJson(open(view))].join(''));
  expect(told.students.map(({ name }: { name: string }) => name)).toEqual(shown.map(({ name }) => name));
  expect(told.students[0].work[1]).toEqual({ kind: 'challenge', id: 'fit-line', state: 'done', points: 10, tries: 1 });
  const lines = [...gridCsv(open(view), 'en')].join('').trim().split('\r\n');
  expect(lines.slice(1).map((line) => line.split(',')[0])).toEqual(shown.map(({ name }) => name));
  expect(JSON.parse([...gridJson(open({ find: 'nobody' }))].join('')).students).toEqual([]);
});

test('only staff of the course may ask', () => {
  const { open, ada } = room();
  expect(() => open({}, ada)).toThrow(refusal('forbidden', 'staff-only'));
});
