import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { answer, finish, startQuiz } from '@/lib/attempts/quiz';
import { type Actor, OPERATOR } from '@/lib/auth/actor';
import { enrol, setEnrolmentState } from '@/lib/auth/enrolments';
import { updateAdministrator, upsertRole } from '@/lib/auth/queries';
import { attempts, gradings, submissions, users } from '@/lib/db/schema';
import { gridCsv } from '@/lib/gradebook/files';
import { selectGrid } from '@/lib/gradebook/grid';
import { openGridHere } from '@/lib/gradebook/view';
import { toPoints } from '@/lib/points';
import { submitCode } from '@/lib/submissions/submit';
import { openClass, refusal } from '../attempts/class';
import { smallCatalog } from '../catalog/small-course';
import { recordNext } from '../submissions/record-next';

const catalog = await smallCatalog();
const first = { courseId: 'small', chapterId: 'first' };

function room() {
  const people = openClass();
  const { db, ada, bob, tom, ina } = people;
  for (const actor of [bob, ada, tom, ina]) enrol(db, actor, 'small', 1);
  let clicks = 0;
  const handIn = (actor: Actor, points: number | null, passed = false) => {
    clicks += 1;
    const input = { courseId: 'small', challengeId: 'fit-line', source: 's', requestId: `click-${clicks}` };
    submitCode(db, catalog, actor, input, clicks);
    if (points === null) return;
    recordNext(db, { points: toPoints(points), maxPoints: 10, passed }, 2000);
  };
  let number = 1;
  /** Another grading of the one submission there is. */
  const regrade = (row: Partial<typeof gradings.$inferInsert> & Pick<typeof gradings.$inferInsert, 'state'>) => {
    number += 1;
    const submissionId = db.select().from(submissions).get()?.id ?? '';
    const queue = {
      cause: 'regrade' as const,
      seeds: [1],
      contentHash: 'h',
      availableAt: 1,
      queuedAt: 1,
      maxPoints: 10_000,
    };
    db.insert(gradings)
      .values({ id: `regrade-${number}`, submissionId, number, ...queue, ...row })
      .run();
  };
  const rowOf = (userId: string) => selectGrid(db, catalog, ina, 'small').rows.find((row) => row.userId === userId);
  return { ...people, handIn, regrade, rowOf };
}

test('the class stands in rows by name, quizzes and challenges in columns, staff nowhere', () => {
  const { db, tom } = room();
  const grid = selectGrid(db, catalog, tom, 'small');
  expect(grid.columns.map(({ kind, targetId }) => `${kind} ${targetId}`)).toEqual(['quiz first', 'challenge fit-line']);
  expect(grid.rows.map(({ name }) => name)).toEqual(['ada', 'bob']);
  expect(grid.rows[0]?.cells).toEqual([
    { state: 'untouched', points: null, maxPoints: 4000, tries: 0, countedId: null },
    { state: 'untouched', points: null, maxPoints: 10_000, tries: 0, countedId: null },
  ]);
  expect(grid.columns[0]).toMatchObject({ begun: 0, done: 0, meanShare: null });
  expect(grid.maxPoints).toBe(14_000);
});

test('the best submission counts, and passing is not forgotten', () => {
  const { handIn, rowOf } = room();
  const ada: Actor = { userId: 'ada', guest: false };
  handIn(ada, 3000);
  expect(rowOf('ada')?.cells[1]).toMatchObject({ state: 'begun', points: 3000, tries: 1 });
  handIn(ada, 10_000, true);
  handIn(ada, 0);
  expect(rowOf('ada')).toMatchObject({ points: 10_000, cells: [{}, { state: 'done', points: 10_000, tries: 3 }] });
  expect(rowOf('bob')?.points).toBe(0);
});

test('a later grading of a submission replaces what an earlier one said, upwards and downwards', () => {
  const { db, ada, handIn, rowOf, regrade } = room();
  handIn(ada, 7000);
  regrade({ state: 'queued' });
  expect(rowOf('ada')?.cells[1], 'until it is done, the earlier one stands').toMatchObject({ points: 7000, tries: 1 });
  db.delete(gradings).where(eq(gradings.state, 'queued')).run();
  regrade({ state: 'done', points: 10_000, passed: true });
  expect(rowOf('ada')?.cells[1]).toMatchObject({ state: 'done', points: 10_000, tries: 1 });
  regrade({ state: 'done', points: 2000, passed: false });
  expect(rowOf('ada')?.cells[1]).toMatchObject({ state: 'begun', points: 2000, tries: 1 });
});

test('work that was worth more once is worth no more than what there is to earn now', () => {
  const { db, ada, handIn, rowOf } = room();
  handIn(ada, 12_000, true);
  db.insert(attempts)
    .values({
      id: 'a',
      userId: 'ada',
      ...first,
      kind: 'quiz',
      targetId: 'first',
      seed: 1,
      contentHash: 'h',
      startedAt: 1,
      maxPoints: 9000,
      points: 9000,
    })
    .run();
  expect(rowOf('ada')).toMatchObject({ points: 14_000, cells: [{ points: 4000 }, { points: 10_000 }] });
});

test('what waits for the grader is in progress and has no points yet', () => {
  const { handIn, rowOf, bob } = room();
  handIn(bob, null);
  expect(rowOf('bob')?.cells[1]).toMatchObject({ state: 'begun', points: null, maxPoints: 10_000, tries: 1 });
});

test('an unfinished run through a quiz is in progress with what it has earned', () => {
  const { db, ada, ina, rowOf } = room();
  const { attemptId } = startQuiz(db, catalog, ada, { courseId: 'small', quizId: 'first' }, { now: 1, seed: 7 });
  answer(db, catalog, ada, { attemptId, itemId: 'limit', answer: { choice: 'nearest' } }, 2);
  expect(rowOf('ada')?.cells[0]).toMatchObject({ state: 'begun', points: 1000, maxPoints: 4000, tries: 1 });
  finish(db, catalog, ada, { attemptId }, 3);
  expect(rowOf('ada')?.cells[0]).toMatchObject({ state: 'done', points: 1000 });
  expect(selectGrid(db, catalog, ina, 'small').columns[0]).toMatchObject({ begun: 1, done: 1, meanShare: 0.25 });
});

test('students may not see the class, and an unknown course is none', () => {
  const { db, ada, ina } = room();
  expect(() => selectGrid(db, catalog, ada, 'small')).toThrow(refusal('forbidden', 'staff-only'));
  expect(() => selectGrid(db, catalog, ina, 'other')).toThrow(refusal('forbidden', 'staff-only'));
  expect(() => selectGrid(db, catalog, OPERATOR, 'other')).toThrow(refusal('not-found', 'course-unknown'));
});

test('whoever was dropped and whoever administers is in no row; who teaches another course is, where they study', () => {
  const { db, ada, bob, ina } = room();
  const names = () => selectGrid(db, catalog, ina, 'small').rows.map(({ name }) => name);
  upsertRole(db, { userId: 'ada', courseId: 'other', role: 'instructor', enrolledAt: 1 });
  updateAdministrator(db, ada.userId, true);
  expect(names()).toEqual(['bob']);
  updateAdministrator(db, ada.userId, false);
  expect(names()).toEqual(['ada', 'bob']);
  setEnrolmentState(db, ina, { courseId: 'small', userId: bob.userId, state: 'dropped' }, 1000);
  expect(names()).toEqual(['ada']);
});

test('guests stand last, marked, without the address nobody chose', () => {
  const { db, ina } = room();
  db.insert(users).values({ id: 'g', name: 'Aaron', email: 'temp@guest.invalid', isAnonymous: true }).run();
  enrol(db, { userId: 'g', guest: true }, 'small', 1);
  const { rows } = selectGrid(db, catalog, ina, 'small');
  expect(rows.map(({ name }) => name)).toEqual(['ada', 'bob', 'Aaron']);
  expect(rows[2]).toMatchObject({ guest: true, email: null });
});

test('the file opens in a spreadsheet and no name in it is a formula', () => {
  const { db, handIn, ada } = room();
  const names = ['=HYPERLINK("http://x")', '+1', '-1', '@SUM(A1)', '\t=1', ' =1\n=2', 'O’Neil, "Ada"'];
  for (const [index, name] of names.entries()) {
    db.insert(users)
      .values({ id: `n${index}`, name, email: `n${index}@example.org` })
      .run();
    enrol(db, { userId: `n${index}`, guest: false }, 'small', 1);
  }
  handIn(ada, 2500);
  const csv = [...gridCsv(openGridHere(db, catalog, 'small'), 'en')].join('');
  expect(csv.startsWith('\uFEFFName,E-mail,Guest,')).toBe(true);
  expect(csv).toContain('ada,ada@example.org,,,2.5,2.5\r\n');
  expect(csv).toContain('"O’Neil, ""Ada"""');
  // A cell begins after a delimiter or a line end outside of quotes, or after an opening quote.
  const cells = [...csv.matchAll(/(?:^|,|\r\n)("(?:[^"]|"")*"|[^,\r\n"]*)/g)].map(([, cell = '']) =>
    cell.replace(/^"/, ''),
  );
  expect(cells.length).toBeGreaterThan(6 * 9);
  expect(cells.filter((cell) => /^\s*[=+\-@]/.test(cell))).toEqual([]);
  expect([...gridCsv(openGridHere(db, catalog, 'small'), 'fr')].join('')).toContain(
    'ada;ada@example.org;;;2,5;2,5\r\n',
  );
});
