import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openApiDocument } from '@/app/api/v1/document';
import { publicStream } from '@/lib/authoring/random';
import { SCOPES, type Scope } from '@/lib/tokens/scopes';
import { thorough } from '../../thorough';
import { drawerOf } from './drawn';
import { contentsOf, openSchool } from './school';

vi.setConfig({ testTimeout: 300_000 });

let school: Awaited<ReturnType<typeof openSchool>>;
beforeAll(async () => {
  school = await openSchool();
});
afterAll(() => school.close());

const REQUESTS = thorough ? 10_000 : 500;

test(`of ${REQUESTS} requests drawn from the document none is a fault of ours, and refused ones write nothing`, async () => {
  const random = publicStream('api', 7);
  const pick = <T>(list: readonly T[]): T => list[random.integer(0, list.length - 1)] as T;
  const draw = drawerOf(random, {
    course: ['small', 'small', 'other', 'nowhere'],
    user: ['ada', 'bob', 'tom', 'nobody'],
    id: ['fit-line', 'first', ...Object.values(school.submissions)],
    challenge: ['fit-line', 'nowhere'],
    challengeId: ['fit-line', 'nowhere'],
    submissionId: Object.values(school.submissions),
    cursor: [Buffer.from('bob').toString('base64url'), 'nonsense'],
    'Idempotency-Key': ['one', 'two', 'three'],
  });
  const some = SCOPES.filter((_, i) => i % 2 === 0) as Scope[];
  const tokens = [
    null,
    school.tokenOf('tom', 'small'),
    school.tokenOf('ina', 'small'),
    school.tokenOf('root', null),
    school.tokenOf('root', null, some),
  ];
  const statuses: Record<number, number> = {};
  const answered = new Set<string>();
  const wrong: string[] = [];
  let before = contentsOf(school);
  for (let i = 0; i < REQUESTS; i++) {
    const { method, path, body, headers } = draw();
    const words = `${method} ${path.slice(0, 200)} ${body?.slice(0, 200)}`;
    const token = pick(tokens);
    const sent = { method, body, headers: { ...headers, ...(token && { authorization: `Bearer ${token}` }) } };
    const response = await fetch(school.base + path, sent);
    const text = await response.text();
    statuses[response.status] = (statuses[response.status] ?? 0) + 1;
    if (response.ok) answered.add(`${method} ${response.status}`);
    if (response.status >= 500) wrong.push(`${response.status} ${words}: ${text}`);
    const after = contentsOf(school);
    if (response.status >= 400) {
      if (after !== before) wrong.push(`wrote: ${response.status} ${words}`);
      // What is no address in this server's eyes does not get to the API.
      const isProblem = response.headers.get('content-type') === 'application/problem+json';
      if (!isProblem) wrong.push(`no problem document: ${response.status} ${words}: ${text}`);
    }
    if (method === 'GET' && after !== before) wrong.push(`wrote while reading: ${words}`);
    before = after;
  }
  expect(wrong).toEqual([]);
  // Drawn well: everything that can be refused was, and much was not.
  for (const status of [200, 400, 401, 403, 404, 405]) expect(statuses[status] ?? 0, `${status}`).toBeGreaterThan(5);
  expect(answered).toContain('POST 200');
  expect(Object.keys(openApiDocument().paths).length).toBeGreaterThan(7);
});
