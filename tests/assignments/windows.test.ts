import { expect, test } from 'vitest';
import { availability, listAssignments, requireOpen, selectShownChallenge, setWindow } from '@/lib/assignments/windows';
import { OPERATOR } from '@/lib/auth/actor';
import { openClass, refusal } from '../attempts/class';
import { smallCatalog } from '../catalog/small-course';

const catalog = await smallCatalog();
const quiz = { courseId: 'small', kind: 'quiz', targetId: 'first' } as const;
const challenge = { courseId: 'small', kind: 'challenge', targetId: 'fit-line' } as const;

test('work without a window is open practice', () => {
  const { db, ada } = openClass();
  expect(availability(db, ada, quiz, 5)).toMatchObject({ opensAt: null, closesAt: null, open: true, shown: true });
  expect(() => requireOpen(db, ada, challenge, 5)).not.toThrow();
});

test('a window opens at its first moment and is closed at its last; staff may always enter', () => {
  const { db, ada, tom, ina } = openClass();
  setWindow(db, catalog, ina, { ...quiz, opensAt: 100, closesAt: 200 }, 1);
  expect(() => requireOpen(db, ada, quiz, 99)).toThrow(refusal('closed', 'not-open-yet'));
  expect(() => requireOpen(db, ada, quiz, 100)).not.toThrow();
  expect(() => requireOpen(db, ada, quiz, 199)).not.toThrow();
  expect(() => requireOpen(db, ada, quiz, 200)).toThrow(refusal('closed', 'closed'));
  expect(() => requireOpen(db, tom, quiz, 200)).not.toThrow();
  expect(() => requireOpen(db, ada, challenge, 200), 'other work is not touched').not.toThrow();
});

test('setting a window again replaces it, and everybody sees it', () => {
  const { db, ada, ina } = openClass();
  setWindow(db, catalog, ina, { ...challenge, opensAt: 1, closesAt: 2 }, 1);
  setWindow(db, catalog, ina, { ...challenge, opensAt: null, closesAt: 50 }, 2);
  expect(listAssignments(db, ada, 'small', 49)).toMatchObject([
    { ...challenge, opensAt: null, closesAt: 50, open: true },
  ]);
  expect(listAssignments(db, ada, 'small', 50)).toMatchObject([{ open: false }]);
});

test('what a challenge asks is hidden until it opens, unless an instructor shows it; staff may always read it', () => {
  const { db, ada, tom, ina } = openClass();
  const read = (actor = ada, now = 99) =>
    selectShownChallenge(db, catalog, actor, { courseId: 'small', challengeId: 'fit-line' }, now).id;
  expect(read()).toBe('fit-line');
  setWindow(db, catalog, ina, { ...challenge, opensAt: 100, closesAt: 200 }, 1);
  expect(() => read()).toThrow(refusal('closed', 'not-open-yet'));
  expect(read(tom)).toBe('fit-line');
  expect(
    [100, 250].map((now) => read(ada, now)),
    'from its opening on, also when it is closed',
  ).toHaveLength(2);
  setWindow(db, catalog, ina, { ...challenge, opensAt: 100, closesAt: 200, shownEarly: true }, 1);
  expect(read()).toBe('fit-line');
  expect(() => requireOpen(db, ada, challenge, 99), 'to read is not to hand in').toThrow(
    refusal('closed', 'not-open-yet'),
  );
  setWindow(db, catalog, ina, { ...challenge, opensAt: 100, closesAt: 200 }, 1);
  expect(() => read()).toThrow(refusal('closed', 'not-open-yet'));
});

test('only an instructor sets windows, only for work that exists, and never an empty one', () => {
  const { db, ada, tom, ina } = openClass();
  const window = { opensAt: 1, closesAt: 2 };
  for (const actor of [ada, tom]) {
    expect(() => setWindow(db, catalog, actor, { ...quiz, ...window }, 1)).toThrow(
      refusal('forbidden', 'instructor-only'),
    );
  }
  const set = (target: object) => () => setWindow(db, catalog, ina, { ...quiz, ...window, ...target }, 1);
  expect(set({ courseId: 'none' })).toThrow(refusal('forbidden', 'instructor-only'));
  expect(() => setWindow(db, catalog, OPERATOR, { ...quiz, ...window, courseId: 'none' }, 1)).toThrow(
    refusal('not-found', 'course-unknown'),
  );
  expect(set({ targetId: 'none' })).toThrow(refusal('not-found', 'quiz-unknown'));
  expect(set({ targetId: 'second' }), 'a chapter without a quiz').toThrow(refusal('not-found', 'quiz-unknown'));
  expect(set({ kind: 'challenge' })).toThrow(refusal('not-found', 'challenge-unknown'));
  expect(set({ opensAt: 2 })).toThrow(refusal('invalid', 'window-empty'));
  expect(listAssignments(db, ina, 'small', 1)).toEqual([]);
});
