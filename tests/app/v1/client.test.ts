import { mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { createClient } from '@hey-api/openapi-ts';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openSchool } from './school';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let school: Awaited<ReturnType<typeof openSchool>>;
let folder: string;

beforeAll(async () => {
  school = await openSchool();
  // Beside the packages that the generated code may import.
  folder = mkdtempSync(path.resolve(import.meta.dirname, '../../../node_modules/.heldout-client-'));
});
afterAll(() => {
  school.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Result {
  // biome-ignore lint/suspicious/noExplicitAny: the code is generated while the test runs
  data?: any;
  // biome-ignore lint/suspicious/noExplicitAny: as above
  error?: any;
  response: Response;
}
type Sdk = Record<string, (options: object) => Promise<Result>>;

test('a client that others generate from the document works with the server', async () => {
  const document = await (await fetch(`${school.base}/openapi.json`)).json();
  expect(document).toMatchObject({ openapi: '3.1.1', servers: [{ url: '/api/v1' }] });
  await createClient({
    input: document,
    output: { path: folder, clean: false },
    logs: { level: 'silent', file: false },
  });
  const { client } = (await import(path.join(folder, 'client.gen.ts'))) as {
    client: { setConfig(config: object): void };
  };
  const sdk = (await import(path.join(folder, 'sdk.gen.ts'))) as Sdk;
  const call = (name: string, options: object = {}) => (sdk[name] as Sdk[string])(options);
  client.setConfig({ baseUrl: school.base, auth: () => school.tokenOf('ina', 'small') });

  const { data: courses } = await call('listCourses');
  expect(courses.items).toEqual([expect.objectContaining({ id: 'small', role: 'instructor' })]);
  const path_ = { course: 'small' };
  const first = await call('listRoster', { path: path_, query: { limit: 1 } });
  expect(first.data.items).toHaveLength(1);
  const rest = await call('listRoster', { path: path_, query: { cursor: first.data.next } });
  expect(rest.data.items[0].id > first.data.items[0].id).toBe(true);
  const set = await call('setWindow', {
    path: { ...path_, kind: 'challenge', id: 'fit-line' },
    body: { opensAt: null, closesAt: '2026-09-01T00:00:00Z' },
    headers: { 'Idempotency-Key': 'from-a-client' },
  });
  expect(set.response.status).toBe(204);
  const { data: work } = await call('listAssignments', { path: path_ });
  expect(work.items).toContainEqual(expect.objectContaining({ id: 'fit-line', closesAt: '2026-09-01T00:00:00.000Z' }));
  const { data: handedIn } = await call('listSubmissions', { path: path_ });
  const { data: one } = await call('getSubmission', { path: { ...path_, id: handedIn.items[0].id } });
  expect(one.source).toBe('// of bob in small');
  const { error, response } = await call('listGrades', { path: { course: 'other' } });
  expect([response.status, error.reason]).toEqual([403, 'staff-only']);
});
