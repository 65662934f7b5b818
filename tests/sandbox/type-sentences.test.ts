import { expect, test } from 'vitest';
import { typeCheck } from '@/lib/sandbox';
import { TYPE_SENTENCES, typeSentence } from '@/lib/sandbox/type-sentences';
import { walled } from './machine';

const DECLARATIONS = `declare module 'challenge' {
  import type * as tf from '@tensorflow/tfjs';
  export interface Run { readonly x: tf.Tensor2D; readonly steps: number; }
  export type Returned = { w: tf.Tensor1D; };
}`;

/** A function body, and what is said of it: by number, then by sentence. */
const MISTAKES: [body: string, code: number, sentence: string][] = [
  ['const n: number = "five";', 2322, 'This is of type `string`, where `number` is expected.'],
  ['const flat: tf.Tensor1D = run.x; flat;', 2322, 'This is of type `Tensor2D`, where `Tensor1D` is expected.'],
  ['const g = (a: string) => a; g(run.steps);', 2345, 'This argument is of type `number`, where `string` is expected.'],
  ['run.x.reshapee([1]);', 2551, '`Tensor2D` has no property `reshapee`.'],
  ['run.stepz;', 2551, '`Run` has no property `stepz`. Is `steps` meant?'],
  ['run.learningRate;', 2339, '`Run` has no property `learningRate`.'],
  ['nowhere;', 2304, '`nowhere` is not declared.'],
  ['run.steps = 3;', 2540, '`steps` can only be read.'],
  ['const f = (a) => a; f;', 7006, 'The parameter `a` has no type.'],
  ['Math.max(1).toFixed(1, 2);', 2554, 'The number of arguments does not fit.'],
  ['const m = [1].find(Boolean); m + 1;', 18048, '`m` may be undefined.'],
];

test.skipIf(!walled)(
  'what the checker finds is said in our words, with its place',
  async () => {
    const lines = MISTAKES.map(([body]) => `  { ${body} }`);
    const head = "import * as tf from '@tensorflow/tfjs';\nimport type { Run } from 'challenge';\n";
    const source = `${head}export default function train(run: Run) {\n${lines.join('\n')}\n}\n`;
    const found = await typeCheck(source, DECLARATIONS, 'full');
    expect(found?.map(({ line, code, message }) => [line, code, message.en])).toEqual(
      MISTAKES.map(([, code, sentence], i) => [4 + i, code, sentence]),
    );
    for (const { message } of found ?? []) expect(message.fr).not.toBe(message.en);
  },
  60_000,
);

test('what a message quotes is told only where it is made of words of the source, of the challenge or of types', () => {
  const tell = (quoted: string, source = 'const own = 1;') =>
    typeSentence(2322, `Type '${quoted}' is not assignable to type 'number'.`, source, DECLARATIONS).en;
  const other = 'The types do not fit here (TypeScript, message 2322).';
  expect(tell('own')).toContain('`own`');
  expect(tell('{ w: Tensor<Rank.R1>; }')).toContain('`{ w: Tensor<Rank.R1>; }`');
  expect(tell('"a-mark-of-a-file"')).toBe(other);
  expect(tell('{ secret: string; }')).toBe(other);
  expect(tell('/etc/passwd')).toBe(other);
  expect(tell('own | '.repeat(60))).toBe(other);
  expect(typeSentence(99_999, "Something about 'own'.", 'own', '').fr).toMatch(/TypeScript, message 99999/);
});

test('a message that quotes less than its sentence needs is told by its number', () => {
  expect(typeSentence(2339, "Property 'own' does not exist.", 'own', '').en).toMatch(/message 2339/);
});

test('every sentence has the same parts in both languages', () => {
  const parts = (text: string) => [...text.matchAll(/\{\d\}/g)].map(([slot]) => slot).sort();
  for (const { en, fr } of Object.values(TYPE_SENTENCES)) expect(parts(fr)).toEqual(parts(en));
});
