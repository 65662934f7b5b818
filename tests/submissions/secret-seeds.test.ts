import { expect, test } from 'vitest';
import { Verdict } from '@/lib/grading/verdict';
import { numberSeeds } from '@/lib/submissions/read';

const text = (en: string) => ({ en, fr: en });
const SEEDS = [918273645, 192837465];

const verdict: Verdict = {
  challenge: 'toy',
  outcome: 'completed',
  passed: true,
  points: 1,
  maxPoints: 1,
  criteria: [
    {
      id: 'size',
      title: text('Size'),
      passed: true,
      points: 1,
      maxPoints: 1,
      op: 'at-most',
      limit: 1,
      aggregate: 'worst',
      value: 0.5,
      seeds: SEEDS.map((seed) => ({ seed, value: 0.5, passed: true })),
      feedback: text('Yes.'),
    },
  ],
  explanation: null,
  error: null,
  advice: [],
  types: 'checked',
  typeErrors: [],
  plots: SEEDS.map((seed) => ({ seed, plots: [] })),
  logs: SEEDS.map((seed) => ({ seed, run: 'only', step: 1, values: { loss: 1 } })),
  console: '',
  isolation: 'full',
  engine: 'heldout',
  contentHash: 'c',
  sourceHash: 's',
  timing: { queuedMs: 0, overheadMs: 0, trainMs: 0, judgeMs: 0, cpuMs: 0, peakMb: 0 },
};

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
