import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { type IncomingMessage, request, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { MAX_BODY_BYTES, readJson } from '@/app/api/body';
import { refuse } from '@/app/api/refusal';
import { ROUTES } from '@/app/api/routes';
import { answerFrom } from '@/app/server/api';
import { findRoute } from '@/app/server/find-route';
import { openServer } from '@/lib/cli/http-server';

vi.setConfig({ testTimeout: 60_000 });

type Asked = Parameters<typeof readJson>[0];

let gone = 0;
const LONG = 'words '.repeat(5_000);

const routes = {
  '/api/echo': {
    POST: (asked: Asked) => readJson(asked).then((body) => Response.json({ body, from: asked.url }), refuse),
  },
  '/api/things/[id]': {
    GET: async (_: Asked, { params }: { params: Promise<unknown> }) => Response.json(await params),
  },
  '/api/things/best': { GET: () => Response.json('the best') },
  '/api/rest/[...all]': {
    GET: async (_: Asked, { params }: { params: Promise<unknown> }) => Response.json(await params),
  },
  '/api/long': { GET: () => new Response(LONG, { headers: { 'cache-control': 'private', 'set-cookie': 'a=b' } }) },
  '/api/nothing': { DELETE: () => new Response(null, { status: 204 }) },
  '/api/stream': {
    GET: ({ signal }: Asked) => {
      signal.addEventListener('abort', () => gone++);
      const body = new ReadableStream({
        start: (controller) => controller.enqueue(new TextEncoder().encode('data: 1\n\n')),
      });
      return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
    },
  },
  '/api/broken': {
    GET: () => {
      throw new Error('a fault of ours');
    },
  },
};

let server: Server;
let port: number;

beforeAll(async () => {
  const answer = answerFrom(routes);
  server = openServer((asked, response) => {
    if (!answer(asked, response)) response.end('left to the pages');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  port = (server.address() as AddressInfo).port;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

async function ask(method: string, address: string, body?: string | Buffer, headers: Record<string, string> = {}) {
  const sent = request({ port, host: '127.0.0.1', method, path: address, headers });
  sent.end(body);
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  const chunks = await response.toArray();
  return { status: response.statusCode, headers: response.headers, bytes: Buffer.concat(chunks) };
}

const words = async (...asked: Parameters<typeof ask>) => (await ask(...asked)).bytes.toString('utf8');

test('a route answers by its address, with what the address says; what it does not know is left to the pages', async () => {
  expect(await words('GET', '/api/things/a%20b%2Fc?x=1')).toBe('{"id":"a b/c"}');
  expect(await words('GET', '/api/things/best')).toBe('"the best"');
  expect(await words('GET', '/api/rest/a/b')).toBe('{"all":"a/b"}');
  for (const address of [
    '/api/things',
    '/api/things/',
    '/api/things/a/',
    '/api/thing',
    '/x/api/echo',
    '/api/things/__proto__/x',
  ]) {
    expect(await words('GET', address), address).toBe('left to the pages');
  }
  for (const method of ['GET', 'HEAD', 'PUT', 'OPTIONS']) {
    const { status, bytes } = await ask(method, '/api/echo');
    expect(status, method).toBe(200);
    expect(bytes.toString(), method).toBe(method === 'HEAD' ? '' : 'left to the pages');
  }
  expect(findRoute(routes, 'constructor', '/api/echo')).toBeNull();
});

test('every answer has the headers of the API, and says otherwise where the route does', async () => {
  const plain = await ask('GET', '/api/things/best');
  expect(plain.headers).toMatchObject({
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'x-content-type-options': 'nosniff',
    'content-type': 'application/json',
  });
  const own = await ask('GET', '/api/long');
  expect(own.headers).toMatchObject({ 'cache-control': 'private', 'set-cookie': ['a=b'] });
  const { status, bytes, headers } = await ask('DELETE', '/api/nothing');
  expect([status, bytes.length, headers['content-length']]).toEqual([204, 0, undefined]);
});

test('a long answer is compressed for whoever takes that', async () => {
  const { headers, bytes } = await ask('GET', '/api/long', undefined, { 'accept-encoding': 'br, gzip' });
  expect(headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'accept-encoding' });
  expect(bytes.length).toBeLessThan(LONG.length / 10);
  expect(gunzipSync(bytes).toString()).toBe(LONG);
  for (const takes of ['', 'gzip;q=0', 'xgzip']) {
    expect(await words('GET', '/api/long', undefined, { 'accept-encoding': takes })).toBe(LONG);
  }
  expect((await ask('GET', '/api/things/best', undefined, { 'accept-encoding': 'gzip' })).headers).not.toHaveProperty(
    'content-encoding',
  );
});

test('a body is read, and one that is too long is answered although it is not read', async () => {
  expect(JSON.parse(await words('POST', '/api/echo', '{"é":[1]}'))).toMatchObject({ body: { é: [1] } });
  const { status, bytes } = await ask('POST', '/api/echo', Buffer.alloc(8 * MAX_BODY_BYTES, 0x20), {
    'transfer-encoding': 'chunked',
  });
  expect(status).toBe(413);
  expect(JSON.parse(bytes.toString()).error.reason).toBe('body-too-large');
  expect(JSON.parse(await words('POST', '/api/echo', '1'))).toMatchObject({ body: 1 });
});

test('requests on one connection are answered one after the other', async () => {
  const socket = connect(port, '127.0.0.1');
  const one = (body: string, more = '') =>
    `POST /api/echo HTTP/1.1\r\nHost: x\r\nContent-Length: ${body.length}\r\n${more}\r\n${body}`;
  socket.write(one('"first"') + one('"second"') + one('"third"', 'Connection: close\r\n'));
  const answers = await text(socket);
  expect(answers.match(/"(first|second|third)"/g)).toEqual(['"first"', '"second"', '"third"']);
});

test('a route that follows something learns that its reader has gone', async () => {
  const sent = request({ port, host: '127.0.0.1', path: '/api/stream' }).end();
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  const [chunk] = await once(response, 'data');
  expect(String(chunk)).toBe('data: 1\n\n');
  expect(gone).toBe(0);
  sent.destroy();
  await vi.waitFor(() => expect(gone).toBe(1));
});

test('a fault of ours is an answer, too', async () => {
  const { status, bytes } = await ask('GET', '/api/broken');
  expect(status).toBe(500);
  expect(bytes.toString()).not.toContain('a fault of ours');
});

test('every route of the API is in the table', () => {
  const folder = path.resolve(import.meta.dirname, '../../app/api');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /(^|\/)route\.ts$/.test(file))
    .map((file) => `/api/${path.dirname(file)}`.replace(/\/\.$/, ''));
  expect(files.length).toBeGreaterThan(20);
  expect(Object.keys(ROUTES).sort()).toEqual(files.sort());
});
