import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { eq } from 'drizzle-orm';
import Provider from 'oidc-provider';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createAuth } from '@/lib/auth/auth';
import { findEnrolment, updateEnrolmentState } from '@/lib/auth/queries';
import { isAllowed } from '@/lib/auth/sign-on';
import { type Database, openDatabase } from '@/lib/db/open';
import { accounts, audit, users } from '@/lib/db/schema';
import { parseEnv, type SignOn } from '@/lib/env';
import { Browser } from './people';

vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

const HERE = 'http://localhost:3000';
const BACK = `${HERE}/api/auth/callback/oidc`;

interface Known {
  email: string;
  email_verified: boolean;
  name: string;
  groups: string[];
}
const PEOPLE: Record<string, Known> = {
  lea: { email: 'Lea@students.example.org', email_verified: true, name: 'Lea', groups: ['students'] },
  tea: { email: 'tea@example.org', email_verified: true, name: 'Tea', groups: ['staff', 'all'] },
  ira: { email: 'ira@example.org', email_verified: true, name: 'Ira', groups: ['it'] },
  out: { email: 'out@elsewhere.example', email_verified: true, name: 'Out', groups: ['it'] },
  unv: { email: 'unv@example.org', email_verified: false, name: 'Unv', groups: ['it'] },
  old: { email: 'old@example.org', email_verified: true, name: 'Old', groups: ['it'] },
};

let server: Server;
let issuer: string;
let db: Database;
let auth: ReturnType<typeof createAuth>;

beforeAll(async () => {
  server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [{ client_id: 'heldout', client_secret: 'a-secret', redirect_uris: [BACK] }],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'], groups: ['groups'] },
    scopes: ['openid', 'email', 'profile', 'groups'],
    pkce: { required: () => true },
    findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ sub, ...PEOPLE[sub] }) }),
    features: { devInteractions: { enabled: true } },
    cookies: { keys: ['one'] },
  });
  server.on('request', provider.callback());
  const setting = parseEnv({
    OIDC_ISSUER: issuer,
    OIDC_CLIENT_ID: 'heldout',
    OIDC_CLIENT_SECRET: 'a-secret',
    OIDC_DOMAINS: 'Example.org, students.example.org',
    OIDC_SCOPES: 'groups',
    OIDC_ROLES: 'groups=staff:instructor@small, groups=all:assistant@other, groups=it:administrator',
  }).signOn as SignOn;
  db = openDatabase(':memory:');
  auth = createAuth({ db, secret: 'x'.repeat(43), url: HERE, limits: null, signOn: setting });
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** Walks through the provider's own pages as somebody. @returns where it sends the browser at the end */
async function throughProvider(start: string, login: string): Promise<string> {
  const jar = new Map<string, string>();
  let [method, address, body]: [string, string, URLSearchParams | undefined] = ['GET', start, undefined];
  for (let step = 0; step < 12; step++) {
    if (address.startsWith(HERE)) return address;
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const response: Response = await fetch(address, {
      method,
      body: body ?? null,
      headers: { cookie },
      redirect: 'manual',
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      jar.set(name, value);
    }
    const location: string | null = response.headers.get('location');
    if (location) {
      [method, address, body] = ['GET', new URL(location, address).href, undefined];
      continue;
    }
    const page: string = await response.text();
    const action = /<form[^>]+action="([^"]+)"/.exec(page)?.[1];
    if (!action) throw new Error(`${response.status} ${page.slice(0, 500)}`);
    const prompt: string = /name="prompt" value="(\w+)"/.exec(page)?.[1] ?? '';
    body = new URLSearchParams({ prompt, ...(prompt === 'login' && { login, password: 'any' }) });
    [method, address] = ['POST', new URL(action, address).href];
  }
  throw new Error('no end');
}

/** Signs in as somebody of the provider. @returns the browser and where it ends up */
async function signIn(login: string, browser = new Browser(auth, HERE)) {
  const begun = await browser.post('sign-in/social', {
    provider: 'oidc',
    callbackURL: '/courses/small',
    errorCallbackURL: '/sign-in',
  });
  const { url } = (await begun.json()) as { url: string };
  const back = await throughProvider(url, login);
  const response = await auth.handler(new Request(back, { headers: browser.headers() }));
  const to = response.headers.get('location') ?? '';
  const lines = response.headers.getSetCookie();
  for (const line of lines) {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    browser.setCookie(name, value);
  }
  return { browser, to, back };
}

const rowOf = (email: string) => db.select().from(users).where(eq(users.email, email)).get();

test('somebody of the provider is signed in, as the same person each time', async () => {
  const { browser, to } = await signIn('lea');
  expect(to).toBe('/courses/small');
  const lea = rowOf('lea@students.example.org');
  expect(lea).toMatchObject({ name: 'Lea', emailVerified: true, administrator: false });
  expect(await browser.userId()).toBe(lea?.id);
  const again = await signIn('lea');
  expect(await again.browser.userId()).toBe(lea?.id);
  const [account] = db.select().from(accounts).all();
  expect(account).toMatchObject({ providerId: 'oidc', accountId: 'lea' });
  expect(account?.accessToken ?? '').not.toMatch(/^[\w-]{43}$/);
});

test('the words of the provider give roles, which are on record, and take none away', async () => {
  await signIn('tea');
  const id = rowOf('tea@example.org')?.id as string;
  expect(findEnrolment(db, id, 'small')?.role).toBe('instructor');
  expect(findEnrolment(db, id, 'other')?.role).toBe('assistant');
  expect(
    db
      .select()
      .from(audit)
      .all()
      .filter(({ personId }) => personId === id),
  ).toHaveLength(2);
  (PEOPLE.tea as Known).groups = [];
  updateEnrolmentState(db, id, 'other', 'dropped');
  await signIn('tea');
  expect(findEnrolment(db, id, 'small')?.role).toBe('instructor');
  (PEOPLE.tea as Known).groups = ['all'];
  await signIn('tea');
  expect(findEnrolment(db, id, 'other')?.state).toBe('dropped');
  await signIn('ira');
  expect(rowOf('ira@example.org')?.administrator).toBe(true);
});

test('an address of another domain, or one that nobody verified, comes not in, whatever its groups', async () => {
  for (const login of ['out', 'unv']) {
    const { browser, to } = await signIn(login);
    expect(to, login).toMatch(/^\/sign-in\?.*error=address_not_allowed/);
    expect(await browser.userId()).toBeNull();
    expect(rowOf(`${(PEOPLE[login] as Known).email}`)).toBeUndefined();
  }
  // Also whoever came before, once their address is another.
  (PEOPLE.ira as Known).email = 'ira@elsewhere.example';
  const { browser, to } = await signIn('ira');
  expect(to).toMatch(/error=address_not_allowed/);
  expect(await browser.userId()).toBeNull();
});

test('an account that somebody made with a password is not opened by the provider', async () => {
  const owner = new Browser(auth, HERE);
  await owner.post('sign-up/email', { name: 'Old', email: 'old@example.org', password: 'long enough' });
  const { browser, to } = await signIn('old');
  expect(to).toMatch(/error=account_not_linked/);
  expect(await browser.userId()).toBeNull();
  expect(rowOf('old@example.org')?.administrator).toBe(false);
});

test('a way back is used once, and only by the browser that went', async () => {
  const { back } = await signIn('lea');
  const stranger = new Browser(auth, HERE);
  const replayed = await auth.handler(new Request(back, { headers: stranger.headers() }));
  expect(replayed.headers.get('location')).toMatch(/error=/);
  const begun = await new Browser(auth, HERE).post('sign-in/social', { provider: 'oidc', callbackURL: '/' });
  const fresh = await throughProvider(((await begun.json()) as { url: string }).url, 'lea');
  const stolen = await auth.handler(new Request(fresh, { headers: stranger.headers() }));
  expect(stolen.headers.get('location')).toMatch(/error=/);
  expect(stolen.headers.getSetCookie().join()).not.toMatch(/session_token=[^;]/);
});

test('without the setting there is no such way, and with it no other provider and no bare token', async () => {
  const plain = createAuth({ db, secret: 'x'.repeat(43), url: HERE, limits: null });
  const asked = { provider: 'oidc', callbackURL: '/' };
  expect((await new Browser(plain, HERE).post('sign-in/social', asked)).status).toBe(404);
  const browser = new Browser(auth, HERE);
  expect((await browser.post('sign-in/social', { ...asked, provider: 'github' })).status).toBeGreaterThanOrEqual(400);
  expect((await browser.post('sign-in/social', { ...asked, idToken: { token: 'x' } })).status).toBe(404);
  expect((await browser.post('sign-in/social', { ...asked, callbackURL: 'https://evil.example' })).status).toBe(403);
});

test('domains are whole domains', () => {
  expect(isAllowed('a@example.org', ['example.org'])).toBe(true);
  expect(isAllowed('a@evil-example.org', ['example.org'])).toBe(false);
  expect(isAllowed('a@example.org.evil.example', ['example.org'])).toBe(false);
  expect(isAllowed('a@x.example.org', ['example.org'])).toBe(false);
  expect(isAllowed('anybody@anywhere', [])).toBe(true);
});

test('settings that cannot be meant are told', () => {
  expect(() => parseEnv({ OIDC_ISSUER: 'https://a.example' })).toThrow(/set together/);
  const all = { OIDC_ISSUER: 'https://a.example', OIDC_CLIENT_ID: 'a', OIDC_CLIENT_SECRET: 'b' };
  for (const OIDC_ROLES of [
    'groups',
    'groups=x',
    'groups=x:king@small',
    'groups=x:instructor',
    'groups=x:administrator@y',
  ]) {
    expect(() => parseEnv({ ...all, OIDC_ROLES }), OIDC_ROLES).toThrow(/claim=word/);
  }
  expect(parseEnv(all).signOn).toMatchObject({ domains: [], scopes: [], roles: [] });
});
