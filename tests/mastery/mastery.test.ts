import { expect, test } from 'vitest';
import { answer, finish, startQuiz } from '@/lib/attempts/quiz';
import { courseMastery } from '@/lib/mastery/course-mastery';
import { type Evidence, masteryOf } from '@/lib/mastery/model';
import { openClass } from '../attempts/class';
import { smallCatalog, withPolicy } from '../catalog/small-course';

const said = (share: number, more: Partial<Evidence> = {}): Evidence => ({ share, difficulty: 3, guess: 0, ...more });
const times = (n: number, one: Evidence) => Array.from({ length: n }, () => one);

test('without answers all that is known is the model’s beginning: even chances, and wide', () => {
  const { mean, low, high, answers } = masteryOf([]);
  expect(mean).toBeCloseTo(0.5, 6);
  // The deciles of a standard normal, ±1.2816, as chances.
  expect(low).toBeCloseTo(1 / (1 + Math.exp(1.2816)), 1);
  expect(high).toBeCloseTo(1 - low, 1);
  expect(answers).toBe(0);
});

test('one right answer agrees with the posterior worked out by other sums', () => {
  // By the trapezoidal rule on a grid of its own: E[σ(θ)] with density ∝ φ(θ) σ(θ).
  let [top, bottom] = [0, 0];
  for (let theta = -8; theta <= 8; theta += 0.001) {
    const p = 1 / (1 + Math.exp(-theta));
    top += Math.exp(-(theta ** 2) / 2) * p * p;
    bottom += Math.exp(-(theta ** 2) / 2) * p;
  }
  expect(masteryOf([said(1)]).mean).toBeCloseTo(top / bottom, 3);
});

test('right answers raise it, more of them narrow it, hard ones say more and guessed ones less, and the latest most', () => {
  const mean = (...evidence: Evidence[]) => masteryOf(evidence).mean;
  expect(mean(said(1))).toBeGreaterThan(mean(said(0.5)));
  expect(mean(said(0.5))).toBeGreaterThan(mean(said(0)));
  expect(mean(said(1, { difficulty: 5 }))).toBeGreaterThan(mean(said(1, { difficulty: 1 })));
  expect(mean(said(1, { guess: 0.5 }))).toBeLessThan(mean(said(1)));
  expect(mean(said(0), said(1))).toBeGreaterThan(mean(said(1), said(0)));
  const width = (n: number) => {
    const { low, high } = masteryOf(times(n, said(1)));
    return high - low;
  };
  expect(width(8)).toBeLessThan(width(1));
});

test('only what one has been told moves it, and only one’s own', async () => {
  const run = (catalog: Awaited<ReturnType<typeof smallCatalog>>) => {
    const { db, ada, bob } = openClass();
    const { attemptId } = startQuiz(db, catalog, ada, { courseId: 'small', quizId: 'first' }, { now: 10, seed: 7 });
    answer(db, catalog, ada, { attemptId, itemId: 'limit', answer: { choice: 'any' } }, 11);
    finish(db, catalog, ada, { attemptId }, 12);
    const answers = (actor: typeof ada) =>
      courseMastery(db, catalog, actor, 'small', 20).reduce((sum, concept) => sum + concept.answers, 0);
    return [answers(ada), answers(bob)];
  };
  const [own, others] = run(await smallCatalog());
  expect(own).toBeGreaterThan(0);
  expect(others).toBe(0);
  expect(run(withPolicy(await smallCatalog(), { results: 'at-release' }))).toEqual([0, 0]);
});
