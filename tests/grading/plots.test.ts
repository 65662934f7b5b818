import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadCatalog } from '@/lib/catalog/catalog';
import { env } from '@/lib/env';
import { gradeWithTypes } from '@/lib/grading/grade-source';
import { type OpenServices, openServices } from '@/lib/grading/open-services';
import { Verdict, verdictJson } from '@/lib/grading/verdict';
import { publicSeed } from '@/lib/secrets/keys';
import { LOCALES } from '@/lib/text';
import { thorough } from '../thorough';

const SEEDS = thorough ? [11, 12, 13] : [11];
const { courses } = await loadCatalog(env().coursesFolder);
const challenges = [...(courses.get('implicit-bias')?.challenges.values() ?? [])];

let services: OpenServices;
beforeAll(async () => {
  services = await openServices();
});
afterAll(() => services?.close());

test.each(challenges.map((challenge) => [challenge.id, challenge] as const))(
  'every plot of %s draws finite data for its reference, and says a finding without gaps',
  { timeout: 280_000 },
  async (_id, challenge) => {
    const declared = challenge.definition.plots.map(({ id }) => id);
    expect(declared.length).toBeGreaterThanOrEqual(1);
    const verdict = await gradeWithTypes(challenge, challenge.files.reference, SEEDS.map(publicSeed), services);
    expect(verdict).toMatchObject({ outcome: 'completed', passed: true });
    // What is read back from the database is the same.
    expect(Verdict.parse(JSON.parse(JSON.stringify(verdict))).plots).toEqual(verdict.plots);
    expect(verdict.plots.map(({ seed }) => seed)).toEqual(SEEDS);
    for (const { plots } of verdict.plots) {
      expect(plots.map(({ id }) => id)).toEqual(declared);
      for (const { title, series } of plots) {
        for (const locale of LOCALES) expect(title[locale]).not.toMatch(/[{}—]|NaN/);
        for (const { points } of series) expect(points.flat().every(Number.isFinite)).toBe(true);
        const labels = series.map(({ label }) => label.en);
        expect(new Set(labels).size).toBe(labels.length);
      }
    }
    expect(JSON.stringify(verdict.plots).length).toBeLessThan(100_000);
    expect(verdictJson(verdict)).not.toHaveProperty('plots');
  },
);

test('a source that returns the wrong thing over time is refused with a sentence', async () => {
  const challenge = challenges.find(({ id }) => id === 'max-margin');
  if (!challenge) throw new Error('There is no challenge max-margin.');
  const returning = (value: string) =>
    gradeWithTypes(
      challenge,
      `import * as tf from '@tensorflow/tfjs';\nexport default function train(run) { return ${value}; }`,
      [publicSeed(11)],
      services,
    );
  const few = await returning('[{ step: 1, w: tf.zeros([2]) }]');
  expect(few).toMatchObject({ outcome: 'invalid-result', plots: [] });
  expect(few.error?.message.en).toMatch(/from 10 to 10 checkpoints; it returned 1/);
  expect((await returning('[1, 2]')).error?.message.en).toMatch(/array of checkpoints.*entry 0 is a number/);
  expect((await returning('run.checkpoints.map(() => ({ step: 3, w: tf.zeros([2]) }))')).error?.message.en).toMatch(
    /\[1\] has step 3/,
  );
});
