import { administrator, type Expected, everybody, instructor, page, signedIn, staff } from './expected';

// Every page and every route, and what each role must get from it.

export interface Call {
  /** As on disk, below app, with groups in brackets left out. */
  route: string;
  method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE';
  /** `{attempt}` and `{submission}` are the student's; `{spare}` is somebody who asks for nothing. */
  url: string;
  data?: unknown;
  expected: Expected;
}

/** A call, told apart from the others of its route. */
export const nameOf = ({ method, url, data }: Call) =>
  `${method} ${url}${data === undefined ? '' : ` ${JSON.stringify(data)}`}`;

export const COURSE = { courseId: 'implicit-bias', chapterId: 'minimum-norm' };
const mine = (status: number): Expected => ({ ...everybody(404), nobody: 401, student: status });

export const CALLS: Call[] = [
  { route: '/page', method: 'GET', url: '/', expected: { ...everybody(307), nobody: 200 } },
  { route: '/sign-in/page', method: 'GET', url: '/sign-in', expected: { ...everybody(307), nobody: 200, guest: 200 } },
  { route: '/sign-up/page', method: 'GET', url: '/sign-up', expected: { ...everybody(307), nobody: 200, guest: 200 } },
  {
    route: '/reset-password/[token]/page',
    method: 'GET',
    url: '/reset-password/nonsense',
    expected: everybody(200),
  },
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
    route: '/staff/[course]/regrade/page',
    method: 'GET',
    url: '/staff/implicit-bias/regrade',
    expected: page(instructor(200)),
  },
  {
    route: '/staff/[course]/people/page',
    method: 'GET',
    url: '/staff/implicit-bias/people',
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

  { route: '/run/frame/route', method: 'GET', url: '/run/frame', expected: everybody(200) },
  // The names of what is served there change with its contents: a run in the browser asks for the real ones.
  { route: '/run/assets/[file]/route', method: 'GET', url: '/run/assets/nonsense', expected: everybody(404) },
  {
    route: '/run/challenges/[course]/[challenge]/[hash]/route',
    method: 'GET',
    url: '/run/challenges/implicit-bias/min-norm/nonsense',
    expected: signedIn(404),
  },

  { route: '/api/health/route', method: 'GET', url: '/api/health', expected: everybody(200) },
  { route: '/api/health/live/route', method: 'GET', url: '/api/health/live', expected: everybody(200) },
  { route: '/api/health/ready/route', method: 'GET', url: '/api/health/ready', expected: everybody(200) },
  { route: '/api/auth/[...all]/route', method: 'GET', url: '/api/auth/get-session', expected: everybody(200) },
  { route: '/api/auth/[...all]/route', method: 'HEAD', url: '/api/auth/get-session', expected: everybody(200) },
  { route: '/api/auth/[...all]/route', method: 'GET', url: '/api/auth/list-sessions', expected: everybody(404) },
  {
    route: '/api/auth/[...all]/route',
    method: 'POST',
    url: '/api/auth/update-user',
    data: { name: 5 },
    expected: { ...signedIn(400), guest: 401 },
  },
  {
    route: '/api/auth/[...all]/route',
    method: 'POST',
    url: '/api/auth/delete-anonymous-user',
    data: {},
    expected: everybody(404),
  },
  {
    route: '/api/auth/[...all]/route',
    method: 'POST',
    url: '/api/auth/reset-password',
    data: { token: 'nonsense', newPassword: 'long enough' },
    expected: everybody(400),
  },
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
    route: '/api/attempts/[id]/hints/route',
    method: 'POST',
    url: '/api/attempts/{attempt}/hints',
    data: { itemId: 'nonsense' },
    expected: mine(404),
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
  { route: '/api/drafts/route', method: 'GET', url: '/api/drafts?key=nonsense', expected: signedIn(200) },
  { route: '/language/[file]/route', method: 'GET', url: '/language/worker.js', expected: everybody(200) },
  {
    route: '/api/lesson-feedback/route',
    method: 'POST',
    url: '/api/lesson-feedback',
    data: { ...COURSE, clear: 'yes', comment: '' },
    expected: signedIn(204),
  },
  {
    route: '/api/enrolments/route',
    method: 'POST',
    url: '/api/enrolments',
    data: { courseId: 'implicit-bias' },
    expected: signedIn(204),
  },
  { route: '/api/visits/route', method: 'POST', url: '/api/visits', data: COURSE, expected: signedIn(204) },
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
    expected: { ...mine(200), assistant: 200, instructor: 200, administrator: 200 },
  },
  {
    route: '/api/submissions/[id]/receipt/route',
    method: 'GET',
    url: '/api/submissions/{submission}/receipt',
    expected: { ...mine(200), assistant: 200, instructor: 200, administrator: 200 },
  },
  {
    route: '/api/submissions/[id]/events/route',
    method: 'GET',
    url: '/api/submissions/{submission}/events',
    expected: { ...mine(200), assistant: 200, instructor: 200, administrator: 200 },
  },
  {
    route: '/api/staff/windows/route',
    method: 'PUT',
    url: '/api/staff/windows',
    data: { courseId: 'implicit-bias', kind: 'quiz', targetId: 'minimum-norm', opensAt: null, closesAt: null },
    expected: instructor(204),
  },
  {
    route: '/api/staff/invitations/route',
    method: 'POST',
    url: '/api/staff/invitations',
    data: { role: 'assistant', courseId: 'implicit-bias' },
    expected: instructor(201),
  },
  {
    route: '/api/staff/invitations/route',
    method: 'POST',
    url: '/api/staff/invitations',
    data: { role: 'administrator' },
    expected: administrator(201),
  },
  {
    route: '/api/staff/invitations/[id]/route',
    method: 'DELETE',
    url: '/api/staff/invitations/nonsense',
    expected: instructor(404),
  },
  {
    route: '/api/staff/[course]/people/[user]/route',
    method: 'PUT',
    url: '/api/staff/implicit-bias/people/{other}',
    data: { role: 'student' },
    expected: instructor(204),
  },
  {
    route: '/api/staff/[course]/people/[user]/route',
    method: 'PUT',
    url: '/api/staff/implicit-bias/people/{other}',
    data: { state: 'active' },
    expected: instructor(204),
  },
  {
    route: '/api/staff/administrators/[user]/route',
    method: 'PUT',
    url: '/api/staff/administrators/{spare}',
    expected: administrator(204),
  },
  {
    route: '/api/staff/administrators/[user]/route',
    method: 'DELETE',
    url: '/api/staff/administrators/{spare}',
    expected: administrator(204),
  },
  {
    route: '/api/staff/password-resets/route',
    method: 'POST',
    url: '/api/staff/password-resets',
    data: { userId: '{student}' },
    expected: staff(201),
  },
  {
    route: '/api/staff/regrades/route',
    method: 'POST',
    url: '/api/staff/regrades',
    data: { courseId: 'implicit-bias', apply: false },
    expected: instructor(200),
  },
  {
    route: '/api/staff/[course]/grid.csv/route',
    method: 'GET',
    url: '/api/staff/implicit-bias/grid.csv',
    expected: staff(200),
  },
];
