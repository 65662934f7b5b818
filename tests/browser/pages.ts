import { type Call, everybody, instructor, page, signedIn, staff } from './expected';

// The pages among what is asked for as every role.

export const PAGES: Call[] = [
  { route: '/page', method: 'GET', url: '/', expected: everybody(200) },
  { route: '/sign-in/page', method: 'GET', url: '/sign-in', expected: { ...everybody(307), nobody: 200, guest: 200 } },
  { route: '/sign-up/page', method: 'GET', url: '/sign-up', expected: { ...everybody(307), nobody: 200, guest: 200 } },
  {
    route: '/reset-password/[token]/page',
    method: 'GET',
    url: '/reset-password/nonsense',
    expected: everybody(200),
  },
  { route: '/invite/[token]/page', method: 'GET', url: '/invite/nonsense', expected: everybody(200) },
  { route: '/docs/page', method: 'GET', url: '/docs', expected: everybody(200) },
  { route: '/docs/[page]/page', method: 'GET', url: '/docs/operators', expected: everybody(200) },
  { route: '/docs/[page]/page', method: 'GET', url: '/docs/nobody', expected: everybody(404) },
  { route: '/courses/[course]/page', method: 'GET', url: '/courses/implicit-bias', expected: page(signedIn(200)) },
  {
    route: '/courses/[course]/[chapter]/page',
    method: 'GET',
    url: '/courses/implicit-bias/minimum-norm',
    expected: page(signedIn(200)),
  },
  {
    route: '/courses/[course]/[chapter]/quiz/[[...quiz]]/page',
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
  { route: '/staff/page', method: 'GET', url: '/staff', expected: { ...page(staff(307)), administrator: 200 } },
  { route: '/staff/[course]/page', method: 'GET', url: '/staff/implicit-bias', expected: page(staff(200)) },
  {
    route: '/staff/[course]/feedback/page',
    method: 'GET',
    url: '/staff/implicit-bias/feedback',
    expected: page(staff(200)),
  },
  {
    route: '/staff/[course]/questions/page',
    method: 'GET',
    url: '/staff/implicit-bias/questions',
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
    route: '/staff/[course]/grid/page',
    method: 'GET',
    url: '/staff/implicit-bias/grid?sort=total&down=true&show=stuck',
    expected: page(staff(200)),
  },
  {
    route: '/staff/[course]/analysis/page',
    method: 'GET',
    url: '/staff/implicit-bias/analysis',
    expected: page(staff(200)),
  },
  {
    route: '/staff/[course]/analysis/[quiz]/page',
    method: 'GET',
    url: '/staff/implicit-bias/analysis/minimum-norm',
    expected: page(staff(200)),
  },
  {
    route: '/staff/[course]/challenges/[challenge]/page',
    method: 'GET',
    url: '/staff/implicit-bias/challenges/min-norm',
    expected: page(staff(200)),
  },
  {
    route: '/staff/attempts/[id]/page',
    method: 'GET',
    url: '/staff/attempts/{attempt}',
    expected: page(staff(200)),
  },
  {
    route: '/staff/submissions/[id]/page',
    method: 'GET',
    url: '/staff/submissions/{submission}',
    expected: page(staff(200)),
  },
];
