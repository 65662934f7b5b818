import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { showAttempt } from '@/app/server/attempts';
import { setWindow } from '@/lib/assignments/windows';
import { selectAttemptForStudent } from '@/lib/attempts/view';
import { quizzesOf, selectCourse } from '@/lib/catalog/select';
import { forStudent, type Item, keyAnswer, wrongAnswers } from '@/lib/items/item';
import { serve } from '../audit/served';
import { withPolicy } from '../catalog/small-course';
import { SAMPLES } from '../items/sample-items';

// An exam with a question of every kind, over the routes: whatever is sent before its release is read, byte by byte.

let world: Awaited<ReturnType<typeof serve>>;
/** One of each id. */
const items: Item[] = SAMPLES.filter(({ id }, i) => SAMPLES.findIndex((one) => one.id === id) === i);

beforeAll(async () => {
  world = await serve();
  withPolicy(world.catalog, { results: 'at-release', timeLimit: 60, log: true });
  for (const quiz of quizzesOf(selectCourse(world.catalog, 'small'))) {
    Object.assign(quiz, { items, parts: items.map((one) => ({ choose: 1, of: [one] })) });
  }
});

afterAll(() => void vi.unstubAllGlobals());

const strings = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(strings) : [];
};

/** Words of the item that a student does not get before answering, where they stand without markup. */
function secretsOf(item: Item): string[] {
  const shown = JSON.stringify(forStudent(item, 1));
  return strings(item)
    .flatMap((text) => text.match(/\p{L}[\p{L}, ]{14,}/gu) ?? [])
    .filter((words) => !shown.includes(words));
}

test('nothing that is sent in an exam has a key, a point that was earned, or a word of what is said of answers', async () => {
  const { ask, signUp, staff, db, catalog } = world;
  const ada = await signUp('ada');
  const sent: string[] = [];
  const call = async (method: 'POST' | 'PUT' | 'GET', url: string, data?: unknown) => {
    const answer = await ask(url, method, ada.cookie, data);
    const text = await answer.text();
    sent.push(`${[...answer.headers].join('\n')}\n${text}`);
    return { status: answer.status, body: text === '' ? null : JSON.parse(text) };
  };
  const begun = await call('POST', '/api/attempts', { courseId: 'small', quizId: 'first' });
  const { attemptId } = begun.body;
  const actor = { userId: ada.userId, guest: false };
  /** What the page of the attempt is made from: all that its browser gets. */
  const page = async (now = Date.now()) =>
    JSON.stringify(await showAttempt(selectAttemptForStudent(db, catalog, actor, attemptId, now), 'en', now));
  sent.push(await page());
  for (const item of items) {
    const content = JSON.stringify(keyAnswer(item));
    await call('PUT', '/api/drafts', { key: `item:${attemptId}:${item.id}`, content });
    if (item.hints.length > 0) await call('POST', `/api/attempts/${attemptId}/hints`, { itemId: item.id });
    for (const answer of [...wrongAnswers(item).slice(0, 1), keyAnswer(item)]) {
      const { status, body } = await call('POST', `/api/attempts/${attemptId}/answers`, { itemId: item.id, answer });
      expect(status, item.kind).toBe(200);
      expect(body).toMatchObject({ feedback: null, attempt: { points: null } });
    }
    await call('POST', `/api/attempts/${attemptId}/answers`, { itemId: item.id, answer: { nonsense: true } });
  }
  const events = [{ kind: 'flagged', itemId: items[0]?.id }, { kind: 'left' }];
  await call('POST', `/api/attempts/${attemptId}/events`, { page: 'one', events });
  sent.push(await page());
  await call('POST', `/api/attempts/${attemptId}/finish`);
  sent.push(await page());

  const all = sent.join('\n');
  const taken = items.flatMap(({ hints }) => hints.slice(0, 1).flatMap(({ text }) => strings(text))).join('\n');
  const secrets = items.flatMap(secretsOf).filter((words) => !taken.includes(words));
  expect(secrets.length).toBeGreaterThan(30);
  expect(secrets.filter((words) => all.includes(words))).toEqual([]);
  expect(all).not.toMatch(/"(correct|explanation|misconception|mistakes)":/);

  // Once it is released, they are there: what is looked for would be found.
  const target = { courseId: 'small', kind: 'quiz', targetId: 'first' } as const;
  const window = { opensAt: null, closesAt: null, releasesAt: 1 };
  setWindow(db, catalog, { userId: staff.userId, guest: false, administrator: true }, { ...target, ...window }, 2);
  const released = await page();
  expect(secrets.filter((words) => released.includes(words)).length).toBeGreaterThan(10);
});
