import { once } from 'node:events';
import { type IncomingMessage, request, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openServer } from '@/lib/cli/http-server';

vi.setConfig({ testTimeout: 30_000 });

let server: Server;
let port: number;

beforeAll(async () => {
  server = openServer((_request, response) => void response.end('a page')).listen(0, '127.0.0.1');
  await once(server, 'listening');
  port = (server.address() as AddressInfo).port;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

async function ask(method: string, address: string, headers: Record<string, string> = {}) {
  const sent = request({ port, host: '127.0.0.1', method, path: address, headers });
  sent.end();
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  return { status: response.statusCode, headers: response.headers, body: await text(response) };
}

/** What a server answers to bytes as they are. */
function say(bytes: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.write(bytes);
  return text(socket);
}

test('what is a request for a page reaches the page', async () => {
  for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
    expect(await ask(method, '/a%20b?c=%26'), method).toMatchObject({ status: 200, body: 'a page' });
  }
});

test('an address in its long form is an address', async () => {
  expect(await ask('GET', `http://127.0.0.1:${port}/`)).toMatchObject({ status: 200, body: 'a page' });
});

test('TRACE and OPTIONS * are answered, with what this server takes', async () => {
  const trace = await ask('TRACE', '/');
  expect(trace).toMatchObject({ status: 405, headers: { allow: expect.stringContaining('GET') } });
  expect(trace.body).toMatch(/TRACE/);
  expect(await ask('OPTIONS', '*')).toMatchObject({ status: 204, body: '', headers: { allow: trace.headers.allow } });
});

test('what cannot be read is refused with its reason, never with an empty body', async () => {
  const unreadable = { status: 400, body: 'This address cannot be read.\n' };
  expect(await ask('GET', '*')).toMatchObject(unreadable);
  expect(await ask('GET', '/%E0%A4%A')).toMatchObject(unreadable);
  expect(await ask('GET', '/', { expect: 'a miracle' })).toMatchObject({
    status: 417,
    body: expect.stringMatching(/nothing/),
  });
  expect(await say('no request at all\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 [\s\S]*\r\n\r\nThis is not a request/);
  expect(await ask('GET', 'ftp://localhost/')).toMatchObject(unreadable);
  const long = `GET / HTTP/1.1\r\nHost: x\r\nX-Long: ${'x'.repeat(20_000)}\r\n\r\n`;
  expect(await say(long)).toMatch(/^HTTP\/1\.1 431 [\s\S]*\r\n\r\nThe headers of this request are too long/);
});

test('an idle connection is kept longer than proxies keep theirs', async () => {
  expect(server.keepAliveTimeout).toBeGreaterThan(65_000);
  expect(server.headersTimeout).toBeGreaterThan(server.keepAliveTimeout);
  const { headers } = await ask('GET', '/', { connection: 'keep-alive' });
  expect(Number(/timeout=(\d+)/.exec(String(headers['keep-alive']))?.[1])).toBeGreaterThan(65);
});
