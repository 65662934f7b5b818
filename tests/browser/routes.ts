import { CONNECTIONS } from './connections';
import { type Call, type Expected, everybody, signedIn } from './expected';
import { MARKING_CALLS } from './marking-calls';
import { PAGES } from './pages';
import { REVIEW } from './review-routes';
import { STAFF_CALLS } from './staff-routes';

// Every page and every route, and what each role must get from it.

export const COURSE = { courseId: 'implicit-bias', chapterId: 'minimum-norm' };
export const QUIZ = { courseId: 'implicit-bias', quizId: 'minimum-norm' };
const mine = (status: number): Expected => ({ ...everybody(404), nobody: 401, student: status });

export const CALLS: Call[] = [
  ...PAGES,
  ...CONNECTIONS,
  ...STAFF_CALLS,
  ...MARKING_CALLS,
  { route: '/run/engine/route', method: 'GET', url: '/run/engine', expected: everybody(200) },
  ...REVIEW,
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
  { route: '/api/account/route', method: 'GET', url: '/api/account', expected: signedIn(200) },
  { route: '/api/attempts/route', method: 'POST', url: '/api/attempts', data: QUIZ, expected: signedIn(200) },
  {
    route: '/api/attempts/[id]/answers/route',
    method: 'POST',
    url: '/api/attempts/{attempt}/answers',
    data: { itemId: 'nonsense', answer: {} },
    expected: { ...mine(404) },
  },
  {
    route: '/api/attempts/[id]/events/route',
    method: 'POST',
    url: '/api/attempts/{attempt}/events',
    data: { page: 'one', events: [{ kind: 'flagged', itemId: 'nonsense' }] },
    expected: mine(204),
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
    route: '/api/asking/route',
    method: 'POST',
    url: '/api/asking',
    data: { ...COURSE, challengeId: null, question: 'what is the null space' },
    expected: signedIn(200),
  },
  {
    route: '/api/asking/instructor/route',
    method: 'POST',
    url: '/api/asking/instructor',
    data: { ...COURSE, challengeId: null, question: 'why?', passageId: 'minimum-norm#p3', submissionId: null },
    expected: signedIn(200),
  },
  {
    route: '/api/asking/instructor/route',
    method: 'GET',
    url: '/api/asking/instructor?course=implicit-bias',
    expected: signedIn(200),
  },
  {
    route: '/api/search/route',
    method: 'POST',
    url: '/api/search',
    data: { courseId: COURSE.courseId, query: 'minimum' },
    expected: signedIn(200),
  },
  {
    route: '/api/asking/suggestions/route',
    method: 'POST',
    url: '/api/asking/suggestions',
    data: { ...COURSE, challengeId: null },
    expected: signedIn(200),
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
];
