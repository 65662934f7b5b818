import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { loadCatalog } from '@/lib/catalog/catalog';
import type { Catalog } from '@/lib/catalog/course';
import { openDatabase } from '@/lib/db/open';
import { gradingEvents, gradings, measures, users } from '@/lib/db/schema';
import { env } from '@/lib/env';
import { startGradingLoop } from '@/lib/grader/loop';
import { type OpenServices, openServices } from '@/lib/grading/open-services';
import { MAX_TRIES } from '@/lib/queue/grading-queue';
import { openTableQueue } from '@/lib/queue/table';
import { selectProgress, selectSubmission } from '@/lib/submissions/read';
import { submitCode } from '@/lib/submissions/submit';

let services: OpenServices;
let catalog: Catalog;
const ada: Actor = { userId: 'ada', guest: false };
const bob: Actor = { userId: 'bob', guest: false };

beforeAll(async () => {
  services = await openServices();
  catalog = await loadCatalog(env().coursesFolder);
});
afterAll(() => services?.close());

function school() {
  const db = openDatabase(':memory:');
  for (const id of ['ada', 'bob'])
    db.insert(users)
      .values({ id, name: id, email: `${id}@example.org` })
      .run();
  const handIn = (actor: Actor, source: string, requestId: string = randomUUID()) =>
    submitCode(
      db,
      catalog,
      actor,
      { courseId: 'implicit-bias', challengeId: 'min-norm', source, requestId },
      Date.now(),
    ).submissionId;
  return { db, handIn };
}

const reference = () => catalog.courses.get('implicit-bias')?.challenges.get('min-norm')?.files.reference as string;

/** Runs ahead by so many milliseconds each time it is read, so that retries come at once. */
function hurriedClock(step: number): () => number {
  let ahead = 0;
  return () => {
    ahead += step;
    return Date.now() + ahead;
  };
}

async function until(condition: () => boolean): Promise<void> {
  const end = Date.now() + 50_000;
  while (!condition()) {
    if (Date.now() > end) throw new Error('It never happened.');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

test('a submission is kept, graded, measured, and its author reads the verdict', async () => {
  const { db, handIn } = school();
  const id = handIn(ada, reference());
  expect(selectSubmission(db, catalog, ada, id, Date.now())).toMatchObject({ state: 'queued', verdict: null });
  const loop = startGradingLoop({ queue: openTableQueue(db), catalog: async () => catalog, services, concurrency: 1 });
  await until(() => selectSubmission(db, catalog, ada, id, Date.now()).state === 'done');
  await loop.stop();
  const { verdict } = selectSubmission(db, catalog, ada, id, Date.now());
  expect(verdict).toMatchObject({ passed: true, outcome: 'completed' });
  expect(db.select().from(measures).all()).toHaveLength(4 * 3);
  expect(db.select().from(gradingEvents).all()).toEqual([]);
  expect(() => selectSubmission(db, catalog, bob, id, Date.now())).toThrow(/no such submission/);
  expect(() => selectProgress(db, catalog, bob, id, 0)).toThrow(/no such submission/);
});

test('a verdict does not wait for its types: they are added when no sandbox has a job, by another grader if need be', async () => {
  const { db, handIn } = school();
  const id = handIn(ada, `${reference()}\nexport const wrong: number = 'text';\n`);
  let running = 1;
  const sandbox = { ...services.sandbox, state: () => ({ ...services.sandbox.state(), running }) };
  const options = {
    queue: openTableQueue(db),
    catalog: async () => catalog,
    services: { ...services, sandbox },
    concurrency: 1,
  };
  const verdict = () => selectSubmission(db, catalog, ada, id, Date.now()).verdict;
  const first = startGradingLoop(options);
  await until(() => verdict() !== null);
  await new Promise((resolve) => setTimeout(resolve, 500));
  await first.stop();
  expect(verdict()).toMatchObject({ passed: true, types: 'pending', typeErrors: [] });
  running = 0;
  const second = startGradingLoop({ ...options, queue: openTableQueue(db) });
  await until(() => verdict()?.types !== 'pending');
  await second.stop();
  expect(verdict()).toMatchObject({ passed: true, types: 'checked', typeErrors: [{ code: 2322 }] });
  expect(db.select().from(gradings).all()).toMatchObject([{ state: 'done', tries: 1, passed: true }]);
});

test('while submissions come without a break, types are checked all the same, later', async () => {
  const { db, handIn } = school();
  const id = handIn(ada, reference());
  const sandbox = { ...services.sandbox, state: () => ({ ...services.sandbox.state(), waiting: 1 }) };
  const options = {
    queue: openTableQueue(db),
    catalog: async () => catalog,
    services: { ...services, sandbox },
    concurrency: 1,
  };
  const clock = hurriedClock(500);
  const loop = startGradingLoop({ ...options, queue: openTableQueue(db, { clock }), clock });
  await until(() => selectSubmission(db, catalog, ada, id, Date.now()).verdict?.types === 'checked');
  await loop.stop();
});

test('a click that arrives twice hands in once', () => {
  const { db, handIn } = school();
  const request = randomUUID();
  expect(handIn(ada, 'a', request)).toBe(handIn(ada, 'a', request));
  expect(db.select().from(gradings).all()).toHaveLength(1);
});

test('when the judge breaks, the submission is tried again and costs nothing', async () => {
  const { db, handIn } = school();
  const id = handIn(ada, reference());
  let broken = 1;
  const judge = {
    ...services.judge,
    deal: (module: string, key: string) =>
      broken-- > 0 ? Promise.reject(new Error('The judge ended (SIGKILL).')) : services.judge.deal(module, key),
  };
  const loop = startGradingLoop({
    queue: openTableQueue(db, { clock: hurriedClock(100) }),
    catalog: async () => catalog,
    services: { ...services, judge },
    concurrency: 1,
  });
  await until(() => selectSubmission(db, catalog, ada, id, Date.now()).state === 'done');
  await loop.stop();
  expect(selectSubmission(db, catalog, ada, id, Date.now()).verdict?.passed).toBe(true);
  expect(db.select().from(gradings).all()).toMatchObject([{ tries: 2, fault: null }]);
});

test('a fault that stays is set aside for staff, with the source kept', async () => {
  const { db, handIn } = school();
  const id = handIn(ada, reference());
  const judge = { ...services.judge, deal: () => Promise.reject(new Error('no judge today')) };
  const loop = startGradingLoop({
    queue: openTableQueue(db, { clock: hurriedClock(1000) }),
    catalog: async () => catalog,
    services: { ...services, judge },
    concurrency: 1,
  });
  await until(() => selectSubmission(db, catalog, ada, id, Date.now()).state === 'broken');
  await loop.stop();
  expect(selectSubmission(db, catalog, ada, id, Date.now())).toMatchObject({ source: reference(), verdict: null });
  expect(db.select().from(gradings).all()).toMatchObject([{ tries: MAX_TRIES, points: null }]);
});

test('a loop that stops gives back what it holds, and another finishes it', async () => {
  const { db, handIn } = school();
  const ids = [handIn(ada, reference()), handIn(bob, reference())];
  const options = { queue: openTableQueue(db), catalog: async () => catalog, services, concurrency: 2 };
  const first = startGradingLoop(options);
  await until(() => selectProgress(db, catalog, ada, ids[0] as string, 0).state === 'running');
  await first.stop();
  expect(db.select({ state: gradings.state, tries: gradings.tries }).from(gradings).all()).toEqual([
    { state: 'queued', tries: 0 },
    { state: 'queued', tries: 0 },
  ]);
  const second = startGradingLoop(options);
  await until(() =>
    db
      .select()
      .from(gradings)
      .all()
      .every(({ state }) => state === 'done'),
  );
  await second.stop();
});

test('while no sandbox starts, what is handed in waits and loses no try', async () => {
  const { db, handIn } = school();
  const id = handIn(ada, reference());
  let paused: string | null = 'no room';
  const sandbox = { ...services.sandbox, state: () => ({ ...services.sandbox.state(), paused }) };
  const loop = startGradingLoop({
    queue: openTableQueue(db),
    catalog: async () => catalog,
    services: { ...services, sandbox },
    concurrency: 1,
  });
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(db.select().from(gradings).all()).toMatchObject([{ state: 'queued', tries: 0 }]);
  paused = null;
  await until(() => selectSubmission(db, catalog, ada, id, Date.now()).state === 'done');
  await loop.stop();
});
