import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type APIRequestContext, expect, test } from '@playwright/test';
import { Server } from '../torture/server';
import { type Call, nameOf, type Role } from './expected';
import { client, makeStaff, signUp, userIdOf, work } from './people';
import { CALLS, COURSE } from './routes';

// An installation with two courses of the same content, and people who are something else in each. What they get is what the
// table of routes says for their role in the course that is asked about.

const PORT = 3218;
const FIRST = COURSE.courseId;
const SECOND = 'second';

const folder = mkdtempSync(path.join(tmpdir(), 'heldout-two-courses-'));
const courses = path.join(folder, 'courses');
for (const id of [FIRST, SECOND]) {
  const course = path.join(courses, id);
  cpSync(path.resolve(import.meta.dirname, '../../challenges', FIRST), course, { recursive: true });
  const head = path.join(course, 'course.yaml');
  writeFileSync(head, readFileSync(head, 'utf8').replace(`id: ${FIRST}`, `id: ${id}`));
}

let server: Server;
const apis = {} as Record<'ina' | 'tom' | 'administrator', APIRequestContext>;
/** By course, what stands in curly brackets in the table. */
const names: Record<string, Record<string, string>> = {};

test.beforeAll(async () => {
  test.setTimeout(300_000);
  server = new Server(PORT, path.join(folder, 'data'), { HELDOUT_COURSES: courses });
  await server.healthy();
  const address = `http://localhost:${PORT}`;
  for (const name of ['ina', 'tom', 'administrator'] as const) {
    apis[name] = await client(address);
    await signUp(apis[name], name);
  }
  const accepted = await apis.administrator.post(`/api/invitations/${await server.firstAdministrator()}`);
  expect(accepted.status(), await accepted.text()).toBe(200);
  await makeStaff(apis.administrator, apis.ina, { role: 'instructor', courseId: FIRST });
  await makeStaff(apis.administrator, apis.tom, { role: 'assistant', courseId: SECOND });
  const [student, other] = [await client(address), await client(address)];
  await signUp(student, 'Student');
  await signUp(other, 'Other');
  for (const courseId of [FIRST, SECOND]) {
    await other.post('/api/enrolments', { data: { courseId } });
    names[courseId] = {
      ...(await work(student, courseId)),
      student: await userIdOf(student),
      other: await userIdOf(other),
      spare: await userIdOf(other),
    };
  }
});

test.afterAll(async () => {
  await server?.stop();
  server?.end();
  rmSync(folder, { recursive: true, force: true });
});

const fill = (text: string, courseId: string) =>
  text.replaceAll(FIRST, courseId).replace(/\{(\w+)\}/g, (found, name: string) => names[courseId]?.[name] ?? found);

async function ask(api: APIRequestContext, { method, url, data }: Call, courseId: string): Promise<number> {
  const body = data === undefined ? undefined : JSON.parse(fill(JSON.stringify(data), courseId));
  return (await api.fetch(fill(url, courseId), { method, data: body, maxRedirects: 0 })).status();
}

/** Whoever asks for what is the student's is another student where they teach nothing. */
const PEOPLE: Record<'ina' | 'tom' | 'administrator', Record<string, Role>> = {
  ina: { [FIRST]: 'instructor', [SECOND]: 'other' },
  tom: { [FIRST]: 'other', [SECOND]: 'assistant' },
  administrator: { [FIRST]: 'administrator', [SECOND]: 'administrator' },
};

const WORK = [
  '/staff/submissions/[id]/page',
  '/staff/attempts/[id]/page',
  '/api/staff/attempts/[id]/markings/route',
  '/api/staff/attempts/[id]/time/route',
];

/** Pages for staff are forbidden to who teaches nothing; who teaches another course finds no work of this one. */
function expectedOf({ route, expected }: Call, role: Role): number {
  return WORK.includes(route) && role === 'other' ? 404 : expected[role];
}

/** Told by more than the role in one course. */
const ELSEWHERE = ['/api/staff/password-resets/route'];

const inCourse = CALLS.filter(
  ({ route, url, data }) =>
    !ELSEWHERE.includes(route) && /implicit-bias|\{\w+\}/.test(url + JSON.stringify(data ?? '')),
);

for (const call of inCourse) {
  test(`${nameOf(call)} in two courses`, async () => {
    const [got, expected]: Record<string, number>[] = [{}, {}];
    for (const [name, roles] of Object.entries(PEOPLE)) {
      for (const courseId of [FIRST, SECOND]) {
        const key = `${name} in ${courseId}`;
        if (got) got[key] = await ask(apis[name as keyof typeof PEOPLE], call, courseId);
        if (expected) expected[key] = expectedOf(call, roles[courseId] as Role);
      }
    }
    expect(got).toEqual(expected);
  });
}

test('a page for staff lists the courses that one teaches', async () => {
  const staffPage = async (api: APIRequestContext) => {
    const answer = await api.get('/staff', { maxRedirects: 0 });
    return [answer.status(), answer.headers().location ?? null];
  };
  expect(await staffPage(apis.ina)).toEqual([307, `/staff/${FIRST}`]);
  expect(await staffPage(apis.tom)).toEqual([307, `/staff/${SECOND}`]);
  expect(await staffPage(apis.administrator)).toEqual([200, null]);
  const html = await (await apis.administrator.get('/staff')).text();
  for (const courseId of [FIRST, SECOND]) expect(html).toContain(`href="/staff/${courseId}"`);
});

test('a new password for somebody of both courses is for who teaches both', async () => {
  const reset = async (api: APIRequestContext) => {
    const answer = await api.post('/api/staff/password-resets', { data: { userId: names[FIRST]?.student } });
    return answer.ok() ? 'made' : (await answer.json()).error.reason;
  };
  expect(await reset(apis.ina)).toBe('password-elsewhere');
  expect(await reset(apis.tom)).toBe('password-elsewhere');
  expect(await reset(apis.administrator)).toBe('made');
});
