import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { afterAll, expect, test } from 'vitest';
import { listAssignments } from '@/lib/assignments/windows';
import { selectCheckpoints } from '@/lib/attempts/checkpoint';
import { listAttempts, selectAttemptForStaff } from '@/lib/attempts/view';
import { OPERATOR } from '@/lib/auth/actor';
import { acceptInvitation, listAllInvitations } from '@/lib/auth/invitations';
import { listEnrolments } from '@/lib/auth/queries';
import { listAdministrators, listStaff, rolesOf } from '@/lib/auth/roles';
import { openDatabase } from '@/lib/db/open';
import { findDraft } from '@/lib/drafts/drafts';
import { listFeedback } from '@/lib/feedback/lesson-feedback';
import { selectGrid } from '@/lib/gradebook/grid';
import { courseProgress } from '@/lib/progress/course-progress';
import { timeline } from '@/lib/progress/timeline';
import { listSubmissions, selectSubmission } from '@/lib/submissions/read';
import { actorIn } from '../attempts/class';
import { reasonOf } from '../auth/people';
import { twoCourses } from '../catalog/small-course';
import { takeNext } from '../submissions/record-next';

const folder = mkdtempSync(path.join(tmpdir(), 'heldout-global-roles-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const catalog = await twoCourses();
const COURSES = ['small', 'other'] as const;
const ada = actorIn('small', 'ada', 'student');
const bob = actorIn('small', 'bob', 'student');

let made = 0;
/** A database that a program wrote when a role was one for the whole installation, changed by `sql`, opened by this one. */
function open(sql = '') {
  const file = path.join(folder, `${++made}.sqlite`);
  const old = new SqliteDatabase(file);
  // A dump lists tables by name, not by who refers to whom.
  old.pragma('foreign_keys = OFF');
  old.exec(readFileSync(path.join(import.meta.dirname, 'fixtures/global-roles.sql'), 'utf8'));
  old.pragma('foreign_keys = ON');
  old.exec(sql);
  old.close();
  return openDatabase(file);
}

test('it opens whole, and its rows refer to what is there', () => {
  const db = open();
  expect(db.$client.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(db.$client.pragma('foreign_key_check')).toEqual([]);
});

test('its instructors are administrators and instructors of every course, its assistants assist in every course', () => {
  const db = open();
  expect(listAdministrators(db, OPERATOR).map(({ id }) => id)).toEqual(['eve', 'ina']);
  for (const courseId of COURSES) {
    expect(listStaff(db, OPERATOR, courseId).map(({ id, role }) => `${id} ${role}`)).toEqual([
      'eve instructor',
      'ina instructor',
      'tom assistant',
    ]);
  }
  expect(rolesOf(db, OPERATOR, 'ada')).toEqual({ administrator: false, courses: [] });
  expect(listEnrolments(db, 'tom').find(({ courseId }) => courseId === 'small')?.enrolledAt, 'as before').toBe(1003);
});

test('a role holds in a course that is known by its times alone', () => {
  const db = open("update assignments set course_id = 'third', target_id = 'x' where course_id = 'other'");
  expect(listStaff(db, OPERATOR, 'third').map(({ id }) => id)).toEqual(['eve', 'ina', 'tom']);
});

test('its students are in the courses they were in, and where they left work', () => {
  const before = open();
  const coursesOf = (db: typeof before, userId: string) => listEnrolments(db, userId).map(({ courseId }) => courseId);
  expect(['ada', 'bob', 'guest'].map((id) => coursesOf(before, id).sort().join())).toEqual([
    'small',
    'other,small',
    'small',
  ]);
  const lost = open("delete from enrolments where user_id = 'ada'");
  expect(listEnrolments(lost, 'ada')).toMatchObject([
    { courseId: 'small', role: 'student', state: 'active', enrolledAt: 1100 },
  ]);
});

test('its grids, progress, timelines, verdicts, feedback, times and drafts say what they said', () => {
  const db = open();
  const tom = actorIn('other', 'tom', 'assistant');
  const rows = (courseId: string) =>
    selectGrid(db, catalog, OPERATOR, courseId).rows.map(({ name, points, cells }) => [
      name,
      points,
      ...cells.map(({ state }) => state),
    ]);
  expect(rows('small')).toEqual([
    ['ada', 7750, 'done', 'begun'],
    ['bob', 0, 'untouched', 'untouched'],
    ['Guest', 0, 'untouched', 'untouched'],
  ]);
  expect(rows('other')).toEqual([['bob', 7750, 'done', 'begun']]);
  for (const [courseId, who] of [
    ['small', ada],
    ['other', bob],
  ] as const) {
    const first = { courseId, chapterId: 'first' };
    const owner = { userId: who.userId, courseId };
    expect(courseProgress(db, catalog, who, courseId, 5000).totals).toMatchObject({
      points: 7750,
      // Read, and its challenge only begun.
      chapters: { done: 0 },
    });
    expect(timeline(db, OPERATOR, owner, 5000).events.map(({ kind }) => kind)).toEqual([
      'visit',
      'done',
      'attempt',
      'attempt',
      'submission',
    ]);
    expect(selectCheckpoints(db, catalog, who, first)).toMatchObject([{ tries: 1, bestPoints: 1000 }]);
    const [run] = listAttempts(db, who, first, 5000);
    expect(run).toMatchObject({ answered: 2, correct: 1, points: 750 });
    const [limit] = selectAttemptForStaff(db, catalog, OPERATOR, run?.id ?? '', 5000).items;
    expect(limit).toMatchObject({ response: { correct: true, points: 750, certainty: 3 }, hints: [{}] });
    const [handedIn] = listSubmissions(db, who, courseId, 'fit-line');
    const regrading = courseId === 'small';
    expect(selectSubmission(db, catalog, who, handedIn?.id ?? '', 5000)).toMatchObject({
      source: `// of ${who.userId} in ${courseId}`,
      state: 'done',
      regrading,
      verdict: { points: 7 },
    });
    expect(listFeedback(db, OPERATOR, courseId)).toMatchObject([{ comment: `said in ${courseId}`, clear: 'partly' }]);
    expect(listAssignments(db, who, courseId, 5000)).toMatchObject([{ targetId: 'first', opensAt: 900, open: true }]);
    expect(findDraft(db, who, `challenge:${courseId}:fit-line`)?.content).toBe(`// draft in ${courseId}`);
  }
  expect(reasonOf(() => selectGrid(db, catalog, tom, 'small'))).toBe('staff-only');
  expect(takeNext(db), 'what waited to be graded waits still').not.toBeNull();
});

test('its links open what they opened: one for an assistant only where it is clear for which course', () => {
  const db = open();
  expect(listAllInvitations(db, OPERATOR, 5000)).toMatchObject([{ role: 'administrator', courseId: null }]);
  acceptInvitation(db, bob, 'open-instructor', 5000);
  expect(rolesOf(db, OPERATOR, 'bob')).toMatchObject({ administrator: true });
  expect(reasonOf(() => acceptInvitation(db, ada, 'open-assistant', 5000))).toBe('invitation-unknown');

  const one = open(
    ['enrolments', 'attempts', 'visits', 'submissions', 'lesson_feedback', 'assignments']
      .map((table) => `delete from ${table} where course_id = 'other';`)
      .join('\n'),
  );
  expect(acceptInvitation(one, ada, 'open-assistant', 5000)).toEqual({ role: 'assistant', courseId: 'small' });
});
