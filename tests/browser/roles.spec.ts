import { readdirSync } from 'node:fs';
import path from 'node:path';
import { type APIRequestContext, expect, test } from '@playwright/test';
import { client, signInInstructor, signUp, startAsGuest } from './people';

// Every page and every route on disk, asked by everybody. A new one that is missing here fails the first test.

const root = path.resolve(import.meta.dirname, '../../app');
const ROLES = ['nobody', 'guest', 'student', 'other', 'assistant', 'instructor'] as const;
type Role = (typeof ROLES)[number];

/** The status that each role must get; `other` is a student who asks for somebody else's work. */
type Expected = Record<Role, number>;

const everybody = (status: number): Expected => ({
  nobody: status,
  guest: status,
  student: status,
  other: status,
  assistant: status,
  instructor: status,
});
const signedIn = (status: number, nobody = 401): Expected => ({ ...everybody(status), nobody });
const staff = (status: number, refused = 403): Expected => ({
  ...everybody(refused),
  nobody: 401,
  assistant: status,
  instructor: status,
});
const instructor = (status: number): Expected => ({ ...staff(status), assistant: 403 });
/** Pages send whoever is not signed in to do so. */
const page = (expected: Expected): Expected => ({ ...expected, nobody: 307 });

interface Call {
  /** As on disk, below app, with groups in brackets left out. */
  route: string;
  method: 'GET' | 'POST' | 'PUT';
  /** `{attempt}` and `{submission}` are the student's. */
  url: string;
  data?: unknown;
  expected: Expected;
}

const COURSE = { courseId: 'implicit-bias', chapterId: 'minimum-norm' };
const mine = (status: number): Expected => ({ ...everybody(404), nobody: 401, student: status });

const CALLS: Call[] = [
  { route: '/page', method: 'GET', url: '/', expected: everybody(200) },
  { route: '/sign-in/page', method: 'GET', url: '/sign-in', expected: { ...everybody(307), nobody: 200, guest: 200 } },
  { route: '/sign-up/page', method: 'GET', url: '/sign-up', expected: { ...everybody(307), nobody: 200, guest: 200 } },
  { route: '/invite/[token]/page', method: 'GET', url: '/invite/nonsense', expected: everybody(200) },
  { route: '/courses/[course]/page', method: 'GET', url: '/courses/implicit-bias', expected: page(signedIn(200)) },
  {
    route: '/courses/[course]/[chapter]/page',
    method: 'GET',
    url: '/courses/implicit-bias/minimum-norm',
    expected: page(signedIn(200)),
  },
  {
    route: '/courses/[course]/[chapter]/quiz/page',
    method: 'GET',
    url: '/courses/implicit-bias/minimum-norm/quiz',
    expected: page(signedIn(200)),
  },
  {
    route: '/courses/[course]/practice/page',
    method: 'GET',
    url: '/courses/implicit-bias/practice',
    expected: page(signedIn(200)),
  },
  {
    route: '/courses/[course]/progress/page',
    method: 'GET',
    url: '/courses/implicit-bias/progress',
    expected: page(signedIn(200)),
  },
  {
    route: '/courses/[course]/challenges/[challenge]/page',
    method: 'GET',
    url: '/courses/implicit-bias/challenges/min-norm',
    expected: page(signedIn(200)),
  },
  { route: '/staff/page', method: 'GET', url: '/staff', expected: page(staff(307)) },
  { route: '/staff/[course]/page', method: 'GET', url: '/staff/implicit-bias', expected: page(staff(200)) },
  {
    route: '/staff/[course]/feedback/page',
    method: 'GET',
    url: '/staff/implicit-bias/feedback',
    expected: page(staff(200)),
  },
  {
    route: '/staff/[course]/windows/page',
    method: 'GET',
    url: '/staff/implicit-bias/windows',
    expected: page(staff(200)),
  },
  {
    route: '/staff/[course]/students/[user]/page',
    method: 'GET',
    url: '/staff/implicit-bias/students/{student}',
    expected: page(staff(200)),
  },
  {
    route: '/staff/submissions/[id]/page',
    method: 'GET',
    url: '/staff/submissions/{submission}',
    expected: page(staff(200)),
  },

  { route: '/api/health/route', method: 'GET', url: '/api/health', expected: everybody(200) },
  { route: '/api/auth/[...all]/route', method: 'GET', url: '/api/auth/get-session', expected: everybody(200) },
  { route: '/api/attempts/route', method: 'POST', url: '/api/attempts', data: COURSE, expected: signedIn(200) },
  {
    route: '/api/attempts/[id]/answers/route',
    method: 'POST',
    url: '/api/attempts/{attempt}/answers',
    data: { itemId: 'nonsense', answer: {} },
    expected: { ...mine(404) },
  },
  {
    route: '/api/attempts/[id]/finish/route',
    method: 'POST',
    url: '/api/attempts/{attempt}/finish',
    expected: mine(200),
  },
  {
    route: '/api/checkpoints/route',
    method: 'POST',
    url: '/api/checkpoints',
    data: { ...COURSE, itemId: 'nonsense', answer: {} },
    expected: signedIn(404),
  },
  {
    route: '/api/drafts/route',
    method: 'PUT',
    url: '/api/drafts',
    data: { key: 'challenge:implicit-bias:min-norm', content: 'x' },
    expected: signedIn(200),
  },
  {
    route: '/api/lesson-feedback/route',
    method: 'POST',
    url: '/api/lesson-feedback',
    data: { ...COURSE, clear: 'yes', comment: '', locale: 'en' },
    expected: signedIn(204),
  },
  {
    route: '/api/visits/route',
    method: 'PUT',
    url: '/api/visits',
    data: { ...COURSE, done: false },
    expected: signedIn(204),
  },
  {
    route: '/api/preferences/route',
    method: 'PUT',
    url: '/api/preferences',
    data: { locale: 'en' },
    expected: everybody(204),
  },
  {
    route: '/api/invitations/[token]/route',
    method: 'POST',
    url: '/api/invitations/nonsense',
    expected: { ...signedIn(404), guest: 403 },
  },
  {
    route: '/api/submissions/route',
    method: 'POST',
    url: '/api/submissions',
    data: { courseId: 'implicit-bias', challengeId: 'nonsense', source: '', requestId: 'request-1' },
    expected: signedIn(404),
  },
  {
    route: '/api/submissions/[id]/route',
    method: 'GET',
    url: '/api/submissions/{submission}',
    expected: { ...mine(200), assistant: 200, instructor: 200 },
  },
  {
    route: '/api/submissions/[id]/events/route',
    method: 'GET',
    url: '/api/submissions/{submission}/events',
    expected: { ...mine(200), assistant: 200, instructor: 200 },
  },
  {
    route: '/api/staff/windows/route',
    method: 'PUT',
    url: '/api/staff/windows',
    data: { courseId: 'implicit-bias', kind: 'quiz', targetId: 'minimum-norm', opensAt: null, closesAt: null },
    expected: instructor(200),
  },
  {
    route: '/api/staff/invitations/route',
    method: 'POST',
    url: '/api/staff/invitations',
    data: { role: 'assistant' },
    expected: instructor(201),
  },
  {
    route: '/api/staff/[course]/grid.csv/route',
    method: 'GET',
    url: '/api/staff/implicit-bias/grid.csv',
    expected: staff(200),
  },
];

const apis = {} as Record<Role, APIRequestContext>;
const names: Record<string, string> = {};

test.beforeAll(async ({ baseURL }) => {
  for (const role of ROLES) apis[role] = await client(baseURL as string);
  await startAsGuest(apis.guest);
  await signUp(apis.student, 'Student');
  await signUp(apis.other, 'Other');
  await signUp(apis.assistant, 'Assistant');
  await signInInstructor(apis.instructor);
  const invitation = await apis.instructor.post('/api/staff/invitations', { data: { role: 'assistant' } });
  const { token } = await invitation.json();
  expect((await apis.assistant.post(`/api/invitations/${token}`)).status()).toBe(200);

  const session = await (await apis.student.get('/api/auth/get-session')).json();
  names.student = session.user.id;
  names.attempt = (await (await apis.student.post('/api/attempts', { data: COURSE })).json()).attemptId;
  const source = 'export default 1;';
  const handedIn = await apis.student.post('/api/submissions', {
    data: { courseId: 'implicit-bias', challengeId: 'min-norm', source, requestId: 'roles-request' },
  });
  names.submission = (await handedIn.json()).submissionId;
  // Its stream of events ends with the verdict, so that asking for it ends, too.
  await expect
    .poll(async () => (await (await apis.student.get(`/api/submissions/${names.submission}`)).json()).state, {
      timeout: 30_000,
    })
    .toBe('done');
});

const fill = (url: string) => url.replace(/\{(\w+)\}/g, (_, name: string) => names[name] as string);

const ask = (
  role: Role,
  { method, url, data }: Pick<Call, 'method' | 'url' | 'data'>,
  headers?: Record<string, string>,
) => apis[role].fetch(fill(url), { method, data, headers, maxRedirects: 0 });

test('every page and route on disk is in the table', () => {
  const onDisk = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => /(^|\/)(page\.tsx|route\.ts)$/.test(file))
    .map((file) => `/${file.replace(/\.tsx?$/, '').replace(/\([^)]+\)\//g, '')}`);
  expect([...new Set(CALLS.map(({ route }) => route))].sort()).toEqual(onDisk.sort());
});

for (const call of CALLS) {
  test(`${call.method} ${call.url}`, async () => {
    const got = {} as Expected;
    for (const role of ROLES) got[role] = (await ask(role, call)).status();
    expect(got).toEqual(call.expected);
  });
}

const CHANGES = CALLS.filter(({ method, route }) => method !== 'GET' && !route.includes('/auth/'));

for (const call of CHANGES) {
  test(`${call.method} ${call.url} refuses another site and a body that is no JSON`, async () => {
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
    expect((await broken.json()).error.message).toMatch(/JSON/);
    const unknown = await ask('instructor', { ...call, data: { surprise: true } });
    expect(unknown.status()).toBe(400);
    const huge = await ask('instructor', { ...call, data: { source: 'x'.repeat(10 * 1024 * 1024) } });
    expect(huge.status()).toBe(413);
  });
}

test('nobody gives themselves a role', async () => {
  const before = await (await apis.student.get('/api/auth/get-session')).json();
  await apis.student.post('/api/auth/update-user', { data: { role: 'instructor', name: 'Still a student' } });
  const after = await (await apis.student.get('/api/auth/get-session')).json();
  expect(before.user.role).toBe('student');
  expect(after.user.role).toBe('student');
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
