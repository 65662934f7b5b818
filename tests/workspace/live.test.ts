import { expect, test } from 'vitest';
import { applyEvents, applyState, NOT_BEGUN } from '@/app/components/workspace/grading/live';
import { groupCurves, readKey, wantsLogAxis } from '@/app/components/workspace/results/curve-groups';
import type { GradingEvent } from '@/lib/grading/events';

const log = (seed: number, run: string, step: number, loss: number): GradingEvent => ({
  kind: 'log',
  seed,
  run,
  row: { step, values: { loss } },
});

test('seeds, runs and curves gather as events arrive, in any order of seeds', () => {
  const first = applyEvents(NOT_BEGUN, [{ kind: 'seed-started', seed: 2 }, log(2, 'zero', 10, 0.5)]);
  const then = applyEvents(first, [
    { kind: 'seed-started', seed: 1 },
    log(2, 'zero', 20, 0.4),
    { kind: 'run-ended', seed: 2, run: 'zero', outcome: 'completed' },
    { kind: 'seed-judged', seed: 2, measured: [{ criterionId: 'a', value: null }] },
  ]);
  expect(then.seeds.map(({ seed }) => seed)).toEqual([1, 2]);
  expect(then.seeds[1]).toEqual({
    seed: 2,
    runs: [{ name: 'zero', step: 20, outcome: 'completed' }],
    measured: [{ criterionId: 'a', value: null }],
  });
  expect(then.logs.map(({ step }) => step)).toEqual([10, 20]);
  expect(first.seeds[0]?.runs[0]?.step, 'what was drawn before is not changed').toBe(10);
});

test('a grading that begins again drops what it had told, whether or not the queue was seen', () => {
  const running = applyEvents(applyState(NOT_BEGUN, { state: 'running', ahead: 0, stranded: false }), [
    { kind: 'seed-started', seed: 1 },
    log(1, 'zero', 10, 0.5),
    { kind: 'seed-started', seed: 2 },
    log(2, 'zero', 10, 0.7),
  ]);
  expect(applyState(running, { state: 'queued', ahead: 3, stranded: false })).toEqual({
    state: 'queued',
    ahead: 3,
    stranded: false,
    seeds: [],
    logs: [],
  });
  const again = applyEvents(running, [{ kind: 'seed-started', seed: 1 }]);
  expect(again.logs.map(({ seed }) => seed)).toEqual([2]);
  expect(again.seeds[0]?.runs).toEqual([]);
});

test.each([
  ['loss', 'loss', 'other'],
  ['trainLoss', 'loss', 'train'],
  ['train_loss', 'loss', 'train'],
  ['val_acc', 'acc', 'held-out'],
  ['heldOutError', 'error', 'held-out'],
  ['held-out error', 'error', 'held-out'],
  ['lossTest', 'loss', 'held-out'],
  ['loss_train', 'loss', 'train'],
  ['trainable', 'trainable', 'other'],
  ['value', 'value', 'other'],
  ['latest', 'latest', 'other'],
  ['train', '', 'train'],
])('%s is %s on %s data', (key, name, role) => {
  expect(readKey(key)).toEqual({ name, role });
});

test('a quantity on train and held-out data shares a chart; each run and seed is a line of its own', () => {
  const entry = (seed: number, run: string, step: number) => ({
    seed,
    run,
    step,
    values: { trainLoss: step, testLoss: 2 * step, norm: 1 },
  });
  const groups = groupCurves([entry(1, 'a', 1), entry(1, 'a', 2), entry(1, 'b', 1), entry(2, 'a', 1)]);
  expect(groups.map(({ name, lines }) => [name, lines.length])).toEqual([
    ['loss', 6],
    ['norm', 3],
  ]);
  expect(groups[0]?.lines[0]).toEqual({
    key: 'trainLoss',
    role: 'train',
    run: 'a',
    seed: 1,
    points: [
      [1, 1],
      [2, 2],
    ],
  });
});

test('an axis is logarithmic only over two decades of positive values', () => {
  expect(wantsLogAxis([1, 0.01])).toBe(true);
  expect(wantsLogAxis([1, 0.02])).toBe(false);
  expect(wantsLogAxis([1, 0])).toBe(false);
  expect(wantsLogAxis([-1, 100])).toBe(false);
  expect(wantsLogAxis([Number.NaN, 1, 1000])).toBe(true);
  expect(wantsLogAxis([])).toBe(false);
});
