import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { openDatabase } from '@/lib/db/open';
import { gradings, submissions, users } from '@/lib/db/schema';
import type { GraderStatus } from '@/lib/grader/status';
import { openMetrics } from '@/lib/metrics/metrics';
import { PUBLIC_SECRET } from '@/lib/secrets/keys';

function server() {
  const db = openDatabase(':memory:');
  db.insert(users).values({ id: 'u', name: 'u', email: 'u@example.org' }).run();
  const clock = { now: 1_000_000 };
  const grader: { status: GraderStatus } = { status: { state: 'starting' } };
  const metrics = openMetrics({ db, file: ':memory:', grader: () => grader.status, now: () => clock.now });
  const handIn = (queuedAt: number, cause: 'submit' | 'regrade' = 'submit') => {
    const id = randomUUID();
    const course = { courseId: 'c', challengeId: 'x', source: 'the-source', sourceHash: 'h', requestId: id };
    db.insert(submissions)
      .values({ id, userId: 'u', ...course, submittedAt: queuedAt })
      .run();
    const asked = { seeds: [1], secret: PUBLIC_SECRET, contentHash: 'h', availableAt: queuedAt, queuedAt };
    db.insert(gradings)
      .values({ id, submissionId: id, cause, state: 'queued', ...asked, maxPoints: 1000 })
      .run();
    return id;
  };
  const finish = (id: string, finishedAt: number, outcome = 'completed') =>
    db.update(gradings).set({ state: 'done', finishedAt, outcome }).where(eq(gradings.id, id)).run();
  const value = async (series: string) => {
    const line = (await metrics.text()).split('\n').find((one) => one.startsWith(`${series} `));
    return line === undefined ? undefined : Number(line.slice(series.length));
  };
  return { clock, grader, metrics, handIn, finish, value };
}

test('the queue is told by cause, with the age of its oldest', async () => {
  const { clock, handIn, value } = server();
  handIn(clock.now - 30_000);
  handIn(clock.now - 10_000);
  handIn(clock.now - 90_000, 'regrade');
  expect(await value('heldout_gradings{state="queued",cause="submit"}')).toBe(2);
  expect(await value('heldout_gradings{state="queued",cause="regrade"}')).toBe(1);
  expect(await value('heldout_gradings{state="running",cause="submit"}')).toBe(0);
  expect(await value('heldout_oldest_waiting_seconds{cause="submit"}')).toBe(30);
  expect(await value('heldout_oldest_waiting_seconds{cause="regrade"}')).toBe(90);
});

test('a queue that has become empty says so', async () => {
  const { clock, handIn, finish, value } = server();
  const id = handIn(clock.now - 30_000);
  expect(await value('heldout_oldest_waiting_seconds{cause="submit"}')).toBe(30);
  finish(id, clock.now);
  expect(await value('heldout_oldest_waiting_seconds{cause="submit"}')).toBe(0);
  expect(await value('heldout_gradings{state="queued",cause="submit"}')).toBe(0);
});

test('each verdict is counted once, by how its runs ended and how long it took', async () => {
  const { clock, handIn, finish, value } = server();
  finish(handIn(clock.now), clock.now + 1_500);
  finish(handIn(clock.now), clock.now + 4_000, 'time-limit');
  clock.now += 10_000;
  expect(await value('heldout_outcomes_total{outcome="completed"}')).toBe(1);
  expect(await value('heldout_outcomes_total{outcome="completed"}')).toBe(1);
  expect(await value('heldout_outcomes_total{outcome="time-limit"}')).toBe(1);
  expect(await value('heldout_verdict_seconds_count{cause="submit"}')).toBe(2);
  expect(await value('heldout_verdict_seconds_sum{cause="submit"}')).toBe(5.5);
  expect(await value('heldout_verdict_seconds_bucket{le="2",cause="submit"}')).toBe(1);
  finish(handIn(clock.now), clock.now + 500);
  clock.now += 10_000;
  expect(await value('heldout_outcomes_total{outcome="completed"}')).toBe(2);
});

test('what was graded before the server started is not counted, and a clock set back counts nothing twice', async () => {
  const { clock, handIn, finish, value } = server();
  finish(handIn(clock.now - 60_000), clock.now - 50_000);
  finish(handIn(clock.now), clock.now + 1_000);
  clock.now += 10_000;
  expect(await value('heldout_outcomes_total{outcome="completed"}')).toBe(1);
  clock.now -= 3_600_000;
  expect(await value('heldout_outcomes_total{outcome="completed"}')).toBe(1);
  clock.now += 3_610_000;
  expect(await value('heldout_outcomes_total{outcome="completed"}')).toBe(1);
});

test('what grades here is told, and the level only while it grades', async () => {
  const { grader, value } = server();
  expect(await value('heldout_grader_state{state="starting"}')).toBe(1);
  expect(await value('heldout_isolation{level="full"}')).toBeUndefined();
  grader.status = { state: 'grading', isolation: 'full', lost: 3 };
  expect(await value('heldout_grader_state{state="grading"}')).toBe(1);
  expect(await value('heldout_isolation{level="full"}')).toBe(1);
  expect(await value('heldout_sandboxes_lost')).toBe(3);
  grader.status = { state: 'paused', why: 'no sandbox' };
  expect(await value('heldout_isolation{level="full"}')).toBeUndefined();
});

test('requests are told by method, route and status, and nothing of what people sent', async () => {
  const { metrics, handIn, value } = server();
  handIn(1);
  metrics.answered('POST', '/api/attempts/[id]/answers', 200, 0.004);
  metrics.answered('POST', '/api/attempts/[id]/answers', 403, 0.2);
  const labels = 'method="POST",route="/api/attempts/[id]/answers"';
  expect(await value(`heldout_http_request_seconds_count{${labels},status="200"}`)).toBe(1);
  expect(await value(`heldout_http_request_seconds_bucket{le="0.005",${labels},status="200"}`)).toBe(1);
  expect(await value(`heldout_http_request_seconds_bucket{le="0.1",${labels},status="403"}`)).toBe(0);
  expect(await metrics.text()).not.toMatch(/the-source|u@example/);
});
