import { expect, test } from 'vitest';
import { setWindow } from '@/lib/assignments/windows';
import type { Actor } from '@/lib/auth/actor';
import { enrol } from '@/lib/auth/enrolments';
import { listFeedback, sendFeedback, setHandled } from '@/lib/feedback/lesson-feedback';
import { overview, SOON_MS } from '@/lib/overview/overview';
import { submitCode } from '@/lib/submissions/submit';
import { openClass, refusal } from '../attempts/class';
import { smallCatalog } from '../catalog/small-course';
import { recordNext } from '../submissions/record-next';

const catalog = await smallCatalog();
const NOW = 1e9;

function room() {
  const people = openClass();
  const { db, ada, bob, tom } = people;
  for (const actor of [ada, bob]) enrol(db, actor, 'small', 1);
  let clicks = 0;
  const handIn = (actor: Actor, passed: boolean) => {
    clicks += 1;
    const input = { courseId: 'small', challengeId: 'fit-line', source: 's', requestId: `click-${clicks}` };
    submitCode(db, catalog, actor, input, NOW + clicks);
    return recordNext(db, { points: passed ? 10 : 1, maxPoints: 10, passed }, NOW + clicks);
  };
  return { ...people, handIn, look: (actor: Actor = tom) => overview(db, catalog, actor, 'small', NOW) };
}

test('a class of which nothing is known yet needs nobody but who is away', () => {
  const { look, ada } = room();
  expect(look()).toEqual({
    students: 2,
    stuck: [],
    inactive: 2,
    hardlyReached: [],
    flagged: [],
    waiting: 0,
    corrected: [],
    feedback: { all: 0, unclear: 0 },
    comments: 0,
    due: [],
  });
  expect(() => look(ada)).toThrow(refusal('forbidden', 'staff-only'));
});

test('whoever has tried three times without passing is stuck, until they pass', () => {
  const { ada, handIn, look } = room();
  const ids = [1, 2, 3].map(() => handIn(ada, false));
  expect(look().stuck).toMatchObject([
    { student: { id: 'ada' }, challengeId: 'fit-line', tries: 3, submissionId: ids[0] },
  ]);
  expect(look().inactive).toBe(1);
  handIn(ada, true);
  expect(look().stuck).toEqual([]);
});

test('feedback counts until somebody who teaches the course has seen to it', () => {
  const { db, ada, tom, look } = room();
  const place = { courseId: 'small', chapterId: 'first', comment: '', locale: 'en' as const };
  sendFeedback(db, catalog, ada, { ...place, clear: 'no' }, 1);
  sendFeedback(db, catalog, ada, { ...place, clear: 'yes' }, 2);
  expect(look().feedback).toEqual({ all: 2, unclear: 1 });
  const id = listFeedback(db, tom, 'small')[1]?.id ?? '';
  expect(() => setHandled(db, ada, { id, handled: true }, 3)).toThrow(refusal('forbidden', 'staff-only'));
  setHandled(db, tom, { id, handled: true }, 3);
  expect(look().feedback).toEqual({ all: 1, unclear: 0 });
  setHandled(db, tom, { id, handled: false }, 4);
  expect(look().feedback).toEqual({ all: 2, unclear: 1 });
  expect(() => setHandled(db, tom, { id: 'other', handled: true }, 5)).toThrow(
    refusal('not-found', 'feedback-unknown'),
  );
});

test('what opens or closes within a week is told with who has it left', () => {
  const { db, ina, ada, handIn, look } = room();
  const target = { courseId: 'small', kind: 'challenge' as const, targetId: 'fit-line', shownEarly: false };
  setWindow(db, catalog, ina, { ...target, opensAt: null, closesAt: NOW + SOON_MS + 1 }, NOW);
  expect(look().due).toEqual([]);
  setWindow(db, catalog, ina, { ...target, opensAt: null, closesAt: NOW + SOON_MS }, NOW);
  handIn(ada, true);
  expect(look().due).toMatchObject([{ closesAt: NOW + SOON_MS, left: 1, students: 2 }]);
});
