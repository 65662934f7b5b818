import { expect, test } from 'vitest';
import { Verdict } from '@/lib/grading/verdict';
import { numberSeeds } from '@/lib/submissions/read';
import { plainVerdict } from './verdict';

const SEEDS = [918273645, 192837465];

const verdict = plainVerdict(SEEDS);

test('while seeds are secret, no part of a verdict tells them, and the parts still belong together', () => {
  const shown = numberSeeds(verdict);
  for (const seed of SEEDS) expect(JSON.stringify(shown)).not.toContain(String(seed));
  expect(shown.plots.map(({ seed }) => seed)).toEqual([1, 2]);
  expect(shown.logs.map(({ seed }) => seed)).toEqual([1, 2]);
  expect(shown.criteria[0]?.seeds.map(({ seed }) => seed)).toEqual([1, 2]);
});

test('a verdict that was kept before there were plots is read as one without', () => {
  const { plots: _plots, ...earlier } = verdict;
  expect(Verdict.parse(earlier).plots).toEqual([]);
});
