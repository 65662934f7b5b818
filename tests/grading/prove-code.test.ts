import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadCourse } from '@/lib/catalog/load-course';
import { chaptersOf } from '@/lib/catalog/select';
import { env } from '@/lib/env';
import { EXPERIMENT, runLines } from '@/lib/grading/experiment';
import { proveCode, proveExperiment } from '@/lib/grading/prove-code';
import type { CodeOutput } from '@/lib/items/kinds/code-output';
import type { PredictThenRun } from '@/lib/items/kinds/predict-then-run';
import { openSandbox, type Sandbox } from '@/lib/sandbox';
import { publicSeed } from '@/lib/secrets/keys';
import { codeOutput, codeWords, predictChoice, predictNumber, predictOrder } from '../items/sample-items';

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await openSandbox({ slots: 1 });
});
afterAll(() => sandbox.close());

const [number, words] = [codeOutput, codeWords] as [CodeOutput, CodeOutput];
const prove = (item: CodeOutput, code = item.code) => proveCode({ ...item, code }, { sandbox });

test('a key holds when the code prints what earns all points', async () => {
  expect(await prove(number)).toEqual([]);
  expect(await prove(words, 'console.log(tf.ones([2, 3]).shape);')).toEqual([]);
  expect(
    await prove(words, 'const { shape } = await Promise.resolve(tf.ones([2, 3]));\nconsole.log(String(shape));'),
  ).toEqual([]);
});

test.each([
  [
    'prints something else',
    'console.log(2);',
    'Its code prints "2", which does not earn all points: the key is stale.',
  ],
  ['prints no number', 'console.log("half");', 'Its code prints "half", which is no answer to it:'],
  ['prints nothing', 'tf.scalar(1);', 'Its code prints 0 lines'],
  ['prints two lines', 'console.log(0.5);\nconsole.log(0.5);', 'Its code prints 2 lines'],
  ['prints what is drawn', 'console.log(tf.randomUniform([1], 0, 1).dataSync()[0]);', 'and the next time'],
  [
    'cannot be compiled',
    'const a = 1;\nconst = 2;\nconsole.log(0.5);',
    'Its code cannot be compiled (line 2, column 7)',
  ],
  ['imports', "import fs from 'fs';\nconsole.log(0.5);", 'Its code cannot be compiled (line 1'],
  ['throws', 'throw new Error("no luck");', 'Its code ended as runtime-error: Error: no luck'],
  ['never ends', 'while (true) {}', 'Its code ended as '],
])('code that %s is told', async (_name, code, problem) => {
  const problems = await prove(number, code);
  expect(problems).toHaveLength(1);
  expect(problems[0]).toContain(problem);
});

const experiments = [predictNumber, predictChoice, predictOrder] as PredictThenRun[];

test('an experiment holds when its last line is the result, letter by letter, and earns all points', async () => {
  for (const item of experiments) expect(await proveExperiment(item, { sandbox }), item.predict.kind).toEqual([]);
});

test.each([
  ['ends otherwise', 'console.log(2.0000002);', 'ends with "2.0000002", and not with the result'],
  ['prints nothing', 'tf.scalar(1);', 'prints nothing'],
  ['throws', 'throw new Error("no luck");', 'ended as runtime-error: Error: no luck'],
])('an experiment that %s is told', async (_name, code, problem) => {
  const problems = await proveExperiment({ ...(experiments[0] as PredictThenRun), code }, { sandbox });
  expect(problems).toHaveLength(1);
  expect(problems[0]).toContain(problem);
});

test('what is drawn in an experiment is drawn by its seed alone', async () => {
  const code = 'console.log(Math.random());';
  const print = async (number: number) => runLines(sandbox, code, { key: publicSeed(number).key, limits: EXPERIMENT });
  const [once, again, other] = [await print(1), await print(1), await print(2)];
  expect(again).toEqual(once);
  expect(other).not.toEqual(once);
});

test.each(['implicit-bias', '.templates/new-course'])('the code of %s prints what its keys say', async (folder) => {
  const { course } = await loadCourse(path.join(env().projectRoot, 'challenges', folder));
  const chapters = course ? chaptersOf(course) : [];
  const items = chapters.flatMap((chapter) => chapter.items);
  const codes = items.filter((item) => item.kind === 'code-output');
  expect(codes.length).toBeGreaterThan(0);
  for (const item of codes) expect(await proveCode(item, { sandbox }), item.id).toEqual([]);
  const run = items.filter((item) => item.kind === 'predict-then-run');
  expect(run.length).toBeGreaterThan(0);
  for (const item of run) expect(await proveExperiment(item, { sandbox }), item.id).toEqual([]);
});
