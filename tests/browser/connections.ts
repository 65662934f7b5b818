import { type Call, everybody, signedIn, staff } from './expected';

// What other programs and systems ask, and what staff set for them.

export const CONNECTIONS: Call[] = [
  {
    route: '/api/staff/tokens/route',
    method: 'POST',
    url: '/api/staff/tokens',
    data: { courseId: 'implicit-bias', name: 'a program', scopes: ['grades:read'], days: 1 },
    expected: staff(201),
  },
  {
    route: '/api/staff/tokens/[id]/route',
    method: 'DELETE',
    url: '/api/staff/tokens/nonsense',
    expected: signedIn(404),
  },
  // Cookies say nothing to it: what tokens may is in tests/app/v1.
  { route: '/api/v1/[...path]/route', method: 'GET', url: '/api/v1/courses', expected: everybody(401) },
  { route: '/api/v1/openapi.json/route', method: 'GET', url: '/api/v1/openapi.json', expected: everybody(200) },
];
