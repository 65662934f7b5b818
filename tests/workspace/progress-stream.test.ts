import { expect, test } from 'vitest';
import { progressStream } from '@/app/api/submissions/[id]/events/progress-stream';
import type { GradingEvent } from '@/lib/grading/events';
import type { Lease } from '@/lib/queue/grading-queue';
import { openTableQueue } from '@/lib/queue/table';
import { findGrading } from '@/lib/submissions/queries';
import { selectProgress } from '@/lib/submissions/read';
import { submitCode } from '@/lib/submissions/submit';
import { openClass, refusal } from '../attempts/class';
import { smallCatalog } from '../catalog/small-course';
import { plainVerdict } from '../submissions/verdict';

const catalog = await smallCatalog();

function room() {
  const people = openClass();
  const { db, ada } = people;
  const input = { courseId: 'small', challengeId: 'fit-line', source: 'secret words', requestId: 'click-0001' };
  const { submissionId } = submitCode(db, catalog, ada, input, 1);
  let now = 10;
  const queue = openTableQueue(db, { clock: () => now });
  const take = async (at = 10): Promise<Lease> => {
    now = at;
    const taken = await queue.take({ places: ['small/fit-line'] });
    if (!taken) throw new Error('Nothing waits.');
    return taken.lease;
  };
  const follow = (after = 0, signal = new AbortController().signal) =>
    progressStream((from) => selectProgress(db, catalog, ada, submissionId, from), {
      after,
      signal,
      pollMs: 2,
      heartbeatMs: 10,
    });
  const say = (lease: Lease, ...events: GradingEvent[]) => queue.report(lease, events);
  return { ...people, submissionId, queue, take, follow, say };
}

/** Reads messages until `enough` of them or the end. */
async function read(stream: ReadableStream<Uint8Array>, enough = Number.POSITIVE_INFINITY) {
  const reader = stream.getReader();
  const messages: { event: string; data: unknown; id: string | undefined }[] = [];
  let comments = 0;
  while (messages.length < enough) {
    const { value, done } = await reader.read();
    if (done) return { messages, comments, ended: true };
    const text = new TextDecoder().decode(value);
    const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(text)?.[1];
    const event = field('event');
    if (event) messages.push({ event, data: JSON.parse(field('data') ?? ''), id: field('id') });
    else comments += 1;
  }
  await reader.cancel();
  return { messages, comments, ended: false };
}

test('follows a grading from the queue to its end, and tells no secret', async () => {
  const { db, follow, say, take, queue, submissionId } = room();
  const following = read(follow());
  await new Promise((resolve) => setTimeout(resolve, 20));
  const lease = await take();
  await say(
    lease,
    { kind: 'seed-started', seed: 2 },
    { kind: 'log', seed: 2, run: 'line', row: { step: 1, values: { loss: 2 } } },
  );
  await new Promise((resolve) => setTimeout(resolve, 20));
  await queue.settle(lease, { kind: 'verdict', verdict: plainVerdict([1, 2]) });
  const { messages, ended } = await following;
  expect(ended).toBe(true);
  expect(messages.map(({ event }) => event)).toEqual(['state', 'state', 'progress', 'state', 'done']);
  expect(messages[0]?.data).toEqual({ state: 'queued', ahead: 0, stranded: false });
  expect(messages[2]?.data).toEqual([
    { kind: 'seed-started', seed: 2 },
    { kind: 'log', seed: 2, run: 'line', row: { step: 1, values: { loss: 2 } } },
  ]);
  expect(messages.at(-1)?.data).toEqual({ state: 'done' });
  const { secret } = findGrading(db, submissionId) ?? {};
  expect(secret).toMatch(/^[0-9a-f]{64}$/);
  expect(JSON.stringify(messages)).not.toContain(secret);
  expect(JSON.stringify(messages)).not.toContain('secret');
});

test('goes on after the last event that the client has seen', async () => {
  const { take, follow, say } = room();
  const lease = await take();
  await say(lease, { kind: 'seed-started', seed: 1 });
  const before = await read(follow(), 2);
  const last = Number(before.messages[1]?.id);
  await say(lease, { kind: 'seed-started', seed: 2 });
  const after = await read(follow(last), 2);
  expect(after.messages[1]?.data).toEqual([{ kind: 'seed-started', seed: 2 }]);
});

test('says when a grading went back to the queue, so that what was drawn can be dropped', async () => {
  const { take, follow, say, queue } = room();
  const lease = await take();
  await say(lease, { kind: 'seed-started', seed: 1 });
  const following = read(follow(), 4);
  await new Promise((resolve) => setTimeout(resolve, 20));
  await queue.settle(lease, { kind: 'fault', fault: 'it broke' });
  await new Promise((resolve) => setTimeout(resolve, 20));
  await take(10_000);
  const { messages } = await following;
  const states = messages.filter(({ event }) => event === 'state').map(({ data }) => (data as { state: string }).state);
  expect(states).toEqual(['running', 'queued', 'running']);
  expect(JSON.stringify(messages)).not.toContain('it broke');
});

test('ends when the server stops or the client leaves, and shows signs of life until then', async () => {
  const { follow } = room();
  const stopping = new AbortController();
  setTimeout(() => stopping.abort(), 60);
  const { messages, comments, ended } = await read(follow(0, stopping.signal));
  expect({ events: messages.length, ended }).toEqual({ events: 1, ended: true });
  expect(comments).toBeGreaterThan(1);

  let reads = 0;
  const stream = progressStream(
    () => {
      reads += 1;
      return { state: 'running', ahead: 0, stranded: false, events: [] };
    },
    { after: 0, signal: new AbortController().signal, pollMs: 2 },
  );
  await read(stream, 1);
  await new Promise((resolve) => setTimeout(resolve, 20));
  const then = reads;
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(reads).toBe(then);
});

test('only its author and staff may follow a submission', () => {
  const { db, bob, tom, submissionId } = room();
  expect(() => selectProgress(db, catalog, bob, submissionId, 0)).toThrow(refusal('not-found', 'submission-unknown'));
  expect(selectProgress(db, catalog, tom, submissionId, 0).state).toBe('queued');
});
