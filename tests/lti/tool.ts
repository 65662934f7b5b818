import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { vi } from 'vitest';
import { ROUTES } from '@/app/api/routes';
import { answerFrom } from '@/app/server/api';
import { createAuth } from '@/lib/auth/auth';
import { SessionReader } from '@/lib/auth/session';
import { openServer } from '@/lib/cli/http-server';
import { users } from '@/lib/db/schema';
import { env } from '@/lib/env';
import { addPlatform } from '@/lib/lti/platforms';
import { openClass } from '../attempts/class';
import { twoCourses } from '../catalog/small-course';
import { openPlatform } from './platform';

const globals = globalThis as typeof globalThis & Record<string, unknown>;

/** One browser's cookies. */
export class Jar {
  readonly kept = new Map<string, string>();

  keep(response: Response): void {
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const at = pair.indexOf('=');
      this.kept.set(pair.slice(0, at), pair.slice(at + 1));
    }
  }

  header(): string {
    return [...this.kept].map(([name, value]) => `${name}=${value}`).join('; ');
  }
}

/** This product's routes over real HTTP, a class in two courses, and a platform that is registered. */
export async function openTool() {
  const catalog = await twoCourses();
  const { db, ada, tom, ina } = openClass();
  db.insert(users).values({ id: 'root', name: 'root', email: 'root@example.org', administrator: true }).run();
  const root = { userId: 'root', guest: false, administrator: true as const };
  const answer = answerFrom(ROUTES);
  const server: Server = openServer((asked, response) => {
    if (!answer(asked, response)) response.writeHead(404).end('left to the pages');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const auth = createAuth({ db, secret: 'x'.repeat(43), url: base, limits: null });
  const before = { ...env() };
  Object.assign(env(), { address: base, url: base });
  const names = ['heldoutDatabase', 'heldoutCatalog', 'heldoutAuth', 'heldoutSessions', 'heldoutFrameAncestors'];
  const kept = Object.fromEntries(names.map((name) => [name, globals[name]]));
  Object.assign(globals, {
    heldoutDatabase: db,
    heldoutAuth: auth,
    heldoutSessions: new SessionReader(db, auth.api),
    heldoutCatalog: Promise.resolve({ catalog, stamp: '', lookedAt: Date.now() }),
  });
  const platform = await openPlatform({ toolKeys: `${base}/api/lti/jwks` });
  const platformId = addPlatform(db, root, platform.registration, Date.now());

  const login = (fields: Record<string, string> = {}) =>
    new URLSearchParams({
      iss: platform.base,
      login_hint: 'hint-1',
      target_link_uri: `${base}/lti/small/challenge/fit-line`,
      client_id: 'heldout-client',
      lti_message_hint: 'message-1',
      ...fields,
    });

  /** The platform sends a browser here, and gets it back with state and nonce. */
  async function begin(jar: Jar, fields: Record<string, string> = {}) {
    const response = await fetch(`${base}/api/lti/login?${login(fields)}`, { redirect: 'manual' });
    jar.keep(response);
    const to = new URL(response.headers.get('location') ?? 'about:blank');
    return { response, to, state: to.searchParams.get('state') ?? '', nonce: to.searchParams.get('nonce') ?? '' };
  }

  async function come(jar: Jar, fields: Record<string, string>) {
    const response = await fetch(`${base}/api/lti/launch`, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie: jar.header(), origin: platform.base, 'sec-fetch-site': 'cross-site' },
      body: new URLSearchParams(fields),
    });
    jar.keep(response);
    return {
      status: response.status,
      to: response.headers.get('location'),
      headers: response.headers,
      page: await response.text(),
    };
  }

  /** A launch as it should be, with claims of its own. */
  async function launch(claims: Record<string, unknown> = {}, jar = new Jar()) {
    const uri = String(claims.uri ?? `${base}/lti/small/challenge/fit-line`);
    const { state, nonce } = await begin(jar);
    const { uri: _, ...more } = claims;
    const target = { 'https://purl.imsglobal.org/spec/lti/claim/target_link_uri': uri };
    const token = await platform.sign(platform.claims({ nonce, ...target, ...more }));
    return { ...(await come(jar, { id_token: token, state })), jar, state, token };
  }

  async function ask(jar: Jar, method: string, path: string, body?: unknown) {
    const headers = { cookie: jar.header(), ...(body !== undefined && { 'content-type': 'application/json' }) };
    const sent =
      body instanceof URLSearchParams
        ? { body, headers: { cookie: jar.header() } }
        : { body: JSON.stringify(body), headers };
    return fetch(`${base}${path}`, { method, redirect: 'manual', ...sent });
  }

  const close = () => {
    Object.assign(globals, kept);
    Object.assign(env(), before);
    platform.close();
    server.closeAllConnections();
    server.close();
    vi.useRealTimers();
  };
  return { db, catalog, base, platform, platformId, actors: { ada, tom, ina, root }, begin, come, launch, ask, close };
}
export type Tool = Awaited<ReturnType<typeof openTool>>;
