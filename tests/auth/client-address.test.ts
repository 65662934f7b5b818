import { once } from 'node:events';
import { createServer, type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { clientKey, settleClientAddress } from '@/lib/auth/client-address';
import { parseEnv } from '@/lib/env';

/** A request as the server gets it, from a peer. */
const from = (peer: string, headers: Record<string, string> = {}) =>
  ({ headers, socket: { remoteAddress: peer } }) as unknown as IncomingMessage;

function settled(peer: string, forwarded: string | undefined, trusted: string[] = []): string | undefined {
  const request = from(peer, forwarded === undefined ? {} : { 'x-forwarded-for': forwarded });
  settleClientAddress(request, trusted);
  return request.headers['x-forwarded-for'] as string | undefined;
}

test('without trusted proxies the client is the socket, whatever the request says', () => {
  expect(settled('203.0.113.7', undefined)).toBe('203.0.113.7');
  expect(settled('203.0.113.7', '198.51.100.1')).toBe('203.0.113.7');
  expect(settled('::ffff:203.0.113.7', '127.0.0.1')).toBe('203.0.113.7');
});

test('behind a trusted proxy the client is the right-most address that is no proxy', () => {
  const proxies = ['loopback', '10.0.0.0/8'];
  expect(settled('127.0.0.1', '198.51.100.1', proxies)).toBe('198.51.100.1');
  expect(settled('::ffff:10.1.2.3', 'made-up, 192.0.2.9, 198.51.100.1, 10.9.9.9', proxies)).toBe('198.51.100.1');
  expect(settled('127.0.0.1', '198.51.100.1:40312', proxies)).toBe('198.51.100.1');
  expect(settled('127.0.0.1', '[2001:db8::1]:40312', proxies)).toBe('2001:db8::1');
  // A proxy that wrote down nothing of use stands for its clients.
  for (const nothing of [undefined, '', 'unknown', '198.51.100.1, unknown']) {
    expect(settled('127.0.0.1', nothing, proxies), nothing).toBe('127.0.0.1');
  }
  // A stranger who names a proxy's address is still the stranger.
  expect(settled('203.0.113.7', '198.51.100.1, 10.0.0.1', proxies)).toBe('203.0.113.7');
});

test('other words about the client are taken away, from trusted proxies too', () => {
  const names = ['forwarded', 'x-real-ip', 'x-forwarded-host', 'x-forwarded-proto'];
  const request = from('127.0.0.1', Object.fromEntries(names.map((name) => [name, '198.51.100.1'])));
  settleClientAddress(request, ['127.0.0.1']);
  expect(request.headers).toEqual({ 'x-forwarded-for': '127.0.0.1' });
});

test('a real server sees its real client, also when the header is sent twice', async () => {
  const server = createServer((asked, answer) => {
    settleClientAddress(asked, []);
    answer.end(JSON.stringify(asked.headers));
  }).listen(0);
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const asked = request({ port, host: '127.0.0.1', headers: { 'X-Forwarded-For': ['192.0.2.1', '192.0.2.2'] } }).end();
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  let text = '';
  for await (const part of answer) text += part;
  expect(JSON.parse(text)['x-forwarded-for']).toBe('127.0.0.1');
});

test('a limit counts an IPv4 address, or the network of an IPv6 one', () => {
  const key = (address: string) => clientKey(new Headers({ 'x-forwarded-for': address }));
  expect(key('203.0.113.7')).toBe(key('::ffff:203.0.113.7'));
  expect(key('203.0.113.7')).not.toBe(key('203.0.113.8'));
  expect(key('2001:db8:1:2::1')).toBe(key('2001:db8:1:2:ffff::9'));
  expect(key('2001:db8:1:2::1')).not.toBe(key('2001:db8:1:3::1'));
  expect(clientKey(new Headers())).toBe(key('nonsense'));
});

test('trusted proxies are addresses, ranges or names of ranges; anything else is told', () => {
  expect(parseEnv({ TRUSTED_PROXIES: '10.0.0.0/8, ::1 loopback' }).trustedProxies).toEqual([
    '10.0.0.0/8',
    '::1',
    'loopback',
  ]);
  expect(parseEnv({}).trustedProxies).toEqual([]);
  for (const wrong of ['everybody', '10.0.0.0/40', '300.1.1.1', '10.0.0.1/x', '*']) {
    expect(() => parseEnv({ TRUSTED_PROXIES: wrong })).toThrow(
      `TRUSTED_PROXIES=${wrong} cannot be used: expected addresses`,
    );
  }
});
