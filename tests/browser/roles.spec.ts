import { readdirSync } from 'node:fs';
import path from 'node:path';
import { type APIRequestContext, expect, test } from '@playwright/test';
import { type Call, type Expected, nameOf, ROLES, type Role } from './expected';
import { client, makeStaff, signInAdministrator, signUp, startAsGuest, userIdOf, work } from './people';
import { CALLS, COURSE } from './routes';

// Every page and every route on disk, asked by everybody. One that is missing in the table fails the first test.

const root = path.resolve(import.meta.dirname, '../../app');

const apis = {} as Record<Role, APIRequestContext>;
const names: Record<string, string> = {};

test.beforeAll(async ({ baseURL }) => {
  for (const role of ROLES) apis[role] = await client(baseURL as string);
  await startAsGuest(apis.guest);
  for (const role of ['student', 'other', 'assistant', 'instructor'] as const) await signUp(apis[role], role);
  await signInAdministrator(apis.administrator);
  for (const role of ['assistant', 'instructor'] as const) {
    await makeStaff(apis.administrator, apis[role], { role, courseId: COURSE.courseId });
  }
  const spare = await client(baseURL as string);
  await signUp(spare, 'Spare');
  names.spare = await userIdOf(spare);
  names.student = await userIdOf(apis.student);
  names.other = await userIdOf(apis.other);
  // Whoever is in no class cannot be put back into it.
  await apis.other.post('/api/enrolments', { data: { courseId: COURSE.courseId } });
  Object.assign(names, await work(apis.student, COURSE.courseId));
});

const fill = (text: string) => text.replace(/\{(\w+)\}/g, (_, name: string) => names[name] as string);

/** The same names in a body. */
const filled = (data: unknown): unknown => data && JSON.parse(fill(JSON.stringify(data)));

const ask = (
  role: Role,
  { method, url, data }: Pick<Call, 'method' | 'url' | 'data'>,
  headers?: Record<string, string>,
) => apis[role].fetch(fill(url), { method, data: filled(data), headers, maxRedirects: 0 });

test('every page and route on disk is in the table', () => {
  const onDisk = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => /(^|\/)(page\.tsx|route\.ts)$/.test(file))
    .map((file) => `/${file.replace(/\.tsx?$/, '').replace(/\([^)]+\)\//g, '')}`);
  expect([...new Set(CALLS.map(({ route }) => route))].sort()).toEqual(onDisk.sort());
});

for (const call of CALLS) {
  test(nameOf(call), async () => {
    const got = {} as Expected;
    for (const role of ROLES) got[role] = (await ask(role, call)).status();
    expect(got).toEqual(call.expected);
  });
}

const CHANGES = CALLS.filter(({ method }) => method !== 'GET' && method !== 'HEAD');

for (const call of CHANGES) {
  test(`${nameOf(call)} refuses another site and a body that is no JSON`, async () => {
    const foreign = await ask('instructor', call, {
      origin: 'https://elsewhere.example',
      'sec-fetch-site': 'cross-site',
    });
    expect(foreign.status()).toBe(403);
    if (call.data === undefined) return;
    const broken = await apis.instructor.fetch(fill(call.url), {
      method: call.method,
      data: Buffer.from('{"courseId": '),
      headers: { 'content-type': 'application/json' },
    });
    expect(broken.status()).toBe(400);
    if (call.route.includes('/auth/')) return;
    expect((await broken.json()).error.message).toMatch(/JSON/);
    const unknown = await ask('instructor', { ...call, data: { surprise: true } });
    expect(unknown.status()).toBe(400);
    const huge = await ask('instructor', { ...call, data: { source: 'x'.repeat(10 * 1024 * 1024) } });
    expect(huge.status()).toBe(413);
  });
}

test('paths about accounts refuse other ports and other names of the same site, too', async ({ baseURL }) => {
  const { hostname } = new URL(baseURL as string);
  const data = { name: 'Somebody else' };
  for (const headers of [{ origin: `http://${hostname}:9` }, { 'sec-fetch-site': 'same-site' }] as Record<
    string,
    string
  >[]) {
    const refused = await apis.student.post('/api/auth/update-user', { data, headers });
    expect([refused.status(), (await refused.json()).error.reason]).toEqual([403, 'foreign-origin']);
  }
});

test('no header makes another client of one', async ({ baseURL }) => {
  const api = await client(baseURL as string);
  const data = { email: 'nobody-at-all@example.org', password: 'a wrong guess' };
  const statuses: number[] = [];
  for (let i = 0; i < 8; i++) {
    const headers = {
      'x-forwarded-for': `198.51.100.${i}`,
      'x-real-ip': `198.51.100.${i}`,
      forwarded: `for=198.51.100.${i}`,
    };
    const answer = await api.post('/api/auth/sign-in/email', { data, headers });
    statuses.push(answer.status());
    if (answer.status() === 429) {
      expect(Number(answer.headers()['retry-after'])).toBeGreaterThan(0);
      expect((await answer.json()).error).toMatchObject({ kind: 'too-many', reason: 'too-many-tries' });
    }
  }
  expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429, 429]);
});

test('nobody gives themselves a role', async () => {
  const before = await (await apis.student.get('/api/auth/get-session')).json();
  await apis.student.post('/api/auth/update-user', { data: { administrator: true, name: 'Still a student' } });
  const after = await (await apis.student.get('/api/auth/get-session')).json();
  expect(before.user.administrator).toBe(false);
  expect(after.user.administrator).toBe(false);
});

test('no page of a student carries a key, a reference, a wrong solution or held-out data', async () => {
  const pages = CALLS.filter(({ route, expected }) => route.endsWith('/page') && expected.student === 200);
  for (const { url } of pages) {
    const html = await (await apis.student.get(fill(url))).text();
    for (const secret of ['"correct":', 'misconception', '@fails', "X' r is a combination", 'heldOut"']) {
      expect(html.includes(secret), `${url} contains ${secret}`).toBe(false);
    }
  }
});
