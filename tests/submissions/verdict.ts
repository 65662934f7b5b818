import type { Verdict } from '@/lib/grading/verdict';

const text = (en: string) => ({ en, fr: en });

/** A verdict over some seeds as the grader records it: one criterion, passed on each. */
export const plainVerdict = (seeds: number[]): Verdict => ({
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
      seeds: seeds.map((seed) => ({ seed, value: 0.5, passed: true })),
      feedback: text('Yes.'),
    },
  ],
  explanation: null,
  error: null,
  advice: [],
  types: 'checked',
  typeErrors: [],
  plots: seeds.map((seed) => ({ seed, plots: [] })),
  logs: seeds.map((seed) => ({ seed, run: 'only', step: 1, values: { loss: 1 } })),
  console: '',
  isolation: 'full',
  engine: 'heldout',
  contentHash: 'c',
  sourceHash: 's',
  timing: { queuedMs: 0, overheadMs: 0, trainMs: 0, judgeMs: 0, cpuMs: 0, peakMb: 0 },
});
