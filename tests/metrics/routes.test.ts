import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { NO_ROUTE, routeNames } from '@/lib/metrics/routes';

let nameOf: (address: string) => string;

beforeAll(() => {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'heldout-routes-')), 'routes-manifest.json');
  const dynamicRoutes = [
    { page: '/api/auth/[...all]', regex: '^/api/auth/(.+?)(?:/)?$' },
    { page: '/courses/[course]', regex: '^/courses/([^/]+?)(?:/)?$' },
    { page: '/courses/[course]/[chapter]', regex: '^/courses/([^/]+?)/([^/]+?)(?:/)?$' },
  ];
  writeFileSync(
    file,
    JSON.stringify({
      staticRoutes: [
        { page: '/', regex: '' },
        { page: '/staff', regex: '' },
      ],
      dynamicRoutes,
    }),
  );
  nameOf = routeNames(file);
});

test.each([
  ['/', '/'],
  ['/?from=mail', '/'],
  ['/staff', '/staff'],
  ['/staff/', '/staff'],
  ['/courses/implicit-bias', '/courses/[course]'],
  ['/courses/implicit-bias/minimum-norm?_rsc=1a2b', '/courses/[course]/[chapter]'],
  ['/api/auth/sign-in/email', '/api/auth/[...all]'],
  ['/_next/static/chunks/1.js', '/_next/'],
  ['/run/assets/0123/kernels.wasm', '/run/assets/'],
])('%s counts as %s', (address, name) => {
  expect(nameOf(address)).toBe(name);
});

test('addresses that somebody made up share one name', () => {
  const made = Array.from({ length: 50 }, (_, i) => nameOf(`/wp-admin/${i}/${i}/${i}/${i}`));
  expect(new Set(made)).toEqual(new Set([NO_ROUTE]));
});
