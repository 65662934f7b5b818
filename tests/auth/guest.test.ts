import { eq } from 'drizzle-orm';
import { sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { expect, test } from 'vitest';
import { removeIdleGuests } from '@/lib/auth/guests/guests';
import { GUEST_RULES, personColumns } from '@/lib/auth/guests/queries';
import type { Database } from '@/lib/db/open';
import { attempts, drafts, enrolments, lessonFeedback, submissions, users, visits } from '@/lib/db/schema';
import { Browser, world } from './people';
import { course, work } from './work-of';

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
  const guest = await browser.saveAsGuest();
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

test('every column that points to a person has a rule, a column of a new table too', () => {
  expect(Object.keys(GUEST_RULES).sort()).toEqual(
    personColumns()
      .map(({ name }) => name)
      .sort(),
  );
  const notes = sqliteTable('notes', { writtenBy: text('written_by').references(() => users.id) });
  expect(personColumns({ notes })).toMatchObject([{ name: 'notes.written_by', key: 'writtenBy' }]);
});

test('whatever points to a guest points to the account afterwards', async () => {
  const { db, auth } = world();
  const browser = new Browser(auth);
  const guest = await browser.saveAsGuest();
  work(db, guest, 100);
  const pointing = (userId: string) =>
    personColumns()
      .filter(({ table, column }) => db.select().from(table).where(eq(column, userId)).all().length > 0)
      .map(({ name }) => name);
  const columns = Object.keys(GUEST_RULES).filter((name) => GUEST_RULES[name]?.joins !== 'ends');
  expect(pointing(guest).sort(), 'the test has a row for each').toEqual(expect.arrayContaining(columns.sort()));
  await browser.signUp('Ada');
  expect(pointing((await browser.userId()) ?? '')).toEqual(expect.arrayContaining(columns));
  expect(pointing(guest)).toEqual([]);
});

test('a guest who signs in adds to what the account had: the later draft and the earlier visit stay', async () => {
  const { db, auth } = world();
  const home = new Browser(auth);
  await home.signUp('Ada');
  const ada = (await home.userId()) ?? '';
  work(db, ada, 200);

  const elsewhere = new Browser(auth);
  work(db, await elsewhere.saveAsGuest(), 100);
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
  const guest = await browser.saveAsGuest();
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
});

const people = (db: Database) => db.select().from(users).all();

test('reading as a guest makes no row; the first thing that is saved makes one, with the id that was promised', async () => {
  const { db, auth } = world();
  const browser = new Browser(auth);
  expect(await browser.guestInWaiting()).toBeNull();
  await browser.post('guest', {});
  const promised = await browser.guestInWaiting();
  expect(promised).toMatch(/^[\w-]{36}$/);
  expect(people(db)).toEqual([]);
  expect(await browser.save()).toBe(promised);
  expect(people(db)).toMatchObject([{ id: promised, isAnonymous: true, administrator: false }]);
  expect(await browser.userId()).toBe(promised);
  expect(await browser.guestInWaiting()).toBeNull();
});

test('two first things saved at once are of one guest', async () => {
  const { db, auth } = world();
  const browser = new Browser(auth);
  await browser.post('guest', {});
  const twin = browser.copy();
  const [one, two] = await Promise.all([browser.save(), twin.save()]);
  expect(one).toBe(two);
  expect(people(db)).toHaveLength(1);
  expect(await twin.userId()).toBe(one);
});

test('a pass opens nothing after it was used up, and one that nobody signed opens nothing at all', async () => {
  const { db, auth } = world();
  const browser = new Browser(auth);
  await browser.post('guest', {});
  const copied = browser.copy();
  const guest = await browser.save();
  db.update(users)
    .set({ createdAt: new Date(Date.now() - 3_600_000) })
    .where(eq(users.id, guest))
    .run();
  expect(await copied.guestInWaiting()).toBeNull();
  await expect(copied.save()).rejects.toThrow('401');
  const forged = new Browser(auth);
  forged.setCookie('better-auth.guest', encodeURIComponent(`${guest} ${Date.now()}.${'A'.repeat(43)}=`));
  expect(await forged.guestInWaiting()).toBeNull();
});

test('a guest is told before their work goes out of reach, and may leave all the same', async () => {
  const { db, auth } = world();
  const browser = new Browser(auth);
  const guest = await browser.saveAsGuest();
  work(db, guest, 100);
  const refused = await browser.post('sign-out', {});
  expect([refused.status, (await refused.json()).code]).toEqual([409, 'GUEST_WORK_OUT_OF_REACH']);
  expect(await browser.userId()).toBe(guest);
  expect((await browser.post('sign-out', { leave: true })).status).toBe(200);
  expect(await browser.userId()).toBeNull();
  expect(owned(db, guest)).toEqual(one);

  const idle = new Browser(auth);
  await idle.saveAsGuest();
  expect((await idle.post('sign-out', {})).status).toBe(200);
});

test('nobody deletes themselves with what they handed in', async () => {
  const { db, auth } = world();
  const browser = new Browser(auth);
  const guest = await browser.saveAsGuest();
  work(db, guest, 100);
  for (const path of ['delete-anonymous-user', 'delete-user', 'sign-in/anonymous']) {
    expect((await browser.post(path, {})).status, path).toBe(404);
  }
  expect(owned(db, guest)).toEqual(one);
});

test('a guest who signs in to an account that used the same request id loses nothing', async () => {
  const { db, auth } = world();
  const home = new Browser(auth);
  await home.signUp('Ada');
  const ada = (await home.userId()) ?? '';
  work(db, ada, 200);
  const elsewhere = new Browser(auth);
  const guest = await elsewhere.saveAsGuest();
  work(db, guest, 100);
  for (const id of [`${ada}-200`, `${guest}-100`]) {
    db.update(submissions).set({ requestId: 'the-same-id' }).where(eq(submissions.id, id)).run();
  }
  const answer = await elsewhere.post('sign-in/email', { email: 'ada@example.org', password: 'long enough' });
  expect(answer.status).toBe(200);
  const rows = db.select().from(submissions).where(eq(submissions.userId, ada)).all();
  expect(rows.map(({ id, requestId }) => [id, requestId]).sort()).toEqual(
    [
      [`${ada}-200`, 'the-same-id'],
      [`${guest}-100`, `${guest}-100`],
    ].sort(),
  );
});

test('guests who left nothing behind are removed after a week, others never', async () => {
  const { db, auth } = world();
  const DAY = 24 * 3600 * 1000;
  const now = Date.now();
  const [idle, reader, worker] = [
    await new Browser(auth).saveAsGuest(),
    await new Browser(auth).saveAsGuest(),
    await new Browser(auth).saveAsGuest(),
  ] as [string, string, string];
  db.insert(visits)
    .values({ userId: reader, ...course, firstAt: 1, lastAt: 1, doneAt: null })
    .run();
  db.insert(drafts).values({ userId: worker, key: 'challenge:c:x', content: 'x', updatedAt: 1 }).run();
  db.insert(users)
    .values({ id: 'ada', name: 'Ada', email: 'ada@example.org', createdAt: new Date(0) })
    .run();
  expect(removeIdleGuests(db, now + 6 * DAY)).toBe(0);
  expect(removeIdleGuests(db, now + 8 * DAY)).toBe(2);
  expect(
    people(db)
      .map(({ id }) => id)
      .sort(),
  ).toEqual(['ada', worker].sort());
  expect(idle).not.toBe(worker);
});
