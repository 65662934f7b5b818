import { hostname } from 'node:os';
import { expect, test } from 'vitest';
import type { Database } from '@/lib/db/open';
import { gradings } from '@/lib/db/schema';
import { type GradingQueue, QueueTrouble } from '@/lib/queue/grading-queue';
import { ahead } from '@/lib/queue/line';
import { openTableQueue } from '@/lib/queue/table';
import { plainVerdict } from '../submissions/verdict';
import { classOfWork, PLACES } from './class-of-work';
import { type Driver, holdsContract } from './contract';

const HOUR = 3_600_000;
// Process ids stay far below this on every system.
const DEAD = `${hostname()}:999999999:gone`;

async function openDriver(db: Database): Promise<Driver> {
  let passed = 0;
  const leaseMs = 600;
  return {
    leaseMs,
    grader: (aheadMs = 0) =>
      openTableQueue(db, { leaseMs, clock: () => Date.now() + passed, steady: () => performance.now() + aheadMs }),
    // What it held was held by a process that is no more, and the next that opens sees that.
    async kill() {
      db.update(gradings).set({ leaseHolder: DEAD }).run();
      openTableQueue(db);
    },
    async hurry() {
      passed += 61_000;
    },
    async close() {
      db.$client.close();
    },
  };
}

holdsContract('the queue in the database', openDriver);

const take = (queue: GradingQueue) => queue.take({ places: PLACES });

test('what a dead process held is queued again at once, what another machine holds is not', async () => {
  const { db, handIn, rowOf } = classOfWork();
  handIn('a');
  handIn('b');
  const queue = openTableQueue(db);
  await take(queue);
  await take(queue);
  db.update(gradings).set({ leaseHolder: DEAD }).run();
  expect((await take(openTableQueue(db)))?.job).toMatchObject({ id: 'g-a', tries: 2 });
  db.update(gradings).set({ leaseHolder: 'another-machine:7:x', state: 'running' }).run();
  expect(await take(openTableQueue(db))).toBeNull();
  expect(rowOf('a')).toMatchObject({ state: 'running' });
});

test('what an earlier process of the same number held is queued again at once', async () => {
  const { db, handIn } = classOfWork();
  handIn('a');
  await take(openTableQueue(db));
  expect(await take(openTableQueue(db)), 'held by this process').toBeNull();
  db.update(gradings)
    .set({ leaseHolder: `${hostname()}:${process.pid}:an earlier one` })
    .run();
  expect((await take(openTableQueue(db)))?.job.tries).toBe(2);
});

test('when the clock is set back an hour, what was handed in before keeps its place and is graded at once', async () => {
  const { db, handIn } = classOfWork();
  let now = 12 * HOUR;
  handIn('before', { at: now });
  const queue = openTableQueue(db, { clock: () => now });
  const taken = await take(queue);
  await queue.settle(taken?.lease ?? { id: '', token: '' }, { kind: 'fault', fault: 'the judge broke' });
  now -= HOUR;
  handIn('after', { at: now, student: 'v' });
  expect(ahead(db, 'g-after')).toBe(1);
  expect((await take(queue))?.job.id).toBe('g-before');
  expect((await take(queue))?.job.id).toBe('g-after');
});

test('a retry waits its time, longer each time and never longer than a minute', async () => {
  const { db, handIn } = classOfWork();
  let now = 0;
  handIn('a', { at: now });
  const queue = openTableQueue(db, { clock: () => now });
  for (const waits of [2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000]) {
    const taken = await take(queue);
    await queue.settle(taken?.lease ?? { id: '', token: '' }, { kind: 'fault', fault: 'the judge broke' });
    now += waits - 1;
    expect(await take(queue)).toBeNull();
    now += 1;
  }
  expect((await take(queue))?.job.tries).toBe(8);
});

test('points are recorded in thousandths, with the time in line', async () => {
  const { db, handIn, rowOf } = classOfWork();
  let now = 100;
  handIn('a', { at: now });
  const queue = openTableQueue(db, { clock: () => now });
  now += 250;
  const taken = await take(queue);
  const verdict = { ...plainVerdict([1]), points: 1.333, maxPoints: 2.5 };
  expect(await queue.settle(taken?.lease ?? { id: '', token: '' }, { kind: 'verdict', verdict })).toBe(true);
  expect(rowOf('a')).toMatchObject({ points: 1333, maxPoints: 2500, verdict: { timing: { queuedMs: 250 } } });
});

test('what was dealt by an earlier generator is set aside', async () => {
  const { db, handIn, rowOf } = classOfWork();
  handIn('a');
  db.update(gradings).set({ secret: null }).run();
  expect(await take(openTableQueue(db))).toBeNull();
  expect(rowOf('a')).toMatchObject({ state: 'broken', fault: expect.stringMatching(/earlier generator/) });
});

test('while the database cannot be written, it says so, and nothing is done', async () => {
  const { db, handIn, rowOf } = classOfWork();
  handIn('a');
  const queue = openTableQueue(db);
  db.$client.pragma('query_only = on');
  await expect(take(queue)).rejects.toBeInstanceOf(QueueTrouble);
  db.$client.pragma('query_only = off');
  expect(rowOf('a')).toMatchObject({ state: 'queued', tries: 0 });
  expect((await take(queue))?.job.id).toBe('g-a');
});
