import { administrator, type Call, everybody, page, signedIn, staff } from './expected';

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
  {
    route: '/staff/[course]/exchange/page',
    method: 'GET',
    url: '/staff/implicit-bias/exchange',
    expected: page(staff(200)),
  },
  {
    route: '/api/staff/[course]/import/route',
    method: 'POST',
    url: '/api/staff/implicit-bias/import?name=nonsense.docx',
    expected: staff(400),
  },
  {
    route: '/api/staff/[course]/export/route',
    method: 'GET',
    url: '/api/staff/implicit-bias/export?format=gift&language=en',
    expected: staff(200),
  },
  { route: '/api/lti/jwks/route', method: 'GET', url: '/api/lti/jwks', expected: everybody(200) },
  { route: '/api/lti/login/route', method: 'GET', url: '/api/lti/login?iss=nobody', expected: everybody(400) },
  // What another site sends is what it is for; what is refused there is in tests/lti.
  { route: '/api/lti/launch/route', method: 'GET', url: '/api/lti/launch', expected: everybody(405) },
  { route: '/api/lti/choices/[id]/route', method: 'GET', url: '/api/lti/choices/nonsense', expected: everybody(405) },
  { route: '/lti/choose/[id]/page', method: 'GET', url: '/lti/choose/nonsense', expected: everybody(404) },
  {
    route: '/api/lti/links/[id]/members/route',
    method: 'POST',
    url: '/api/lti/links/nonsense/members',
    data: {},
    expected: signedIn(404),
  },
  {
    route: '/api/lti/links/[id]/scores/route',
    method: 'POST',
    url: '/api/lti/links/nonsense/scores',
    data: {},
    expected: signedIn(404),
  },
  {
    route: '/staff/platforms/page',
    method: 'GET',
    url: '/staff/platforms',
    expected: page(administrator(200)),
  },
  {
    route: '/api/staff/platforms/route',
    method: 'POST',
    url: '/api/staff/platforms',
    data: {
      ...{ name: 'Campus', issuer: 'https://campus.example', clientId: 'one', deployments: ['1'], courses: null },
      ...{ authUrl: 'https://campus.example/a', tokenUrl: 'https://campus.example/t' },
      ...{ jwksUrl: 'https://campus.example/k', teachersAre: 'assistant' },
    },
    expected: administrator(201),
  },
  {
    route: '/api/staff/platforms/[id]/route',
    method: 'DELETE',
    url: '/api/staff/platforms/nonsense',
    expected: administrator(404),
  },
];
