import { readdirSync } from 'node:fs';
import type { OutgoingHttpHeaders } from 'node:http';
import path from 'node:path';
import type { Random } from '@/lib/authoring/random';
import { CALLS } from '../browser/routes';

// Requests as nobody should send them: every route, any method, bodies that are almost right or not at all.

export interface Drawn {
  route: string;
  method: string;
  path: string;
  body?: string | Buffer;
  headers: OutgoingHttpHeaders;
}

/** Ids that exist, by the name of a part of a route. */
export type Known = Record<string, string[]>;

const METHODS = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS', 'TRACE', 'PROPFIND'];

/** What sign-in answers to, below /api/auth. */
const AUTH = [
  'sign-up/email',
  'sign-in/email',
  'sign-in/anonymous',
  'guest',
  'sign-in/social',
  'get-session',
  'update-user',
  'change-email',
  'list-sessions',
  'list-accounts',
  'account-info',
  'refresh-token',
  'get-access-token',
  'link-social',
  'unlink-account',
  'revoke-session',
  'request-password-reset',
  'reset-password',
  'verify-email',
  'send-verification-email',
  'callback/nowhere',
  'ok',
  'error',
];

const ODD_WORDS = [
  '',
  ' ',
  '..',
  '%2e%2e%2f%2e%2e%2fetc',
  '%00',
  '%FF%FE',
  '%',
  '__proto__',
  'constructor',
  'toString',
  "' or 1=1 --",
  '1e999',
  '-0',
  'é😀',
  'x'.repeat(3_000),
];

const ODD_VALUES: unknown[] = [
  null,
  true,
  0,
  -1,
  1.5,
  2 ** 53,
  -(2 ** 31) - 1,
  8.64e15 + 1,
  '',
  ' ',
  '\0',
  '\ud800',
  '\u202e',
  'x'.repeat(100_000),
  [],
  [[[[]]]],
  {},
  { __proto__: null, constructor: 1, toString: 2 },
  { choice: 'x', choices: ['x'], text: 'x' },
];

const ODD_BODIES: (string | Buffer)[] = [
  '',
  ' ',
  'null',
  '"text"',
  '[]',
  '{',
  '{"a":1}{"b":2}',
  '\ufeff{}',
  '{"__proto__":{"administrator":true},"courseId":"implicit-bias"}',
  'courseId=implicit-bias&chapterId=minimum-norm',
  Buffer.from([0xff, 0xfe, 0x7b, 0x7d]),
  Buffer.from([0x1f, 0x8b, 8, 0]),
  `${'['.repeat(2_000)}${']'.repeat(2_000)}`,
  `{"source":"${'x'.repeat(1_100_000)}"}`,
];

const ODD_HEADERS: OutgoingHttpHeaders[] = [
  { 'content-type': 'text/plain' },
  { 'content-type': 'multipart/form-data; boundary=x' },
  { 'content-type': 'application/json; charset=utf-16' },
  { 'content-encoding': 'gzip' },
  { accept: 'image/png' },
  { 'accept-language': 'fr-CA;q=nonsense, *;q=0, \u00e9' },
  { cookie: 'locale=xx; theme=../..; better-auth.session_token=nonsense.nonsense' },
  { cookie: `a=${'x'.repeat(4_000)}` },
  { authorization: 'Bearer nonsense' },
  { 'x-forwarded-for': '1.2.3.4, nonsense', 'x-forwarded-host': 'elsewhere.example', 'x-forwarded-proto': 'gopher' },
  { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' },
  { origin: 'null' },
  { origin: 'not an address' },
  { referer: 'not an address' },
  { host: 'elsewhere.example' },
  { 'last-event-id': '-1' },
  { 'last-event-id': '9'.repeat(40) },
  { range: 'bytes=5-1' },
  { 'if-none-match': '*', 'if-modified-since': 'yesterday' },
  { 'next-action': 'nonsense' },
  { rsc: '1', 'next-router-state-tree': 'nonsense' },
  { 'next-router-prefetch': '1', purpose: 'prefetch' },
  { 'x-middleware-subrequest': 'proxy:proxy:proxy:proxy:proxy' },
  { expect: '100-continue' },
];

const pick = <T>(random: Random, list: readonly T[]): T => list[random.integer(0, list.length - 1)] as T;

/** Every page and route on disk, as `/api/attempts/[id]/answers/route`. */
export function routesOnDisk(app: string): string[] {
  return readdirSync(app, { recursive: true, encoding: 'utf8' })
    .filter((file) => /(^|\/)(page\.tsx|route\.ts)$/.test(file))
    .map(
      (file) =>
        `/${file
          .split(path.sep)
          .join('/')
          .replace(/\.tsx?$/, '')
          .replace(/\([^)]+\)\//g, '')}`,
    )
    .sort();
}

/** One request to a route: as it should be, or with something odd about it. */
export function drawRequest(random: Random, route: string, known: Known): Drawn {
  const chance = (p: number) => random.uniform() < p;
  const call = pick(random, [...CALLS.filter((one) => one.route === route), null]) ?? null;
  const handlers = CALLS.filter((one) => one.route === route).map(({ method }) => method);
  const method = chance(0.75) && handlers.length > 0 ? pick(random, handlers) : pick(random, METHODS);
  const headers = chance(0.25) ? { ...pick(random, ODD_HEADERS) } : {};
  let body: string | Buffer | undefined;
  if (method !== 'GET' || chance(0.05)) {
    const data = call?.data ?? CALLS.find((one) => one.route === route && one.data)?.data ?? {};
    body = chance(0.15) ? pick(random, ODD_BODIES) : JSON.stringify(alter(random, fill(random, data, known)));
  }
  return {
    route,
    method,
    path: addressOf(random, route, call?.url, known),
    headers,
    ...(body !== undefined && { body }),
  };
}

function addressOf(random: Random, route: string, url: string | undefined, known: Known): string {
  if (random.uniform() < 0.01) return '*';
  const pattern = route.replace(/\/(page|route)$/, '') || '/';
  const address = pattern.replace(/\[(\.\.\.)?(\w+)\]/g, (_, rest: string | undefined, name: string) => {
    if (rest) return random.uniform() < 0.9 ? pick(random, AUTH) : odd(random);
    return random.uniform() < 0.75 && known[name] ? pick(random, known[name]) : odd(random);
  });
  const query = url?.split('?')[1] ?? `${pick(random, ['key', 'next', 'after'])}=${odd(random)}`;
  return encodeWhatCannotBeSent(random.uniform() < 0.3 ? `${address}?${query}` : address);
}

const odd = (random: Random) => (random.uniform() < 0.3 ? randomLikeId(random) : pick(random, ODD_WORDS));
const randomLikeId = (random: Random) =>
  'xxxxxxxx-xxxx-4xxx-8xxx-xxxxxxxxxxxx'.replace(/x/g, () => random.integer(0, 15).toString(16));
const encodeWhatCannotBeSent = (address: string) =>
  address.replace(/[^\x21-\x7e]/gu, (letter) => encodeURIComponent(letter));

/** Ids that exist in place of those of the table. */
function fill(random: Random, data: unknown, known: Known): unknown {
  if (data === null || typeof data !== 'object' || Array.isArray(data)) return data;
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => {
      const ids = known[key];
      return [key, ids && random.uniform() < 0.8 ? pick(random, ids) : value];
    }),
  );
}

/** Leaves a body as it is, or takes, adds or changes something in it. */
function alter(random: Random, data: unknown): unknown {
  if (random.uniform() < 0.3) return data;
  if (random.uniform() < 0.1) return pick(random, ODD_VALUES);
  const entries = Object.entries(data as object);
  const [key] = entries.length > 0 ? pick(random, entries) : ['nothing'];
  const others = entries.filter(([name]) => name !== key);
  const draw = random.uniform();
  if (draw < 0.2) return Object.fromEntries(others);
  if (draw < 0.35)
    return Object.fromEntries([...entries, [pick(random, ['role', 'userId', 'points', '__proto__']), 'x']]);
  return Object.fromEntries([...others, [key, pick(random, ODD_VALUES)]]);
}
