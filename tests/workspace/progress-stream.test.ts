import { expect, test } from 'vitest';
import { progressStream } from '@/app/api/submissions/[id]/events/progress-stream';
import { clearEvents, findGrading, insertEvents, insertVerdict, requeue } from '@/lib/submissions/queries';
import { claim, HOLDER } from '@/lib/submissions/queue';
import { selectProgress } from '@/lib/submissions/read';
import { submitCode } from '@/lib/submissions/submit';
import { openClass, refusal } from '../attempts/class';
import { smallCatalog } from '../catalog/small-course';

const catalog = await smallCatalog();

function room() {
  const people = openClass();
  const { db, ada } = people;
  const input = { courseId: 'small', challengeId: 'fit-line', source: 'secret words', requestId: 'click-0001' };
  const { submissionId } = submitCode(db, catalog, ada, input, 1);
  const gradingId = findGrading(db, submissionId)?.id ?? '';
  const follow = (after = 0, signal = new AbortController().signal) =>
    progressStream((from) => selectProgress(db, catalog, ada, submissionId, from), {
      after,
      signal,
      pollMs: 2,
      heartbeatMs: 10,
    });
  const say = (...events: object[]) => insertEvents(db, gradingId, 5, events);
  return { ...people, submissionId, gradingId, follow, say };
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
  const { db, follow, say, gradingId, submissionId } = room();
  const following = read(follow());
  await new Promise((resolve) => setTimeout(resolve, 20));
  claim(db, 10);
  say({ kind: 'seed-started', seed: 2 }, { kind: 'log', seed: 2, run: 'line', row: { step: 1, values: { loss: 2 } } });
  await new Promise((resolve) => setTimeout(resolve, 20));
  insertVerdict(db, gradingId, HOLDER, { outcome: 'completed' }, []);
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
  const { db, follow, say } = room();
  claim(db, 10);
  say({ kind: 'seed-started', seed: 1 });
  const before = await read(follow(), 2);
  const last = Number(before.messages[1]?.id);
  say({ kind: 'seed-started', seed: 2 });
  const after = await read(follow(last), 2);
  expect(after.messages[1]?.data).toEqual([{ kind: 'seed-started', seed: 2 }]);
});

test('says when a grading went back to the queue, so that what was drawn can be dropped', async () => {
  const { db, follow, say, gradingId } = room();
  claim(db, 10);
  say({ kind: 'seed-started', seed: 1 });
  const following = read(follow(), 4);
  await new Promise((resolve) => setTimeout(resolve, 20));
  requeue(db, gradingId, HOLDER, 20, 'it broke');
  await new Promise((resolve) => setTimeout(resolve, 20));
  claim(db, 30);
  clearEvents(db, gradingId);
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
