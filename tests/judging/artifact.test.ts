import { expect, test } from 'vitest';
import { model, tensors } from '@/lib/authoring/returns';
import { type Artifact, parseArtifact, type Refusal } from '@/lib/judging/artifact';
import { refusalSentence } from '@/lib/judging/sentences';
import type { RawResult } from '@/lib/sandbox/job';

const dims = new Map([['p', 3]]);
const returns = tensors({ w: ['p'], m: [2, 'p'] });
const floats = (shape: number[], values: number[]) => ({
  kind: 'tensor' as const,
  tensor: { shape, dtype: 'float32' as const, values: Float32Array.from(values) },
});
const w = floats([3], [1, 2, 3]);
const m = floats([2, 3], [1, 2, 3, 4, 5, 6]);

function refused(result: Artifact | Refusal): Refusal {
  if (!('reason' in result)) throw new Error('It was accepted.');
  return result;
}
const parse = (raw: RawResult) => parseArtifact(returns, dims, raw);

test('tensors of the declared shapes pass, and what was not asked for is left behind', () => {
  const artifact = parse({ kind: 'fields', fields: { w, m, extra: w } });
  expect(artifact).toMatchObject({ kind: 'tensors' });
  expect(Object.keys((artifact as Extract<Artifact, { kind: 'tensors' }>).fields)).toEqual(['w', 'm']);
});

test.each([
  [{ kind: 'other', description: 'a number' }, /object of tensors.*a number/],
  [{ kind: 'fields', fields: { w } }, /no "m"/],
  [{ kind: 'fields', fields: { w, m: { kind: 'other', description: 'undefined' } } }, /"m" must be a tensor/],
  [{ kind: 'fields', fields: { w, m: floats([3, 2], [1, 2, 3, 4, 5, 6]) } }, /shape \[2,3\]; it has \[3,2\]/],
  [{ kind: 'fields', fields: { w, m: floats([2, 3], [1, 2, 3, 4, Number.NaN, 6]) } }, /m\[1, 1\] is not a finite/],
  [{ kind: 'fields', fields: { w: floats([3], [1, Number.NEGATIVE_INFINITY, 0]), m } }, /w\[1\] is not a finite/],
] satisfies [RawResult, RegExp][])('%# is refused with a sentence', (raw, sentence) => {
  const { en, fr } = refusalSentence(refused(parse(raw)));
  expect(en).toMatch(sentence);
  expect(fr).not.toBe(en);
});

const network = model({ input: [4], output: [2], maxParameters: 20 });
const dense = (config: object = {}) => ({
  class_name: 'Dense',
  config: { name: 'd', units: 2, activation: 'relu', use_bias: true, batch_input_shape: [null, 4], ...config },
});
const sequential = (...layers: unknown[]) => ({ class_name: 'Sequential', config: { name: 's', layers } });
const weights = [
  { name: 'd/kernel', tensor: { shape: [4, 2], dtype: 'float32' as const, values: new Float32Array(8) } },
  { name: 'd/bias', tensor: { shape: [2], dtype: 'float32' as const, values: new Float32Array(2) } },
];
const parseModel = (topology: unknown, own = weights) =>
  parseArtifact(network, new Map(), { kind: 'model', topology, weights: own });

test('a sequential network is copied without what it does not need to be rebuilt', () => {
  const hostile = dense({ kernel_regularizer: { class_name: 'L1L2' }, surprise: { deep: true }, __proto__: null });
  const artifact = parseModel(sequential(hostile)) as Extract<Artifact, { kind: 'model' }>;
  const text = JSON.stringify(artifact.topology);
  expect(text).not.toContain('surprise');
  expect(text).not.toContain('L1L2');
  expect(text).toContain('"units":2');
});

test.each([
  ['a layer that would be larger than its weights', sequential(dense({ units: 1e9 })), 'model-layer'],
  ['a layer class that is not known', sequential({ class_name: 'Lambda', config: { name: 'l' } }), 'model-layer'],
  ['a name of the prototype', sequential({ class_name: 'constructor', config: { name: 'l' } }), 'model-layer'],
  ['two layers of one name', sequential(dense(), dense()), 'model-layer'],
  ['another input shape', sequential(dense({ batch_input_shape: [null, 5] })), 'model-shape'],
  ['no input shape', sequential(dense({ batch_input_shape: null })), 'model-shape'],
  [
    'a reshape bomb',
    sequential(dense(), { class_name: 'Reshape', config: { name: 'r', target_shape: [1e6, 1e6] } }),
    'model-layer',
  ],
  ['a functional model', { class_name: 'Model', config: { layers: [] } }, 'wrong-kind'],
  ['no topology', null, 'wrong-kind'],
])('%s is refused', (_name, topology, reason) => {
  expect(refused(parseModel(topology)).reason).toBe(reason);
});

test('too many parameters are refused before anything is rebuilt', () => {
  const large = {
    name: 'd/kernel',
    tensor: { shape: [4, 9], dtype: 'float32' as const, values: new Float32Array(36) },
  };
  expect(refused(parseModel(sequential(dense()), [large]))).toMatchObject({
    reason: 'too-many-parameters',
    values: { parameters: 36, limit: 20 },
  });
});
