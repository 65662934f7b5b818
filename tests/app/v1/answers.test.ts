import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { enrol } from '@/lib/auth/enrolments';
import { accessReplies, accessTokens, assignments, gradings, users } from '@/lib/db/schema';
import { signatureHolds } from '@/lib/grading/receipt';
import { NOW, openSchool } from './school';

let school: Awaited<ReturnType<typeof openSchool>>;
beforeEach(async () => {
  school = await openSchool();
});
afterEach(() => school.close());

test('a roster is read to its end in parts, once each, also while somebody is taken away', async () => {
  for (let i = 0; i < 25; i++) {
    const id = `s${String(i).padStart(2, '0')}`;
    school.db
      .insert(users)
      .values({ id, name: id, email: `${id}@example.org` })
      .run();
    enrol(school.db, { userId: id, guest: false }, 'small', NOW);
  }
  const token = school.tokenOf('tom', 'small', ['roster:read']);
  const seen: string[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const query: string = cursor === '' ? '' : `&cursor=${cursor}`;
    const { body } = await school.ask(token, 'GET', `/courses/small/roster?limit=10${query}`);
    expect(body.items.length).toBeLessThanOrEqual(10);
    seen.push(...body.items.map(({ id }: { id: string }) => id));
    cursor = body.next;
    school.db.delete(users).where(eq(users.id, 's00')).run();
  }
  expect(seen).toEqual([...seen].sort());
  expect(new Set(seen).size).toBe(seen.length);
  expect(seen).toEqual(expect.arrayContaining(['ada', 'bob', 'ina', 'tom', 's24']));
});

test('grades are what the grid says, in plain points', async () => {
  const token = school.tokenOf('tom', 'small', ['grades:read']);
  const { body } = await school.ask(token, 'GET', '/courses/small/grades');
  const bob = body.items.find(({ userId }: { userId: string }) => userId === 'bob');
  const challenge = bob.work.find(({ id }: { id: string }) => id === 'fit-line');
  expect(challenge).toMatchObject({ kind: 'challenge', state: 'done', points: 1, maxPoints: 10, tries: 1 });
  expect(bob.points).toBe(1);
  expect(body.items.map(({ userId }: { userId: string }) => userId)).toEqual(['ada', 'bob']);
});

test('a submission is told with its source and verdict, and its receipt can be verified', async () => {
  const token = school.tokenOf('tom', 'small', ['submissions:read']);
  const list = await school.ask(token, 'GET', '/courses/small/submissions?user=bob&since=2026-03-01T12:59:50%2B01:00');
  expect(list.body.items.map(({ id }: { id: string }) => id)).toEqual([school.submissions.small]);
  expect((await school.ask(token, 'GET', '/courses/small/submissions?until=2026-03-01T11:00:00Z')).body.items).toEqual(
    [],
  );
  const one = await school.ask(token, 'GET', `/courses/small/submissions/${school.submissions.small}`);
  expect(one.body).toMatchObject({ source: '// of bob in small', state: 'done', verdict: { passed: true } });
  expect(JSON.stringify(one.body)).not.toContain('secret');
  const { body: receipt } = await school.ask(
    token,
    'GET',
    `/courses/small/submissions/${school.submissions.small}/receipt`,
  );
  expect(signatureHolds(receipt)).toBe(true);
});

test('a window is set, once for one key, and another request under the key is refused', async () => {
  const token = school.tokenOf('ina', 'small', ['assignments:read', 'assignments:write']);
  const window = { opensAt: '2026-05-01T08:00:00+02:00', closesAt: null };
  const key = { 'idempotency-key': 'one-click' };
  const path = '/courses/small/assignments/challenge/fit-line';
  expect((await school.ask(token, 'PUT', path, window, key)).status).toBe(204);
  const { body } = await school.ask(token, 'GET', '/courses/small/assignments');
  expect(body.items.find(({ id }: { id: string }) => id === 'fit-line')).toMatchObject({
    opensAt: '2026-05-01T06:00:00.000Z',
    closesAt: null,
  });
  school.db.delete(assignments).run();
  const again = await school.ask(token, 'PUT', path, window, key);
  expect([again.status, again.headers.get('idempotency-replayed')]).toEqual([204, 'true']);
  expect(school.db.select().from(assignments).all()).toEqual([]);
  const other = await school.ask(token, 'PUT', path, { ...window, closesAt: '2026-07-01T00:00:00Z' }, key);
  expect([other.status, other.body.reason]).toEqual([409, 'idempotency-key-reused']);
  // Another token's keys are its own, and what was refused may be asked for again.
  const elsewhere = school.tokenOf('root', null, ['assignments:write']);
  expect((await school.ask(elsewhere, 'PUT', path, window, key)).headers.get('idempotency-replayed')).toBeNull();
  expect((await school.ask(token, 'PUT', path, {}, { 'idempotency-key': 'new' })).status).toBe(400);
  expect((await school.ask(token, 'PUT', path, window, { 'idempotency-key': 'new' })).status).toBe(204);
  school.host.now = NOW + 25 * 3_600_000;
  expect((await school.ask(token, 'PUT', path, window, { 'idempotency-key': 'later' })).status).toBe(204);
  expect(
    school.db
      .select()
      .from(accessReplies)
      .all()
      .map(({ key: kept }) => kept),
  ).toEqual(['later']);
});

test('a regrade that is sent twice under one key is queued once', async () => {
  const token = school.tokenOf('ina', 'small', ['regrades:write']);
  const key = { 'idempotency-key': 'again' };
  const sent = { apply: true, challengeId: 'fit-line' };
  const [first, second] = await Promise.all(
    [1, 2].map(() => school.ask(token, 'POST', '/courses/small/regrades', sent, key)),
  );
  expect(first?.body).toMatchObject({ submissions: 1 });
  expect(second?.body).toEqual(first?.body);
  expect(
    school.db
      .select()
      .from(gradings)
      .all()
      .filter(({ cause }) => cause === 'regrade'),
  ).toHaveLength(1);
});

test('when a token was last used is noted, to the minute', async () => {
  const token = school.tokenOf('tom', 'small', ['roster:read']);
  const used = () => school.db.select().from(accessTokens).get()?.lastUsedAt;
  await school.ask(token, 'GET', '/courses/small/grades');
  expect(used()).toBeNull();
  await school.ask(token, 'GET', '/courses/small/roster');
  school.host.now = NOW + 30_000;
  await school.ask(token, 'GET', '/courses/small/roster');
  expect(used()).toBe(NOW);
  school.host.now = NOW + 60_000;
  await school.ask(token, 'GET', '/courses/small/roster');
  expect(used()).toBe(NOW + 60_000);
});

test('whoever asks too often is told when to come again, each token and each stranger on their own', async () => {
  school.close();
  school = await openSchool({ token: { burst: 3, everyMs: 60_000 }, unknown: { burst: 2, everyMs: 60_000 } });
  const [one, two] = [school.tokenOf('tom', 'small'), school.tokenOf('ina', 'small')];
  const statuses = async (token: string, times: number) => {
    const got: number[] = [];
    for (let i = 0; i < times; i++) got.push((await school.ask(token, 'GET', '/courses')).status);
    return got;
  };
  expect(await statuses(one, 4)).toEqual([200, 200, 200, 429]);
  expect(await statuses(two, 1)).toEqual([200]);
  const refused = await school.ask(one, 'GET', '/courses');
  expect(refused.body.reason).toBe('too-many-requests');
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(await statuses('hld_guess', 3)).toEqual([401, 401, 429]);
});
