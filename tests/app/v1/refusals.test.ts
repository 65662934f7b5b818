import { afterAll, beforeAll, expect, test } from 'vitest';
import { OPERATIONS } from '@/app/api/v1/operations';
import type { Scope } from '@/lib/tokens/scopes';
import { SCOPES } from '@/lib/tokens/scopes';
import { contentsOf, NOW, openSchool } from './school';

let school: Awaited<ReturnType<typeof openSchool>>;
beforeAll(async () => {
  school = await openSchool();
});
afterAll(() => school.close());

/** Bodies that do something, by operation. */
const BODIES: Record<string, unknown> = {
  updateEnrolment: { state: 'active' },
  setWindow: { opensAt: null, closesAt: '2026-06-01T00:00:00+02:00' },
  regrade: { apply: false },
};

const PLACES: Record<string, (course: string) => string> = {
  '{user}': () => 'bob',
  '{kind}': () => 'challenge',
};

function addressOf(path: string, course: string): string {
  const id = path.includes('submissions') ? (school.submissions[course] as string) : 'fit-line';
  return path.replace(/\{\w+\}/g, (part) => {
    if (part === '{course}') return course;
    return PLACES[part]?.(course) ?? id;
  });
}

const FOR_INSTRUCTORS = ['updateEnrolment', 'setWindow', 'regrade'];
const done = (id: string) => (id === 'setWindow' ? 204 : 200);

for (const operation of OPERATIONS) {
  const { id, method, path, scope } = operation;

  test(`${id}: who may, by role, course and scope`, async () => {
    const forCourse = path.includes('{course}');
    const got: Record<string, number> = {};
    const wanted: Record<string, number> = {};
    const makers = {
      'an assistant': ['tom', 'small'],
      'an instructor': ['ina', 'small'],
      root: ['root', null],
    } as const;
    for (const [name, [who, courseId]] of Object.entries(makers)) {
      const others = SCOPES.filter((one) => one !== scope);
      for (const [with_, scopes] of Object.entries({ all: SCOPES, it: scope ? [scope] : ['grades:read'], others })) {
        for (const course of ['small', 'other']) {
          const key = `${name} with ${with_} in ${course}`;
          const token = school.tokenOf(who, courseId, [...scopes] as Scope[]);
          got[key] = (await school.ask(token, method, addressOf(path, course), BODIES[id])).status;
          const teaches = who === 'root' || course === 'small' || !forCourse;
          const role = who !== 'tom' || !FOR_INSTRUCTORS.includes(id);
          wanted[key] = teaches && role && (with_ !== 'others' || scope === null) ? done(id) : 403;
        }
      }
    }
    expect(got).toEqual(wanted);
  });

  test(`${id}: a token that is none, over, taken back, or whose maker lost their role`, async () => {
    const before = contentsOf(school);
    const asked = addressOf(path, 'small');
    const none = await school.ask(null, method, asked, BODIES[id]);
    expect([none.status, none.body.reason, none.headers.get('www-authenticate')]).toEqual([
      401,
      'token-missing',
      'Bearer realm="Heldout"',
    ]);
    const unknown = await school.ask('hld_nonsense', method, asked, BODIES[id]);
    expect([unknown.status, unknown.body.reason]).toEqual([401, 'token-unknown']);
    expect(contentsOf(school)).toBe(before);
  });
}

test('a course token reads nothing of another course, not even what its maker handed in there', async () => {
  const token = school.tokenOf('ina', 'small');
  const elsewhere = school.submissions.other as string;
  for (const path of [`/courses/small/submissions/${elsewhere}`, `/courses/small/submissions/${elsewhere}/receipt`]) {
    const { status, body } = await school.ask(token, 'GET', path);
    expect([status, body.reason]).toEqual([404, 'submission-unknown']);
  }
});

test('every refusal is a problem document with a reason, and nothing is written', async () => {
  const token = school.tokenOf('ina', 'small');
  const before = contentsOf(school);
  const cases: [string, string, unknown, number, string][] = [
    ['GET', '/nowhere', undefined, 404, 'path-unknown'],
    ['GET', '/courses/small/roster/', undefined, 404, 'path-unknown'],
    ['DELETE', '/courses/small/roster', undefined, 405, 'method-unknown'],
    ['GET', '/courses/nowhere/roster', undefined, 404, 'course-unknown'],
    ['GET', '/courses/small/roster?limit=0', undefined, 400, 'input'],
    ['GET', '/courses/small/roster?limit=5&limit=6', undefined, 400, 'input'],
    ['GET', '/courses/small/roster?surprise=1', undefined, 400, 'input'],
    ['GET', '/courses/small/roster?cursor=%21', undefined, 400, 'cursor'],
    ['GET', '/courses/small/submissions?since=yesterday', undefined, 400, 'input'],
    ['PATCH', '/courses/small/roster/bob', { role: 'king' }, 400, 'input'],
    ['PATCH', '/courses/small/roster/bob', { role: 'student', state: 'active' }, 400, 'input'],
    ['PATCH', '/courses/small/roster/nobody', { role: 'assistant' }, 404, 'user-unknown'],
    ['PUT', '/courses/small/assignments/lesson/first', { opensAt: null, closesAt: null }, 400, 'input'],
    ['PUT', '/courses/small/assignments/quiz/none', { opensAt: null, closesAt: null }, 404, 'quiz-unknown'],
    [
      'PUT',
      '/courses/small/assignments/quiz/first',
      { opensAt: '2026-06-02T00:00:00Z', closesAt: '2026-06-01T00:00:00Z' },
      400,
      'window-empty',
    ],
    ['POST', '/courses/small/regrades', {}, 400, 'input'],
    ['GET', '/courses/small/submissions/nonsense', undefined, 404, 'submission-unknown'],
  ];
  for (const [method, path, body, status, reason] of cases) {
    const refused = await school.ask(token, method, path, body);
    expect([refused.status, refused.body.reason], `${method} ${path}`).toEqual([status, reason]);
    expect(refused.headers.get('content-type'), path).toBe('application/problem+json');
    expect(refused.body).toMatchObject({ type: `/docs/api#problem-${reason}`, status, detail: expect.any(String) });
  }
  expect(contentsOf(school)).toBe(before);
});

test('a token has no more than its maker has now', async () => {
  const token = school.tokenOf('tom', 'small');
  expect((await school.ask(token, 'GET', '/courses/small/roster')).status).toBe(200);
  school.host.now = NOW + 31 * 24 * 3_600_000;
  expect((await school.ask(token, 'GET', '/courses/small/roster')).status).toBe(401);
  school.host.now = NOW;
  const dropped = await school.ask(school.tokenOf('ina', 'small'), 'PATCH', '/courses/small/roster/tom', {
    role: 'student',
  });
  expect(dropped.body).toEqual({ role: 'student', state: 'active' });
  expect((await school.ask(token, 'GET', '/courses/small/roster')).status).toBe(401);
});
