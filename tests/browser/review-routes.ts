import { type Call, type Expected, everybody, signedIn, staff } from './expected';

// What is said about work, as every role.

const mine = (status: number): Expected => ({ ...everybody(404), nobody: 401, student: status });

export const REVIEW: Call[] = [
  {
    route: '/api/receipts/route',
    method: 'POST',
    url: '/api/receipts',
    data: { text: 'nonsense' },
    expected: everybody(400),
  },
  { route: '/receipts/page', method: 'GET', url: '/receipts', expected: everybody(200) },
  {
    route: '/api/submissions/[id]/comments/route',
    method: 'GET',
    url: '/api/submissions/{submission}/comments',
    expected: { ...mine(200), assistant: 200, instructor: 200, administrator: 200 },
  },
  {
    route: '/api/submissions/[id]/comments/route',
    method: 'POST',
    url: '/api/submissions/{submission}/comments',
    data: { lines: null, body: 'look again' },
    expected: { ...mine(200), assistant: 200, instructor: 200, administrator: 200 },
  },
  {
    route: '/api/submissions/[id]/comments/route',
    method: 'PUT',
    url: '/api/submissions/{submission}/comments',
    expected: { ...mine(204), assistant: 204, instructor: 204, administrator: 204 },
  },
  {
    route: '/api/attempts/[id]/comments/route',
    method: 'POST',
    url: '/api/attempts/{attempt}/comments',
    data: { itemId: 'nonsense', body: 'look again' },
    expected: mine(404),
  },
  {
    route: '/api/attempts/[id]/comments/route',
    method: 'PUT',
    url: '/api/attempts/{attempt}/comments',
    expected: { ...mine(204), assistant: 204, instructor: 204, administrator: 204 },
  },
  {
    route: '/api/threads/[id]/route',
    method: 'POST',
    url: '/api/threads/nonsense',
    data: { body: 'so' },
    expected: signedIn(404),
  },
  {
    route: '/api/threads/[id]/route',
    method: 'PUT',
    url: '/api/threads/nonsense',
    data: { waits: false },
    expected: signedIn(404),
  },
  { route: '/api/comments/[id]/route', method: 'DELETE', url: '/api/comments/nonsense', expected: signedIn(404) },
  {
    route: '/api/staff/[course]/saved-comments/route',
    method: 'PUT',
    url: '/api/staff/implicit-bias/saved-comments',
    data: { name: 'seed', body: 'Use the seed.' },
    expected: staff(204),
  },
  {
    route: '/api/staff/saved-comments/[id]/route',
    method: 'DELETE',
    url: '/api/staff/saved-comments/nonsense',
    expected: signedIn(404),
  },
  {
    route: '/api/staff/[course]/clusters/route',
    method: 'POST',
    url: '/api/staff/implicit-bias/clusters',
    data: { challengeId: 'min-norm', missed: ['nonsense'], body: 'x' },
    expected: staff(409),
  },
];
