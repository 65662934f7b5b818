import { once } from 'node:events';
import { createServer, get, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { openDatabase } from '@/lib/db/open';
import { openMetrics } from '@/lib/metrics/metrics';
import { watched } from '@/lib/metrics/watch';

const TOKEN = 'a-token-of-some-length';
const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

const answers: RequestListener = (request, response) => {
  if (request.url === '/slow') return;
  response.writeHead(request.url === '/gone' ? 404 : 200).end('a page');
};

async function serve(token?: string) {
  const db = openDatabase(':memory:');
  const metrics = openMetrics({ db, file: ':memory:', grader: () => ({ state: 'off' }), now: Date.now });
  const server = createServer(watched(answers, { metrics, nameOf: (address) => address, token })).listen(
    0,
    '127.0.0.1',
  );
  await once(server, 'listening');
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const ask = async (path: string, headers: Record<string, string> = {}) => {
    const request = get({ port, host: '127.0.0.1', path, headers });
    const [response] = await once(request, 'response');
    let text = '';
    for await (const chunk of response) text += chunk;
    return { status: response.statusCode as number, type: response.headers['content-type'], text };
  };
  return { ask, port, metrics };
}

test('a program on this machine reads the metrics, in the format that Prometheus reads', async () => {
  const { ask } = await serve();
  await ask('/gone');
  const { status, type, text } = await ask('/metrics');
  expect(status).toBe(200);
  expect(type).toContain('version=0.0.4');
  expect(text).toContain('heldout_http_request_seconds_count{method="GET",route="/gone",status="404"} 1');
  expect(text).toContain('heldout_grader_state{state="off"} 1');
});

test.each([
  ['by the public name, as a proxy on this machine passes it on', { host: 'heldout.example.org' }],
  ['for somebody else', { 'x-forwarded-for': '203.0.113.9' }],
  ['through a proxy that says so otherwise', { via: '1.1 proxy' }],
])('whoever asks %s gets the page that any other address gets', async (_, headers) => {
  const { ask } = await serve();
  expect((await ask('/metrics', headers)).text).toBe('a page');
});

test('with a token set, the token reads and nothing else does', async () => {
  const { ask } = await serve(TOKEN);
  const authorization = `Bearer ${TOKEN}`;
  expect((await ask('/metrics', { host: 'heldout.example.org', authorization })).text).toContain(
    'heldout_database_bytes',
  );
  expect((await ask('/metrics')).text).toBe('a page');
  expect((await ask('/metrics', { authorization: `Bearer ${TOKEN}x` })).text).toBe('a page');
  expect((await ask('/metrics', { authorization: `Bearer ${TOKEN.replace('a', 'b')}` })).text).toBe('a page');
});

test('who leaves before there is an answer is counted as such', async () => {
  const { port, metrics } = await serve();
  const request = get({ port, host: '127.0.0.1', path: '/slow' });
  request.on('error', () => {});
  await pause(50);
  request.destroy();
  await pause(50);
  expect(await metrics.text()).toContain(
    'heldout_http_request_seconds_count{method="GET",route="/slow",status="499"} 1',
  );
});

test('a database that cannot be read makes the scrape fail, not the server', async () => {
  const db = openDatabase(':memory:');
  const metrics = openMetrics({ db, file: ':memory:', grader: () => ({ state: 'off' }), now: Date.now });
  const server = createServer(watched(answers, { metrics, nameOf: (address) => address, token: undefined }));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  closing.push(() => server.close());
  db.$client.close();
  const { port } = server.address() as AddressInfo;
  expect((await fetch(`http://127.0.0.1:${port}/metrics`)).status).toBe(503);
  expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(200);
});
