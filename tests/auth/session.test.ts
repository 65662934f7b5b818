import { eq } from 'drizzle-orm';
import { expect, test, vi } from 'vitest';
import { REFRESH_AFTER_MS } from '@/lib/auth/auth';
import { updateAdministrator, updateEnrolmentState, upsertRole } from '@/lib/auth/queries';
import { SessionReader } from '@/lib/auth/session';
import { sessions, users } from '@/lib/db/schema';
import { Browser, world } from './people';

vi.setConfig({ testTimeout: 60_000 });

/** Counts how often the sign-in library is asked; everything else comes from what was kept. */
function reader() {
  const { db, auth } = world();
  let asked = 0;
  const getSession = ((input: never) => {
    asked += 1;
    return auth.api.getSession(input);
  }) as typeof auth.api.getSession;
  return { db, auth, sessions: new SessionReader(db, { getSession }), asked: () => asked };
}

test('a signature is checked once; person and role are read every time', async () => {
  const { db, auth, sessions, asked } = reader();
  const browser = new Browser(auth);
  await browser.signUp('Ada');
  const first = await sessions.viewerOf(browser.headers(), Date.now());
  const userId = first?.actor.userId as string;
  expect(first).toMatchObject({ name: 'Ada', actor: { userId, guest: false } });
  const actor = async () => (await sessions.viewerOf(browser.headers(), Date.now()))?.actor;
  expect(await actor()).toEqual({ userId, guest: false });
  upsertRole(db, { userId, courseId: 'one', role: 'instructor', enrolledAt: 1 });
  upsertRole(db, { userId, courseId: '__proto__', role: 'assistant', enrolledAt: 1 });
  upsertRole(db, { userId, courseId: 'three', role: 'student', enrolledAt: 1 });
  const roles = [
    ['one', 'instructor'],
    ['__proto__', 'assistant'],
  ] as const;
  expect(await actor()).toEqual({ userId, guest: false, staffOf: new Map(roles) });
  updateEnrolmentState(db, userId, '__proto__', 'dropped');
  expect(await actor()).toEqual({ userId, guest: false, staffOf: new Map(roles.slice(0, 1)) });
  upsertRole(db, { userId, courseId: 'one', role: 'student', enrolledAt: 1 });
  updateAdministrator(db, userId, true);
  expect(await actor()).toEqual({ userId, guest: false, administrator: true });
  expect(asked()).toBe(1);
});

test('after signing out, the cookie that was known opens nothing', async () => {
  const { auth, sessions } = reader();
  const browser = new Browser(auth);
  await browser.signUp('Ada');
  const before = browser.headers();
  expect(await sessions.viewerOf(before, Date.now())).not.toBeNull();
  await browser.post('sign-out', {});
  expect(await sessions.viewerOf(before, Date.now())).toBeNull();
});

test('who is deleted, and whose session has run out, is nobody at once', async () => {
  const { db, auth, sessions: reads } = reader();
  const [ada, bob] = [new Browser(auth), new Browser(auth)];
  await ada.signUp('Ada');
  await bob.signUp('Bob');
  const [adas, bobs] = [ada.headers(), bob.headers()];
  expect(await reads.viewerOf(adas, Date.now())).toMatchObject({ name: 'Ada' });
  expect(await reads.viewerOf(bobs, Date.now())).toMatchObject({ name: 'Bob' });
  db.delete(users).where(eq(users.name, 'Ada')).run();
  expect(await reads.viewerOf(adas, Date.now())).toBeNull();
  expect(await reads.viewerOf(bobs, Date.now())).toMatchObject({ name: 'Bob' });
  db.update(sessions)
    .set({ expiresAt: new Date(Date.now() - 1000) })
    .run();
  expect(await reads.viewerOf(bobs, Date.now())).toBeNull();
});

test('a cookie with a forged signature opens nothing, before and after the true one was seen', async () => {
  const { auth, sessions } = reader();
  const browser = new Browser(auth);
  await browser.signUp('Ada');
  const forged = new Headers(browser.headers());
  const cookie = forged.get('cookie') as string;
  forged.set(
    'cookie',
    cookie.replace(/\.(?=[^.]*$)./, (found) => (found === '.A' ? '.B' : '.A')),
  );
  expect(forged.get('cookie')).not.toBe(cookie);
  expect(await sessions.viewerOf(forged, Date.now())).toBeNull();
  expect(await sessions.viewerOf(browser.headers(), Date.now())).toMatchObject({ name: 'Ada' });
  expect(await sessions.viewerOf(forged, Date.now())).toBeNull();
});

test('a session in use is prolonged where the answer can say so, a fresh one is not', async () => {
  const { db, auth, sessions: reads, asked } = reader();
  const browser = new Browser(auth);
  await browser.signUp('Ada');
  expect(await reads.viewerOf(browser.headers(), Date.now())).not.toBeNull();
  expect(await reads.viewerOf(browser.headers(), Date.now())).not.toBeNull();
  expect(asked()).toBe(1);
  const aged = Date.now() - 2 * REFRESH_AFTER_MS;
  const end = new Date(aged + 30 * REFRESH_AFTER_MS);
  db.update(sessions)
    .set({ updatedAt: new Date(aged), expiresAt: end })
    .run();
  const until = () => db.select().from(sessions).get()?.expiresAt.getTime();
  expect(await reads.viewerOf(browser.headers(), Date.now())).not.toBeNull();
  expect(until()).toBe(end.getTime());
  const setCookies: string[] = [];
  expect(await reads.viewerOf(browser.headers(), Date.now(), setCookies)).not.toBeNull();
  expect(asked()).toBe(3);
  expect(setCookies).toContainEqual(expect.stringMatching(/session_token=.*max-age=/i));
  expect(until()).toBeGreaterThan(end.getTime());
});
