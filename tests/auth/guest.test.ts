import { eq } from 'drizzle-orm';
import { expect, test, vi } from 'vitest';
import type { Database } from '@/lib/db/open';
import { attempts, drafts, enrolments, lessonFeedback, submissions, users, visits } from '@/lib/db/schema';
import { Browser, world } from './people';

const course = { courseId: 'c', chapterId: 'k' };

/** One row in every table that holds a student's work. */
function work(db: Database, userId: string, at: number): void {
  const id = `${userId}-${at}`;
  db.insert(attempts)
    .values({ id, userId, ...course, seed: 1, contentHash: 'h', startedAt: at, maxPoints: 1000 })
    .run();
  db.insert(drafts)
    .values({ userId, key: 'challenge:c:x', content: `draft of ${at}`, updatedAt: at })
    .run();
  db.insert(submissions)
    .values({
      id,
      userId,
      courseId: 'c',
      challengeId: 'x',
      source: 's',
      sourceHash: 'h',
      requestId: id,
      submittedAt: at,
    })
    .run();
  db.insert(visits)
    .values({ userId, ...course, firstAt: at, lastAt: at, doneAt: null })
    .run();
  db.insert(enrolments).values({ userId, courseId: 'c', enrolledAt: at }).run();
  db.insert(lessonFeedback)
    .values({ id, userId, ...course, clear: 'yes', locale: 'en', contentHash: 'h', sentAt: at })
    .run();
}

const owned = (db: Database, userId: string) =>
  Object.fromEntries(
    Object.entries({ attempts, drafts, submissions, visits, enrolments, lessonFeedback }).map(([name, table]) => [
      name,
      db.select().from(table).where(eq(table.userId, userId)).all().length,
    ]),
  );

const one = { attempts: 1, drafts: 1, submissions: 1, visits: 1, enrolments: 1, lessonFeedback: 1 };

test('a guest who signs up keeps everything and leaves no guest behind', async () => {
  const { db, auth } = world();
  const browser = new Browser(auth);
  await browser.post('sign-in/anonymous', {});
  const guest = (await browser.userId()) ?? '';
  work(db, guest, 100);

  await browser.signUp('Ada');
  const ada = (await browser.userId()) ?? '';
  expect(ada).not.toBe(guest);
  expect(owned(db, ada)).toEqual(one);
  expect(
    db
      .select()
      .from(users)
      .all()
      .map((user) => user.id),
  ).toEqual([ada]);
});

test('a guest who signs in adds to what the account had: the later draft and the earlier visit stay', async () => {
  const { db, auth } = world();
  const home = new Browser(auth);
  await home.signUp('Ada');
  const ada = (await home.userId()) ?? '';
  work(db, ada, 200);

  const elsewhere = new Browser(auth);
  await elsewhere.post('sign-in/anonymous', {});
  work(db, (await elsewhere.userId()) ?? '', 100);
  await elsewhere.post('sign-in/email', { email: 'ada@example.org', password: 'long enough' });

  expect(await elsewhere.userId()).toBe(ada);
  expect(owned(db, ada)).toEqual({ ...one, attempts: 2, submissions: 2, lessonFeedback: 2 });
  expect(db.select().from(drafts).get()?.content).toBe('draft of 200');
  expect(db.select().from(visits).get()).toMatchObject({ firstAt: 100, lastAt: 200 });
});

test('a sign-in that is refused moves nothing', async () => {
  const { db, auth } = world();
  await new Browser(auth).signUp('Ada');
  const browser = new Browser(auth);
  await browser.post('sign-in/anonymous', {});
  const guest = (await browser.userId()) ?? '';
  work(db, guest, 100);
  const refused = await browser.post('sign-in/email', { email: 'ada@example.org', password: 'a wrong guess' });
  expect(refused.status).toBe(401);
  expect(owned(db, guest)).toEqual(one);
});

test('a short password is refused', async () => {
  const { db, auth } = world();
  const response = await new Browser(auth).signUp('Ada', { password: 'seven77' });
  expect(response.status).toBe(400);
  expect(db.select().from(users).all()).toEqual([]);
});

test('the page may be reached by localhost and by 127.0.0.1, on any port, but not from another site', async () => {
  const { auth } = world();
  for (const address of ['http://localhost:3000', 'http://127.0.0.1:8123']) {
    expect((await new Browser(auth, address).signUp(`Ada${address.at(-1)}`)).status).toBe(200);
  }
  const browser = new Browser(auth);
  await browser.signUp('Bob');
  const foreign = await browser.post('update-user', { name: 'x' }, { origin: 'http://evil.example' });
  expect(foreign.status).toBe(403);
  // The library says so on the console.
  vi.mocked(console.error).mockClear();
});
