import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { Aggregate, Limit, Op } from '@/lib/authoring/criteria';
import { loadCourse } from '@/lib/catalog/load-course';
import { type MeasuredSolution, summarize } from '@/lib/grading/calibration';
import { copyCourse, FIRST } from '../catalog/small-course';
import { run, temporary } from '../cli/programs';
import { thorough } from '../thorough';

const text = { en: 'x', fr: 'x' };
const criterion = (op: Op, limit: Limit, aggregate: Aggregate = 'worst') => ({
  id: 'one',
  title: text,
  op,
  limit,
  aggregate,
  points: 1,
  feedback: { pass: text, fail: text },
});

/** Thirty values round a middle, as evenly spread as a normal distribution has them (by its logit). */
const around = (middle: number, width: number, count = 30) =>
  Array.from({ length: count }, (_, i) => {
    const share = (i + 0.5) / count;
    return middle + (width * Math.log(share / (1 - share))) / 1.7;
  });

function summary(
  declared: ReturnType<typeof criterion>,
  values: (number | null)[],
  role: MeasuredSolution['role'] = 'honest',
  graded = 3,
) {
  const seeds = values.map((value, seed) => ({ seed, outcome: 'completed', values: { one: value } }));
  const solution = summarize([declared], graded, {
    file: 'x.ts',
    role,
    fails: role === 'honest' ? [] : ['one'],
    seeds,
  });
  const [found] = solution.criteria;
  if (!found?.wrongly) throw new Error('No claim is made.');
  return { solution, found, ...found.wrongly };
}

test('a limit far away for the spread is wide enough, one nearby is thin', () => {
  const far = summary(criterion('at-most', 1), around(0.2, 0.1));
  expect(far.thin).toBe(false);
  expect(far.fitted?.share.high).toBeLessThan(0.01);
  // Counting alone cannot tell: 1 - (1 - 0.1157)^3, the interval of no hit in thirty.
  expect(far.counted.share).toEqual({ estimate: 0, low: 0, high: 0.308497 });
  const near = summary(criterion('at-most', 1), around(0.7, 0.1));
  expect(near.found.reached).toBe(30);
  expect(near.thin).toBe(true);
});

test('values are held against the limit on the scale on which they look normal', () => {
  const scaleOf = (limit: number, values: number[]) => summary(criterion('at-most', limit), values).fitted?.scale;
  const logarithms = around(0, 1);
  expect(scaleOf(100, logarithms.map(Math.exp))).toBe('logarithmic');
  expect(scaleOf(100, around(5, 1))).toBe('plain');
  expect(scaleOf(100, around(0, 1))).toBe('plain');
  expect(
    scaleOf(
      -1,
      logarithms.map((value) => -Math.exp(value) - 1),
    ),
  ).toBe('plain');
  // The long tail towards the limit is seen: on the plain scale these would be more than ten deviations away.
  expect(summary(criterion('at-most', 30), logarithms.map(Math.exp)).thin).toBe(true);
});

test('seeds become submissions by how a criterion draws them together', () => {
  const values = [...Array(27).fill(0), 2, 2, 2];
  const share = (aggregate: Aggregate, graded = 3) =>
    summary(criterion('at-most', 1, aggregate), values, 'honest', graded);
  expect(share('worst').counted.share.estimate).toBeCloseTo(1 - 0.9 ** 3, 5);
  expect(share({ atLeast: 1 }).counted.share.estimate).toBeCloseTo(0.1 ** 3, 5);
  expect(share('median').counted.share.estimate).toBeCloseTo(1 - 0.9 ** 3 - 3 * 0.81 * 0.1, 5);
  // Neither a mean nor a median of four is decided by how many reach: whole submissions are counted, the last three seeds being one.
  expect(share('mean').counted).toMatchObject({ hits: 1, count: 10, unit: 'submissions' });
  expect(share('median', 4).counted).toMatchObject({ count: 7, unit: 'submissions' });
});

test('where something was seen to go wrong, the spread does not make up for it', () => {
  const values = [...around(0.1, 0.02, 29), 2];
  const { counted, fitted, thin } = summary(criterion('at-most', 1, 'median'), values);
  expect(counted.share.estimate).toBeLessThan(0.01);
  expect(fitted).not.toBe(null);
  expect(thin).toBe(true);
});

test('a mistake that comes near its limit is thin, and one without any value is not', () => {
  expect(summary(criterion('at-most', 1), around(5, 0.5), 'wrong').thin).toBe(false);
  expect(summary(criterion('at-most', 1), around(1.6, 0.5), 'wrong')).toMatchObject({ thin: true });
  const unmeasured = summary(criterion('at-most', 1), Array(30).fill(null), 'wrong');
  expect(unmeasured).toMatchObject({ thin: false, constant: true, fitted: null });
  expect(unmeasured.found.values).toBe(null);
  // Half measured: those that were are what may come near.
  expect(summary(criterion('at-most', 1), [...Array(15).fill(null), ...around(1.6, 0.5, 15)], 'wrong').thin).toBe(true);
});

test('what cannot be measured is a miss of an honest solution', () => {
  const { solution, thin, counted } = summary(criterion('at-most', 1), [...around(0, 0.1, 29), null]);
  expect(counted.hits).toBe(1);
  expect([thin, solution.thin]).toEqual([true, true]);
});

test('between two limits, both sides count', () => {
  expect(summary(criterion('between', [0.5, 2]), around(1, 0.05)).thin).toBe(false);
  expect(summary(criterion('between', [0.5, 1.2]), around(1, 0.1)).thin).toBe(true);
  expect(summary(criterion('between', [0.8, 2]), around(1, 0.1)).thin).toBe(true);
});

test('one value over and over has no spread to tell, and is not thin while it holds', () => {
  const { constant, fitted, thin } = summary(criterion('at-least', 1), Array(30).fill(1));
  expect({ constant, fitted, thin }).toEqual({ constant: true, fitted: null, thin: false });
  expect(summary(criterion('at-least', 1), Array(30).fill(0.9)).thin).toBe(true);
});

test.runIf(thorough)(
  'the command trains in the sandbox, writes, goes on where it was, and a change makes it stale',
  async () => {
    const { courses, folder } = copyCourse();
    const variables = { HELDOUT_COURSES: courses, HELDOUT_DATA: temporary() };
    const calibrate = (...words: string[]) =>
      run(['main', 'calibrate', 'fit-line', '--seeds', '6', ...words], variables);
    const first = await calibrate('--json');
    expect(first).toMatchObject({ code: 0, err: '' });
    const file = path.join(folder, FIRST, 'fit-line/calibration.json');
    const { calibration } = JSON.parse(first.out);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(calibration);
    const told = calibration.solutions.map((one: { file: string; passes: { hits: number } }) => [
      one.file,
      one.passes.hits,
    ]);
    expect(told).toEqual([
      ['reference.ts', 6],
      ['starter.ts', 0],
      ['wrong/too-steep.ts', 0],
    ]);
    const before = performance.now();
    const again = await calibrate();
    expect(again.out).toContain('Every margin is wide enough.');
    expect(performance.now() - before).toBeLessThan(30_000);

    const { course, findings } = await loadCourse(folder);
    expect(findings).toEqual([]);
    expect(course?.challenges.get('fit-line')?.calibration).toEqual(calibration);
    const { folder: changed } = copyCourse({
      [`${FIRST}/fit-line/reference.ts`]: (source) => `${source}\n// Changed.\n`,
    });
    writeFileSync(path.join(changed, FIRST, 'fit-line/calibration.json'), JSON.stringify(calibration));
    const stale = await loadCourse(changed);
    expect(stale.findings).toMatchObject([{ severity: 'warning', key: 'contentHash' }]);
    expect(stale.course?.challenges.get('fit-line')?.calibration).toBe(null);
    writeFileSync(path.join(changed, FIRST, 'fit-line/calibration.json'), '{"by": "hand"}');
    const forged = await loadCourse(changed);
    expect(forged.findings).toMatchObject([{ severity: 'warning', expected: 'a file made by heldout calibrate' }]);
  },
  240_000,
);
