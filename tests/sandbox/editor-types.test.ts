import { expect, test } from 'vitest';
import { type Language, openLanguage } from '@/app/components/workspace/editor/typescript/language';
import { gatherTypes } from '@/app/server/language-types';
import { declarations } from '@/lib/authoring/declarations';
import { typeCheck } from '@/lib/sandbox';
import { typeSentence } from '@/lib/sandbox/type-sentences';
import { thorough } from '../thorough';
import { walled } from './machine';

const DECLARATIONS = declarations({
  inputs: {
    x: { kind: 'tensor', shape: [40, 200], dtype: 'float32', description: { en: 'Rows.', fr: 'Lignes.' } },
    y: { kind: 'tensor', shape: [40], dtype: 'float32', description: { en: 'Targets.', fr: 'Cibles.' } },
    steps: { kind: 'number', description: { en: 'Steps.', fr: 'Pas.' } },
    sizes: { kind: 'numbers', length: 3, description: { en: 'Sizes.', fr: 'Tailles.' } },
    labels: { kind: 'choice', options: ['true', 'shuffled'], description: { en: 'Labels.', fr: 'Étiquettes.' } },
  },
  returns: { kind: 'tensors', fields: { w: [200, 1] } },
});

const HEAD = `import * as tf from '@tensorflow/tfjs';\nimport type { Run, Returned } from 'challenge';\n`;
const train = (body: string) =>
  `${HEAD}export default async function train(run: Run): Promise<Returned> {\n${body}\n  return { w: tf.zeros([200, 1]) };\n}\n`;

const SOURCES: Record<string, string> = {
  'nothing wrong': train('  run.log(0, { loss: tf.scalar(1) });'),
  'an unknown member of tf': train('  tf.matmul(run.x, run.x);'),
  'an unknown input': train('  const z = run.z;'),
  'a tensor where a number is wanted': train('  const n: number = run.x;'),
  'the wrong rank, which takes several lines to say': train('  const v: tf.Tensor1D = run.x;'),
  'a misspelt activation': train("  tf.layers.dense({ units: 1, activation: 'rel' });"),
  'no overload that fits': train("  tf.tensor('x', [1, 2, 3], 4, 5);"),
  'something that may be undefined': train(
    '  const [first] = [run.x].filter(Boolean);\n  [1].find((n) => n > 0).toFixed();',
  ),
  'an implicit any': train('  const f = (a, b) => a + b;'),
  'a comparison that never holds': train("  if (run.labels === 'none') return { w: tf.zeros([200, 1]) };"),
  'a missing return': `${HEAD}export default function train(run: Run): Returned {\n  run.random();\n}\n`,
  'the wrong return': `${HEAD}export default function train(run: Run): Returned {\n  return { v: run.x };\n}\n`,
  'a write to what is read only': train('  run.sizes.push(1);\n  run.steps = 2;'),
  'another import': `import fs from 'node:fs';\nimport { z } from 'zod';\n${train('  fs.readFileSync(z);')}`,
  'names of the browser and of Node': train(
    "  document.title = 1;\n  process.exit(1);\n  require('fs');\n  console.log(1);",
  ),
  'syntax that cannot be read, before any type': train('  const n: number = run.x;\n  const = 3;\n  run.;'),
  'an unclosed bracket': `${HEAD}export default function train(run: Run) {\n  if (run.steps > 1 {\n    return 1;\n}\n`,
  'letters beyond ASCII': train("  const größe: string = run.steps; // 😀\n  const 幅: boolean = '😀';"),
  'young methods of the language': train('  [3, 1].toSorted().at(-1)?.foo;\n  Object.groupBy([1], () => 1);'),
  'an unused suppression': train('  // @ts-expect-error nothing is wrong here\n  const n = 1;'),
};

function place(source: string, offset: number): { line: number; column: number } {
  const before = source.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}

let language: Language;

const WEIGHED = (given: string) =>
  train(
    `  const model = tf.sequential();\n  model.compile({ optimizer: 'sgd', loss: 'meanSquaredError', lossWeights: ${given} });`,
  );
SOURCES['the weights of losses, which are numbers'] = WEIGHED("['a']");

test('the weights of losses have a type, here and there', async () => {
  language ??= openLanguage({ types: await gatherTypes(), declarations: DECLARATIONS });
  for (const given of ['[1, 0.5]', '{ first: 1, second: 0.5 }']) {
    expect(language.findings(WEIGHED(given))).toEqual([]);
    if (walled) expect(await typeCheck(WEIGHED(given), DECLARATIONS, 'full')).toEqual([]);
  }
  expect(language.findings(WEIGHED("['a']")).map(({ code }) => code)).toEqual([2322]);
});

const tried = Object.keys(SOURCES).filter((_, i) => thorough || i % 4 === 0);

test.skipIf(!walled).each(tried)('the editor finds what the server finds: %s', async (name) => {
  language ??= openLanguage({ types: await gatherTypes(), declarations: DECLARATIONS });
  const source = SOURCES[name] ?? '';
  // The page shows the compiler's own words, with all its details; a verdict has ours, made of the first line of them.
  const here = language.findings(source).map(({ from, code, message }) => ({
    ...place(source, from),
    code,
    message: typeSentence(code, message.split('\n')[0] ?? '', source, DECLARATIONS),
  }));
  expect(here).toEqual(await typeCheck(source, DECLARATIONS, 'full'));
  if (name === 'nothing wrong') expect(here).toEqual([]);
  else expect(here).not.toEqual([]);
});
