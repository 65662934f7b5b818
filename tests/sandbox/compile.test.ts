import { describe, expect, test } from 'vitest';
import { locate, sentence } from '@/lib/sandbox';
import { descendants, kill } from '../processes';
import { compilerHere } from './machine';

const compile = compilerHere();

async function refusal(source: string) {
  const compiled = await compile(source);
  if (compiled.ok) throw new Error('it compiled');
  return { ...compiled.error, en: compiled.error.message.en };
}

describe('a student file', () => {
  test('may import tfjs and the types of its challenge', async () => {
    const source = `import * as tf from '@tensorflow/tfjs';\nimport type { Run } from 'challenge';\nexport default (run: Run) => tf.zeros([1]);`;
    const compiled = await compile(source);
    expect(compiled).toMatchObject({ ok: true, code: expect.stringContaining('require("@tensorflow/tfjs")') });
  });

  test.each([
    ['export default function train() {}'],
    ['export default async function () { await 1; }'],
    ['const train = () => 1;\nexport { train as default };'],
    ['export const other = 1;\nexport default class {}'],
  ])('may export its function as %s', async (source) => {
    expect(await compile(source)).toMatchObject({ ok: true });
  });

  test('hears where another import is', async () => {
    const found = await refusal(`export default 1;\n  import fs from 'node:fs';\nfs.rmSync('x');`);
    expect(found).toMatchObject({ line: 2, column: 18, en: expect.stringContaining("'node:fs'") });
  });

  test('hears where its syntax breaks', async () => {
    expect(await refusal('const a = 1;\nexport default function ( {')).toMatchObject({ line: 2 });
  });

  test('keeps the names of its functions, those that hide another one too', async () => {
    const source = `const square = (x: number) => x;
export default function train() {
  const train = () => {
    class square {}
    return [train, square];
  };
  return train();
}`;
    const compiled = await compile(source);
    if (!compiled.ok) throw new Error(compiled.error.message.en);
    const module = { exports: {} as { default(): { name: string }[] } };
    new Function('module', 'exports', compiled.code)(module, module.exports);
    expect(module.exports.default().map(({ name }) => name)).toEqual(['train', 'square']);
    // What costs time is not done where there is nothing to keep.
    expect((await compile('const f = () => 1; export default () => f();')) as object).toMatchObject({
      code: expect.not.stringContaining('__name'),
    });
  });

  test.each([
    ['const k = 5;\nenum Mode {\n  First = k,\n  Second,\n}\nexport default () => Mode.Second;', 4, 3, 'Second'],
    ["enum Mode {\n  A = 'a'.length, 'b-c' }\nexport default () => Mode;", 2, 19, 'b-c'],
  ])('with a member of an enum that would be undefined is told its line (%#)', async (source, line, column, name) => {
    expect(await refusal(source)).toMatchObject({
      message: sentence('enum-value', { name }),
      line,
      column,
      en: `The member ${name} of this enum needs a value: the one before it is not a plain number from which to count on.`,
    });
  });

  test('may have enums whose members count on from a number, or are all given', async () => {
    const source = `enum A { X = 3, Y }\nenum B { P = 'p', Q = 2 ** 3, R = X2 }\nvar X2 = 1;\nexport default () => [A.Y, B.R];`;
    expect(await compile(source)).toMatchObject({ ok: true });
  });

  test.each([
    ['', 'The file is empty.'],
    ['export const train = 1;', 'Export the training function: export default function train(run) {...}'],
    [`// ${'x'.repeat(256 * 1024)}`, 'The file is larger than 256 KB.'],
    ['\0\0', 'The file is not text. Hand in TypeScript source.'],
  ])('that cannot be one is told why (%#)', async (source, message) => {
    expect((await refusal(source)).en).toBe(message);
  });

  test.each([['-~'.repeat(120_000)], ['['.repeat(200_000)], ['{a:'.repeat(80_000)]])(
    'nested too deeply is refused, and the next one compiles (%#)',
    async (nesting) => {
      const [nested, fine] = await Promise.all([
        compile(`export default ${nesting}1;`),
        compile('export default () => 1;'),
      ]);
      expect(nested).toMatchObject({ ok: false, error: { message: sentence('too-nested') } });
      expect(fine).toMatchObject({ ok: true });
    },
  );
});

test('a compiler that is killed from outside costs the source nothing', async () => {
  await compile('export default () => 1;');
  for (let round = 0; round < 3; round++) {
    const compiling = compile('export default function train() {}');
    // Those that wait, and the one that has the source.
    const compilers = descendants(process.pid).filter(({ command }) => /bwrap|--service|compiler/.test(command));
    for (const { pid } of compilers) kill(pid);
    expect(await compiling).toMatchObject({ ok: true });
  }
});

test('an error is placed in the file as the student wrote it', async () => {
  const compiled = await compile(`type A = 1;\n\nexport default function train() {\n  boom();\n}\n`);
  if (!compiled.ok) throw new Error('it did not compile');
  const row = compiled.code.split('\n').findIndex((line) => line.includes('boom()')) + 1;
  const placed = { line: 4, column: 3, stack: 'Error: x\n    at train (line 4, column 3)' };
  // V8; Firefox and Safari; Firefox after an await.
  for (const frame of [
    `    at train (student.js:${row}:3)`,
    `train@student.js:${row}:3`,
    `async*train@student.js:${row}:3`,
  ]) {
    const stack = `${frame}\nasync*@blob:null/1:16:22`;
    expect(locate(compiled, { thrown: 'Error: x', stack })).toEqual(placed);
  }
  for (const frame of [`    at student.js:${row}:3`, `@student.js:${row}:3`, `train/<@student.js:${row}:3`]) {
    const nameless = { ...placed, stack: 'Error: x\n    at (line 4, column 3)' };
    expect(locate(compiled, { thrown: 'Error: x', stack: frame })).toEqual(nameless);
  }
  expect(locate(compiled, { thrown: null, stack: null })).toEqual({ line: null, column: null, stack: null });
});

test('an unknown reason is our own fault, in both languages', () => {
  expect(sentence('no-such-reason')).toEqual(sentence('internal-error'));
  expect(sentence('time-limit', { seconds: 20 }).fr).toContain('20 s');
});

test.each([
  ["import fs from 'node:fs';\nexport default () => ({});", /node:fs/],
  ["import { layers } from '@tensorflow/tfjs-layers';\nexport default () => ({});", /tfjs-layers/],
  ["import './other';\nexport default () => ({});", /\.\/other/],
  ["export default async () => (await import('@tensorflow/tfjs')).scalar(1);", /@tensorflow\/tfjs/],
  ['const x = await 1;\nexport default () => x;', /only stand inside a function/],
])('%j is refused, also where nothing uses it', async (source, sentence) => {
  const compiled = await compile(source);
  expect(compiled.ok).toBe(false);
  if (!compiled.ok) expect(compiled.error.message.en).toMatch(sentence);
});

test.each([
  "import * as tf from '@tensorflow/tfjs';\nimport { Run, Returned } from 'challenge';\nexport default (run: Run): Returned => run as never;",
  "import * as tf from '@tensorflow/tfjs';\nimport type { Run } from 'challenge';\nconst train = (run: Run) => run;\nexport { train as default };",
  'enum Step { One }\nexport default async () => Step.One;',
])('%j is taken', async (source) => {
  expect(await compile(source)).toMatchObject({ ok: true });
});
