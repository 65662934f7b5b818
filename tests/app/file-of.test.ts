import { once } from 'node:events';
import { get, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fileOf } from '@/app/api/file-of';
import { answerFrom } from '@/app/server/api';
import { openServer } from '@/lib/cli/http-server';

/** More than what connections on this machine hold back by themselves. */
const PARTS = 1500;
const LINE = `${'a line of some length, '.repeat(400)}\n`;
let made = 0;
let ended = 0;

function* parts(breaksAt: number) {
  try {
    for (let i = 0; i < PARTS; i++) {
      made += 1;
      if (i === breaksAt) throw new Error('a fault of ours');
      yield LINE;
    }
  } finally {
    ended += 1;
  }
}

const fileNamed = (breaksAt: number) => () => fileOf(parts(breaksAt), { name: 'class', type: 'csv', now: 0 });
const routes = { '/api/file': { GET: fileNamed(-1) }, '/api/broken': { GET: fileNamed(300) } };

let server: Server;

beforeAll(async () => {
  const answer = answerFrom(routes);
  server = openServer((asked, response) => void answer(asked, response)).listen(0, '127.0.0.1');
  await once(server, 'listening');
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

async function ask(path: string, headers: Record<string, string> = {}): Promise<IncomingMessage> {
  const { port } = server.address() as AddressInfo;
  const [response] = (await once(get({ port, host: '127.0.0.1', path, headers }), 'response')) as [IncomingMessage];
  return response;
}

test('a file is made as fast as it is taken: whoever does not read holds it up', async () => {
  made = 0;
  const response = await ask('/api/file');
  expect(response.headers['content-disposition']).toBe('attachment; filename="class-1970-01-01.csv"');
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(made).toBeGreaterThan(0);
  expect(made).toBeLessThan(PARTS);
  const chunks = await response.toArray();
  expect(Buffer.concat(chunks).toString() === LINE.repeat(PARTS)).toBe(true);
  expect(made).toBe(PARTS);
});

test('it is compressed where the client takes that', async () => {
  const response = await ask('/api/file', { 'accept-encoding': 'gzip' });
  expect(response.headers['content-encoding']).toBe('gzip');
  expect(gunzipSync(Buffer.concat(await response.toArray())).toString() === LINE.repeat(PARTS)).toBe(true);
});

test('a file that could not be made to its end does not look whole', async () => {
  for (const headers of [{}, { 'accept-encoding': 'gzip' }]) {
    const response = await ask('/api/broken', headers as Record<string, string>);
    await expect(response.toArray()).rejects.toThrow(/aborted/);
  }
});

test('whoever leaves ends the making', async () => {
  ended = 0;
  const response = await ask('/api/file');
  response.destroy();
  await expect.poll(() => ended).toBe(1);
});
