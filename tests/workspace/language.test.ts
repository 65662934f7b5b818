import { expect, test, vi } from 'vitest';
import { type Language, openLanguage } from '@/app/components/workspace/editor/typescript/language';
import { gatherTypes } from '@/app/server/language-types';
import { declarations } from '@/lib/authoring/declarations';

// The first question reads all declarations, for seconds on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const types = await gatherTypes();
const challenge = declarations({
  inputs: {
    x: { kind: 'tensor', shape: [40, 200], dtype: 'float32', description: { en: 'One row each.', fr: 'Une ligne.' } },
    rate: { kind: 'number', description: { en: 'The step size.', fr: 'Le pas.' } },
  },
  returns: { kind: 'tensors', fields: { w: [200, 1] } },
});
const language: Language = openLanguage({ types, declarations: challenge });

const HEAD = `import * as tf from '@tensorflow/tfjs';\nimport type { Run, Returned } from 'challenge';\nexport default function train(run: Run): Returned {\n`;

/** A source with `|` where the cursor is. */
function at(marked: string): [source: string, position: number] {
  const source = `${HEAD}${marked}`;
  return [source.replace('|', ''), source.indexOf('|')];
}

function offered(marked: string, asked = false): string[] | undefined {
  const [source, position] = at(marked);
  return language.completions(source, position, asked)?.options.map(({ name }) => name);
}

test('members of tfjs, of the inputs and of quoted words are offered', () => {
  expect(offered('  tf.train.|')).toEqual(expect.arrayContaining(['sgd', 'adam', 'rmsprop']));
  expect(offered('  run.|')).toEqual(['log', 'random', 'rate', 'x']);
  expect(offered("  tf.layers.dense({ units: 1, activation: '|' })")).toContain('relu');
});

test('of a library, groups come after its functions, and what is only for its own packages is left out', () => {
  const [source, position] = at('  tf.|');
  const options = language.completions(source, position, false)?.options ?? [];
  const rankOf = (wanted: string) => options.find(({ name }) => name === wanted)?.rank;
  expect([rankOf('matMul'), rankOf('sequential'), rankOf('math')]).toEqual(['near', 'near', 'far']);
  expect(options.map(({ name }) => name)).toEqual(expect.arrayContaining(['train', 'layers', 'losses', 'tidy']));
  expect(options.filter(({ name }) => /^_|^BatchMatMul$|^backend_util$|^kernel_impls$/.test(name))).toEqual([]);
});

test('an option takes the place of the word that was begun', () => {
  const [source, position] = at('  tf.train.sg|');
  expect(language.completions(source, position, false)?.from).toBe(position - 2);
});

test('the own names come before those of the language; those of web pages are left out', () => {
  const [source, position] = at('  const weights = 1;\n  w|');
  const options = language.completions(source, position, false)?.options ?? [];
  expect(options.find(({ name }) => name === 'weights')?.rank).toBe('near');
  expect(options.find(({ name }) => name === 'while')?.rank).toBe('far');
  const names = options.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(['Math', 'Float32Array', 'console', 'structuredClone']));
  expect(names.filter((name) => /^(window|document|alert|HTML|GPU)/.test(name))).toEqual([]);
});

test('nothing is offered unasked after a space, and nothing in a comment', () => {
  expect(offered('  const a = |')).toBeUndefined();
  expect(offered('  const a = |', true)).toContain('tf');
  expect(offered('  // tf.tr|')).toBeUndefined();
});

test('a place is described by its type and the words of its author', () => {
  const [source, position] = at('  run.ra|te;');
  const found = language.describe(source, position);
  expect(found?.signature.map(({ text }) => text).join('')).toBe('(property) Run.rate: number');
  expect(found?.documentation).toBe('The step size.');
  expect(source.slice(found?.from, found?.to)).toBe('rate');
});

test('an imported function is described as what it is, with its parameters', () => {
  const [source, position] = at('  tf.zer|os([1]);');
  const found = language.describe(source, position);
  const signature = found?.signature.map(({ text }) => text).join('') ?? '';
  expect(signature).toMatch(/^zeros</);
  expect(signature).not.toMatch(/alias|export/);
  expect(found?.documentation).toMatch(/^Creates a `tf.Tensor` with all elements set to 0\./);
  expect(found?.documentation).toMatch(/- shape/);
  expect(language.describe(...at('  |  '))).toBeNull();
});

test('an option is described like the place it would make', () => {
  const [source, position] = at('  tf.train.sg|');
  const found = language.describeCompletion(source, position, 'sgd');
  expect(found?.signature.map(({ text }) => text).join('')).toContain('sgd(learningRate: number)');
});

test('formatting changes the layout and nothing else; wrong syntax is left alone', () => {
  const source = 'export default function train( ){\nconst a=1\n      return {a}\n}';
  const edits = language.format(source);
  if (edits === 'unreadable') throw new Error('It can be read.');
  const formatted = edits.reduceRight(
    (text, { from, to, insert }) => text.slice(0, from) + insert + text.slice(to),
    source,
  );
  expect(formatted).toBe('export default function train() {\n  const a = 1;\n  return { a };\n}');
  expect(language.format(formatted)).toEqual([]);
  expect(language.format('const = ')).toBe('unreadable');
});

test('findings are told in French where their words are known', () => {
  const french = openLanguage({
    types,
    declarations: challenge,
    messages: { Type_0_is_not_assignable_to_type_1_2322: "Impossible d'assigner le type '{0}' au type '{1}'." },
  });
  expect(french.findings('const n: number = true;').map(({ message }) => message)).toEqual([
    "Impossible d'assigner le type 'boolean' au type 'number'.",
  ]);
});

test('what the editor loads stays small: tfjs and the library, without what repeats', () => {
  const files = Object.keys(types);
  expect(files.filter((file) => !/^\/(lib|node_modules\/(@tensorflow|@webgpu|@types))\//.test(file))).toEqual([]);
  expect(JSON.stringify(types).length).toBeLessThan(3_000_000);
  expect(types['/node_modules/@tensorflow/tfjs/dist/index.d.ts']).not.toContain('@license');
});
