import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { answer, finish, startQuiz } from '@/lib/attempts/quiz';
import { submitCode } from '@/lib/submissions/submit';
import { noteStatements } from '@/lib/xapi/note';
import { storeStanding, tellStatements } from '@/lib/xapi/tell';
import { openClass, refusal } from '../attempts/class';
import { smallCatalog } from '../catalog/small-course';
import { recordNext } from '../submissions/record-next';
import { plainVerdict } from '../submissions/verdict';

const catalog = await smallCatalog();
const BASE = 'https://heldout.example.org';
const START = Date.parse('2026-03-01T12:00:00Z');

// biome-ignore lint/suspicious/noExplicitAny: what arrives is what the tests are about
type Statement = any;

/** A store as the specification has it: it checks what it takes, keeps each id once, and refuses a batch with one bad statement. */
async function openStore() {
  const kept = new Map<string, Statement>();
  const state = { down: null as number | null, requests: 0, hates: null as string | null };
  const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
  const DURATION = /^P(?!$)(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?$/;
  function wrongWith({ id, actor, verb, object, result, timestamp, context }: Statement): string | null {
    if (!UUID.test(id)) return 'id';
    if (!actor?.account?.homePage || !actor.account.name) return 'actor';
    if (!URL.canParse(verb?.id) || !URL.canParse(object?.id)) return 'IRI';
    if (context.registration && !UUID.test(context.registration)) return 'registration';
    if (new Date(timestamp).toISOString() !== timestamp) return 'timestamp';
    if (result?.duration && !DURATION.test(result.duration)) return 'duration';
    const { scaled, raw, min, max } = result?.score ?? {};
    if (scaled !== undefined && !(scaled >= -1 && scaled <= 1 && raw >= min && raw <= max && min < max)) return 'score';
    return verb.id === state.hates ? 'hated' : null;
  }
  const server: Server = createServer(async (request, response) => {
    state.requests += 1;
    const send = (status: number, body: unknown) => response.writeHead(status).end(JSON.stringify(body));
    if (state.down !== null) return send(state.down, 'down');
    const basic = `Basic ${Buffer.from('key:secret').toString('base64')}`;
    if (request.headers.authorization !== basic) return send(401, 'no');
    if (request.headers['x-experience-api-version'] !== '1.0.3' || request.url !== '/xapi/statements')
      return send(400, 'version');
    const statements: Statement[] = JSON.parse(await text(request));
    const wrong = statements.map(wrongWith).find((one) => one !== null);
    if (wrong) return send(400, wrong);
    for (const one of statements) if (!kept.has(one.id)) kept.set(one.id, one);
    send(
      200,
      statements.map(({ id }) => id),
    );
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const setting = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/xapi/`,
    key: 'key',
    secret: 'secret',
  };
  const said = () => [...kept.values()];
  return { setting, state, said, close: () => void server.close() };
}

let store: Awaited<ReturnType<typeof openStore>>;
beforeEach(async () => {
  store = await openStore();
});
afterEach(() => store.close());

/** Ada takes the quiz in an hour and a half, and hands in twice. */
function work() {
  const klass = openClass();
  const { db, ada } = klass;
  noteStatements(db, BASE, START);
  const { attemptId } = startQuiz(
    db,
    catalog,
    ada,
    { courseId: 'small', quizId: 'first' },
    { now: START + 1000, seed: 1 },
  );
  const given = { attemptId, itemId: 'limit', answer: { choice: 'nearest' }, elapsedMs: 61_500 };
  answer(db, catalog, ada, given, START + 62_500);
  finish(db, catalog, ada, { attemptId }, START + 1000 + 5_400_000);
  for (const [i, passed] of [false, true].entries()) {
    const input = { courseId: 'small', challengeId: 'fit-line', source: 's', requestId: `r${i}` };
    submitCode(db, catalog, ada, input, START + 6_000_000 + i);
    recordNext(db, { ...plainVerdict([1]), passed, points: passed ? 10 : 2, maxPoints: 10 }, START + 6_100_000 + i);
  }
  return { ...klass, attemptId };
}

const LATER = START + 7_000_000;

test('what happened is told once, as the specification has it', async () => {
  const { db, attemptId } = work();
  expect(noteStatements(db, BASE, LATER)).toBe(6);
  expect(await tellStatements(db, store.setting, () => LATER)).toBe(6);
  const told = store
    .said()
    .map(({ verb, result }) => [verb.display['en-US'], result.score?.raw, result.success, result.duration]);
  expect(told).toEqual(
    expect.arrayContaining([
      ['answered', expect.any(Number), expect.any(Boolean), 'PT1M1.5S'],
      ['completed', expect.any(Number), undefined, 'PT1H30M'],
      ['scored', 2, false, undefined],
      ['scored', 10, true, undefined],
      ['passed', 10, true, undefined],
    ]),
  );
  const answered = store.said().find(({ verb }) => verb.id.endsWith('answered'));
  expect(answered).toMatchObject({
    actor: { objectType: 'Agent', account: { homePage: BASE, name: 'ada' } },
    object: { id: `${BASE}/courses/small/first/quiz/first#limit` },
    context: { registration: attemptId },
    timestamp: new Date(START + 62_500).toISOString(),
  });
  expect(JSON.stringify(store.said())).not.toContain('ada@example.org');
  expect(noteStatements(db, BASE, LATER)).toBe(0);
  expect(await tellStatements(db, store.setting, () => LATER + 1)).toBe(0);
  expect(store.said()).toHaveLength(6);
});

test('what was there before the store was is not told', () => {
  const { db } = work();
  db.$client.exec('delete from xapi_marks; delete from xapi_statements');
  expect(noteStatements(db, BASE, LATER)).toBe(0);
  expect(noteStatements(db, BASE, LATER + 1)).toBe(0);
});

test('while the store is down everything waits, longer each time, and is told once it is back', async () => {
  const { db, ada } = work();
  noteStatements(db, BASE, LATER);
  store.state.down = 503;
  await tellStatements(db, store.setting, () => LATER);
  expect(await tellStatements(db, store.setting, () => LATER + 29_999)).toBe(0);
  expect(await tellStatements(db, store.setting, () => LATER + 30_000)).toBe(6);
  expect(await tellStatements(db, store.setting, () => LATER + 89_999)).toBe(0);
  const root = { userId: 'root', guest: false, administrator: true as const };
  expect(storeStanding(db, root)).toMatchObject({ waiting: 6, failed: 0, trouble: expect.stringContaining('503') });
  expect(() => storeStanding(db, ada)).toThrow(refusal('forbidden', 'administrator-only'));
  store.state.down = null;
  expect(await tellStatements(db, store.setting, () => LATER + 90_000)).toBe(6);
  expect([store.said().length, storeStanding(db, root)]).toEqual([6, { waiting: 0, failed: 0, trouble: null }]);
});

test('a statement that the store does not take holds up no other, and is given up in the end', async () => {
  const { db } = work();
  noteStatements(db, BASE, LATER);
  store.state.hates = 'http://adlnet.gov/expapi/verbs/passed';
  await tellStatements(db, store.setting, () => LATER);
  expect(store.said()).toHaveLength(5);
  let tried = 1;
  for (let now = LATER; now < LATER + 10 * 86_400_000; now += 3_600_000)
    tried += await tellStatements(db, store.setting, () => now);
  expect(tried).toBe(14);
  const root = { userId: 'root', guest: false, administrator: true as const };
  expect(storeStanding(db, root)).toMatchObject({ waiting: 0, failed: 1, trouble: expect.stringContaining('400') });
});
