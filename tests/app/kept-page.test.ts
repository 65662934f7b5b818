import { once } from 'node:events';
import { createServer, type RequestListener, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import { KeptPage, type MadePage } from '@/app/server/kept/kept-page';
import { makePage } from '@/app/server/kept/make-page';

const NONCE = 'RdaR+z1FRYUnrS2/Uzx9CQ==';
const LONG = 'A lesson has thousands of words, é and 𝔼 among them. '.repeat(4_000);
const html = (nonce: string) =>
  `<script nonce="${nonce}">a()</script><p>${LONG}</p><script nonce="${nonce}">push("${nonce}")</script>`;

const page = (): MadePage => ({
  status: 200,
  headers: {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': `script-src 'nonce-${NONCE}' 'strict-dynamic'`,
    link: ['</a.css>; nonce="x"', `</b.css>; nonce="${NONCE}"`],
    'x-parts': 2,
  },
  body: Buffer.from(html(NONCE)),
});

let server: Server | undefined;
afterEach(() => {
  server?.close();
});

async function serve(listener: RequestListener): Promise<number> {
  server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

async function get(port: number, headers: Record<string, string> = {}) {
  const asked = request({ port, host: '127.0.0.1', path: '/', headers }).end();
  const [answer] = await once(asked, 'response');
  return { answer, body: await buffer(answer) };
}

test.each([0, 1, 20])('every reader gets the page with a nonce of their own, %i times before', async (others) => {
  const kept = await KeptPage.of(page(), NONCE);
  let count = 0;
  const port = await serve((asked, response) => {
    kept.send(response, `nonce-${++count}`, asked.headers['accept-encoding'] === 'gzip');
  });
  for (let i = 0; i < others; i++) await get(port, { 'accept-encoding': 'gzip' });

  const packed = await get(port, { 'accept-encoding': 'gzip' });
  const nonce = `nonce-${others + 1}`;
  expect(packed.answer.headers).toMatchObject({
    'content-encoding': 'gzip',
    'content-security-policy': `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    link: `</a.css>; nonce="x", </b.css>; nonce="${nonce}"`,
    'x-parts': '2',
  });
  expect(gunzipSync(packed.body).toString()).toBe(html(nonce));
  expect(packed.body.length).toBeLessThan(LONG.length / 20);

  const plain = await get(port);
  expect(plain.answer.headers['content-encoding']).toBeUndefined();
  expect(plain.body.toString()).toBe(html(`nonce-${others + 2}`));
});

test('a page that is held back has not begun to leave, in whatever way it is written', async () => {
  const seen: (MadePage | null)[] = [];
  const port = await serve(async (asked, response) => {
    const made = await makePage(asked, response, (request, into) => {
      into.setHeader('content-type', 'text/html');
      into.writeHead(201);
      into.write(`for ${request.headers['accept-encoding']}: `);
      into.flushHeaders();
      into.write(Buffer.from('two '), () => into.end('ends'));
    });
    seen.push(made);
    expect(response.headersSent).toBe(false);
    expect(response.getHeaderNames()).toEqual([]);
    response.writeHead(404).end('another answer');
  });
  const { answer, body } = await get(port, { 'accept-encoding': 'gzip' });
  expect([answer.statusCode, body.toString()]).toEqual([404, 'another answer']);
  expect(seen).toEqual([
    { status: 201, headers: { 'content-type': 'text/html' }, body: Buffer.from('for identity: two ends') },
  ]);
});

test('of a reader who has gone nothing is kept', async () => {
  const { promise, resolve } = Promise.withResolvers<MadePage | null>();
  const port = await serve((asked, response) => {
    makePage(asked, response, () => {}).then(resolve);
  });
  const asked = request({ port, host: '127.0.0.1' }).on('error', () => {});
  asked.end();
  await once(server as Server, 'request');
  asked.destroy();
  expect(await promise).toBeNull();
});
