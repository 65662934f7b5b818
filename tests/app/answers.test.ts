import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { MarkedInRun } from '@/app/api/answers/attempts';
import { KeptDraft } from '@/app/api/answers/drafts';
import { InvitationLink } from '@/app/api/answers/staff';
import { tell } from '@/app/api/answers/tell';
import { receive, send } from '@/app/client/api';

// What a server might say, whoever it is.
const SAYS: Record<string, { status: number; body: string }> = {
  '/token': { status: 201, body: '{"token":"abc","more":1}' },
  '/nothing': { status: 200, body: 'null' },
  '/other': { status: 200, body: '{"token":7}' },
  '/page': { status: 200, body: '<html>Welcome to the network of the café</html>' },
  '/refused': {
    status: 429,
    body: '{"error":{"kind":"too-many","reason":"cool-down","message":"Wait.","details":{"count":3,"odd":{}}}}',
  },
  '/gateway': { status: 502, body: '<html>Bad gateway</html>' },
  '/odd': { status: 500, body: '{"error":"down"}' },
  '/empty': { status: 204, body: '' },
};

let server: Server;
let here = '';
beforeAll(async () => {
  server = createServer((request, response) => {
    const { status, body } = SAYS[request.url ?? ''] ?? { status: 404, body: '' };
    response.writeHead(status, { 'content-type': 'application/json' }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  here = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

test('an answer is read by its schema, at once or fetched beside it', async () => {
  expect(await receive(InvitationLink, 'POST', `${here}/token`, {})).toEqual({ token: 'abc' });
  expect(await receive(async () => InvitationLink, 'POST', `${here}/token`, {})).toEqual({ token: 'abc' });
  expect(await receive(KeptDraft, 'GET', `${here}/nothing`)).toBeNull();
});

test('what the schema does not know is no answer', async () => {
  for (const path of ['/other', '/page', '/nothing', '/empty']) {
    const asked = receive(InvitationLink, 'GET', here + path);
    await expect(asked, path).rejects.toMatchObject({ name: 'ApiError', reason: 'unreadable' });
  }
});

test('a refusal is taken apart, whoever it came from', async () => {
  const refusalOf = (path: string) => send('PUT', here + path, {}).catch((error: unknown) => error);
  expect(await refusalOf('/refused')).toMatchObject({
    ...{ reason: 'cool-down', message: 'Wait.', status: 429, details: { count: 3 } },
  });
  expect((await refusalOf('/refused')) as object).not.toHaveProperty('details.odd');
  for (const path of ['/gateway', '/odd']) expect(await refusalOf(path)).toMatchObject({ reason: 'internal' });
  server.closeAllConnections();
  await expect(send('PUT', 'http://127.0.0.1:1/', {})).rejects.toMatchObject({ reason: 'offline' });
});

test('a route sends what the schema names, and nothing else', () => {
  const feedback = {
    correct: true,
    points: 1,
    maxPoints: 1,
    options: [],
    message: null,
    explanation: 'Because.',
    remarked: null,
  };
  const kept = { feedback: { ...feedback, key: 'secret' }, attempt: { points: 1, maxPoints: 2, finishedAt: null } };
  expect(JSON.stringify(tell(MarkedInRun, kept))).not.toContain('secret');
});
