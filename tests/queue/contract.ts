import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Database } from '@/lib/db/open';
import { gradings, measures } from '@/lib/db/schema';
import { type GradingQueue, MAX_TRIES, REGRADE_EVERY, type Taken } from '@/lib/queue/grading-queue';
import { ahead } from '@/lib/queue/line';
import { seedsOf } from '@/lib/secrets/keys';
import { listEvents } from '@/lib/submissions/queries';
import { plainVerdict } from '../submissions/verdict';
import { classOfWork, PLACES, SECRET } from './class-of-work';

/** What a driver gives to be held to the contract. */
export interface Driver {
  /** The queue as a grader on a machine of its own sees it, whose clocks say something else by so many milliseconds. */
  grader(clocksAheadMs?: number): GradingQueue;
  /** Ends the process of a grader in which nothing more happens, or what stands for it. */
  kill(grader: GradingQueue): Promise<void>;
  /** How long a lease is in this test; retries that are due within a minute are due after `hurry`. */
  leaseMs: number;
  hurry(): Promise<void>;
  close(): Promise<void>;
}

const HOUR = 3_600_000;
const verdict = { kind: 'verdict', verdict: plainVerdict([1, 2]) } as const;

/** The whole contract of `GradingQueue`; every driver is held to the same. */
export function holdsContract(name: string, open: (db: Database) => Promise<Driver>): void {
  const drivers: Driver[] = [];
  afterEach(async () => {
    for (const driver of drivers.splice(0)) await driver.close();
  });

  async function room() {
    const work = classOfWork();
    const driver = await open(work.db);
    drivers.push(driver);
    const take = async (grader: GradingQueue, liveOnly = false): Promise<Taken | null> => {
      // A driver may need a moment to carry what was put in line.
      for (let looks = 0; looks < 10; looks++) {
        const taken = await grader.take({ places: PLACES, liveOnly });
        if (taken) return taken;
        await grader.wait(20, new AbortController().signal);
      }
      return null;
    };
    const must = async (grader: GradingQueue) => {
      const taken = await take(grader);
      if (!taken) throw new Error('Nothing could be taken.');
      return taken;
    };
    const becomes = (id: string, row: Partial<typeof gradings.$inferSelect>) =>
      vi.waitFor(() => expect(work.rowOf(id)).toMatchObject(row), { timeout: 5_000 });
    const told = (id: string) => listEvents(work.db, `g-${id}`, 0).map(({ event }) => event);
    return { ...work, ...driver, take, must, becomes, told };
  }

  describe(name, () => {
    test('a job carries all that is graded, by the keys of its seeds, and not the secret, nor whose it is', async () => {
      const { grader, handIn, must } = await room();
      handIn('a', { student: 'v' });
      const { job } = await must(grader());
      expect(job).toEqual({
        ...{ id: 'g-a', priority: 'live', tries: 1, source: '// a' },
        challenge: { courseId: 'c', challengeId: 'x', contentHash: 'content' },
        seeds: seedsOf(SECRET, [1, 2]),
      });
      expect(JSON.stringify(job)).not.toContain(SECRET);
    });

    test('the one that came first is taken first, and each only once', async () => {
      const { grader, handIn, must, take } = await room();
      handIn('early', { at: 20 });
      handIn('late', { at: 10 });
      const [one, other] = [grader(), grader(HOUR)];
      expect((await must(one)).job.id).toBe('g-early');
      expect((await must(other)).job.id).toBe('g-late');
      expect(await take(one)).toBeNull();
    });

    test('fifty submissions of one student do not delay the first of another, and the line says so', async () => {
      const { db, grader, handIn, must } = await room();
      for (let i = 0; i < 50; i++) handIn(`mine-${i}`);
      handIn('first-of-v', { student: 'v' });
      handIn('second-of-v', { student: 'v' });
      handIn('first-of-w', { student: 'w' });
      const before = ['first-of-v', 'first-of-w', 'second-of-v', 'mine-49'].map((id) => ahead(db, `g-${id}`, PLACES));
      expect(before).toEqual([1, 2, 4, 52]);
      const one = grader();
      const order = [];
      for (let i = 0; i < 5; i++) order.push((await must(one)).job.id);
      expect(order).toEqual(['g-mine-0', 'g-first-of-v', 'g-first-of-w', 'g-mine-1', 'g-second-of-v']);
    });

    test('a regrade comes after live work, is not starved by it, and is left to others by who wants live work', async () => {
      const { grader, handIn, must, take, db } = await room();
      for (let i = 0; i < 3; i++) handIn(`again-${i}`, { priority: 'regrade' });
      for (let i = 0; i < 2 * REGRADE_EVERY; i++) handIn(`live-${i}`, { student: i % 2 === 0 ? 'u' : 'v' });
      expect(ahead(db, 'g-live-0', PLACES)).toBe(0);
      const one = grader();
      const kinds = [];
      for (let i = 0; i < 2 * REGRADE_EVERY + 2; i++) kinds.push((await must(one)).job.priority);
      const regrades = kinds.flatMap((kind, i) => (kind === 'regrade' ? [i + 1] : []));
      expect(regrades).toEqual([REGRADE_EVERY, 2 * REGRADE_EVERY]);
      expect(await take(one, true)).toBeNull();
      expect((await must(one)).job.id).toBe('g-again-2');
    });

    test('one verdict is recorded, with its measures, and what comes after it is not', async () => {
      const { db, grader, handIn, must, becomes } = await room();
      handIn('a');
      const one = grader();
      const { lease } = await must(one);
      await becomes('a', { state: 'running' });
      expect(await one.settle(lease, verdict)).toBe(true);
      await becomes('a', { state: 'done', passed: true, points: 1000, leaseHolder: null, tries: 1 });
      expect(await one.settle(lease, verdict)).toBe(false);
      expect(await one.settle(lease, { kind: 'fault', fault: 'too late' })).toBe(false);
      expect(await one.renew(lease)).toBe(false);
      await becomes('a', { state: 'done', fault: null });
      expect(db.select().from(measures).all()).toHaveLength(2);
    });

    test('a lease that is not renewed runs out, whatever the clocks of two machines say; the late one changes nothing', async () => {
      const { grader, handIn, must, take, becomes, told, leaseMs } = await room();
      handIn('a');
      const [lost, heir] = [grader(-HOUR), grader(HOUR)];
      const first = await must(lost);
      const end = performance.now() + 2.5 * leaseMs;
      while (performance.now() < end) {
        expect(await lost.renew(first.lease)).toBe(true);
        expect(await heir.take({ places: PLACES })).toBeNull();
        await heir.wait(leaseMs / 6, new AbortController().signal);
      }
      await lost.report(first.lease, [{ kind: 'seed-started', seed: 1 }]);
      await vi.waitFor(() => expect(told('a')).toHaveLength(1));
      let second: Taken | null = null;
      for (const giveUp = performance.now() + 10 * leaseMs; !second && performance.now() < giveUp; ) {
        second = await take(heir);
      }
      expect(second?.job).toMatchObject({ id: 'g-a', tries: 2 });
      await vi.waitFor(() => expect(told('a')).toEqual([]));
      expect(await lost.renew(first.lease)).toBe(false);
      await lost.report(first.lease, [{ kind: 'seed-started', seed: 2 }]);
      await heir.report(second?.lease ?? first.lease, [{ kind: 'seed-started', seed: 3 }]);
      await vi.waitFor(() => expect(told('a')).toEqual([{ kind: 'seed-started', seed: 3 }]));
      expect(await lost.settle(first.lease, verdict)).toBe(false);
      expect(await heir.settle(second?.lease ?? first.lease, verdict)).toBe(true);
      await becomes('a', { state: 'done', tries: 2 });
      expect(told('a')).toEqual([]);
    });

    test('what is let go of is as if it had never been taken', async () => {
      const { grader, handIn, must } = await room();
      handIn('a');
      const one = grader();
      for (let i = 0; i < MAX_TRIES + 2; i++) {
        const { job, lease } = await must(one);
        expect(job.tries).toBe(1);
        expect(await one.settle(lease, { kind: 'released' })).toBe(true);
      }
    });

    test('our own faults are tried again later, and set aside at last; the page forgets what it was told', async () => {
      const { grader, handIn, must, take, becomes, told, hurry } = await room();
      handIn('a');
      const one = grader();
      for (let tries = 1; tries <= MAX_TRIES; tries++) {
        const { job, lease } = await must(one);
        expect(job.tries).toBe(tries);
        await one.report(lease, [{ kind: 'seed-started', seed: 1 }]);
        expect(await one.settle(lease, { kind: 'fault', fault: 'the judge broke' })).toBe(true);
        await becomes('a', { state: tries < MAX_TRIES ? 'queued' : 'broken', fault: 'the judge broke' });
        await vi.waitFor(() => expect(told('a')).toEqual([]));
        expect(await one.take({ places: PLACES })).toBeNull();
        await hurry();
      }
      expect(await take(one)).toBeNull();
      await becomes('a', { state: 'broken', points: null });
    });

    test('what ends its graders again and again is set aside, and holds nobody up', async () => {
      const { grader, kill, handIn, must, becomes, hurry } = await room();
      handIn('deadly');
      for (let tries = 1; tries <= MAX_TRIES; tries++) {
        const victim = grader();
        expect((await must(victim)).job).toMatchObject({ id: 'g-deadly', tries });
        await kill(victim);
        await hurry();
      }
      handIn('harmless');
      expect((await must(grader())).job.id).toBe('g-harmless');
      await becomes('deadly', { state: 'broken', fault: expect.stringMatching(/too often/) });
    });

    test('what waits for its challenge is left in line, costs no try, and holds nobody up', async () => {
      const { db, grader, handIn, must, becomes } = await room();
      handIn('gone', { challengeId: 'y' });
      handIn('here');
      const one = grader();
      expect((await must(one)).job.id).toBe('g-here');
      expect(await one.take({ places: PLACES })).toBeNull();
      expect(ahead(db, 'g-gone', PLACES)).toBe(0);
      await becomes('gone', { state: 'queued', tries: 0 });
      await vi.waitFor(async () => {
        const taken = await one.take({ places: [...PLACES, 'c/y'] });
        expect(taken?.job).toMatchObject({ id: 'g-gone', tries: 1 });
      });
    });

    test('types are told after the verdict, and those that a grader left are taken up by the next', async () => {
      const { grader, kill, handIn, must, rowOf, becomes } = await room();
      const [first, next] = [grader(), grader(HOUR)];
      for (const id of ['a', 'b']) {
        handIn(id, { at: Date.now() });
        const { lease } = await must(first);
        await first.settle(lease, { kind: 'verdict', verdict: { ...plainVerdict([1]), types: 'pending' } });
        await becomes(id, { state: 'done' });
      }
      const untyped = await vi.waitFor(async () => {
        const found = await first.takeUntyped();
        expect(found).toMatchObject({ id: 'g-a', challenge: { courseId: 'c', challengeId: 'x' }, source: '// a' });
        return found;
      });
      const message = { en: 'wrong', fr: 'faux' };
      const typeErrors = [{ line: 1, column: 2, code: 2322, message }];
      await first.settleTypes(untyped?.id ?? '', { types: 'checked', typeErrors });
      await vi.waitFor(() => expect(rowOf('a')?.verdict).toMatchObject({ passed: true, types: 'checked', typeErrors }));
      await kill(first);
      await vi.waitFor(async () => expect(await next.takeUntyped()).toMatchObject({ id: 'g-b' }), { timeout: 10_000 });
    });

    test('who waits is woken by what is handed in', async () => {
      const { grader, handIn, must } = await room();
      const one = grader();
      await one.take({ places: PLACES });
      const since = performance.now();
      setTimeout(() => handIn('a'), 50);
      await one.wait(20_000, new AbortController().signal);
      expect((await must(one)).job.id).toBe('g-a');
      expect(performance.now() - since).toBeLessThan(10_000);
    });

    test('many graders, some of whom are killed, record exactly one verdict for everything', async () => {
      const { db, grader, kill, handIn, hurry } = await room();
      const ids = Array.from({ length: 40 }, (_, i) => `s-${i}`);
      ids.forEach((id, i) => void handIn(id, { student: 'uvw'[i % 3] }));
      let recorded = 0;
      const done = () =>
        db
          .select()
          .from(gradings)
          .all()
          .filter(({ state }) => state === 'done').length;
      const grade = async (one: GradingQueue, dies: boolean) => {
        for (let takes = 1; done() < ids.length; takes++) {
          const taken = await one.take({ places: PLACES });
          if (taken && dies && takes > 3) {
            await kill(one);
            return hurry();
          }
          if (!taken) await one.wait(20, new AbortController().signal);
          else if (await one.settle(taken.lease, verdict)) recorded += 1;
        }
      };
      await Promise.all([false, true, true, false].map((dies, i) => grade(grader(i * HOUR), dies)));
      expect(recorded).toBe(ids.length);
      expect(db.select().from(measures).all()).toHaveLength(2 * ids.length);
    }, 30_000);
  });
}
