import { expect, test } from 'vitest';
import { checkpoints, MAX_CHECKPOINTS, model, tensors } from '@/lib/authoring/returns';
import { type Artifact, parseArtifact, type Refusal } from '@/lib/judging/artifact';
import { refusalSentence } from '@/lib/judging/sentences';
import { type RawResult, MAX_CHECKPOINTS as WALL_CHECKPOINTS } from '@/lib/sandbox/job';

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

const overTime = checkpoints({ w: ['p'] }, { atLeast: 2, atMost: 3 });
const kept = (...steps: number[]): RawResult => ({
  kind: 'checkpoints',
  checkpoints: steps.map((step) => ({ step, fields: { w, extra: w } })),
});
const parseKept = (raw: RawResult) => parseArtifact(overTime, dims, raw);

test('checkpoints of the declared shapes pass in order, without what was not asked for', () => {
  const artifact = parseKept(kept(0, 5, 10)) as Extract<Artifact, { kind: 'checkpoints' }>;
  expect(artifact.checkpoints.map(({ step }) => step)).toEqual([0, 5, 10]);
  expect(artifact.checkpoints.map(({ fields }) => Object.keys(fields))).toEqual([['w'], ['w'], ['w']]);
});

const withSecond = (field: object): RawResult => ({
  kind: 'checkpoints',
  checkpoints: [
    { step: 1, fields: { w } },
    { step: 2, fields: field as never },
  ],
});

test.each([
  ['too few', kept(1), /from 2 to 3 checkpoints; it returned 1/],
  ['too many', kept(1, 2, 3, 4), /from 2 to 3 checkpoints; it returned 4/],
  ['a step twice', kept(1, 1), /\[1\] has step 1: steps must be whole numbers/],
  ['steps that go back', kept(5, 3), /\[1\] has step 3/],
  ['half a step', kept(1, 1.5), /\[1\] has step 1.5/],
  ['a step before the first', kept(-1, 2), /\[0\] has step -1/],
  ['a step that is no number', kept(1, Number.NaN), /\[1\] has step NaN/],
  ['a missing tensor', withSecond({}), /no "\[1\]\.w"/],
  ['another shape', withSecond({ w: m }), /"\[1\]\.w" must have shape \[3\]; it has \[2,3\]/],
  ['a divergence', withSecond({ w: floats([3], [1, Number.NaN, 0]) }), /\[1\]\.w\[1\] is not a finite number/],
  ['an object', { kind: 'fields', fields: { w } }, /array of checkpoints.*an object/],
  ['another array', { kind: 'other', description: 'an array whose entry 0 is a number' }, /entry 0 is a number/],
] satisfies [string, RawResult, RegExp][])(
  'checkpoints with %s are refused with a sentence',
  (_name, raw, sentence) => {
    const { en, fr } = refusalSentence(refused(parseKept(raw)));
    expect(en).toMatch(sentence);
    expect(fr).not.toBe(en);
  },
);

test('an array of checkpoints is no object of tensors', () => {
  expect(refusalSentence(refused(parse(kept(1, 2)))).en).toMatch(/object of tensors.*an array/);
});

test('a challenge may ask for as many checkpoints as leave the sandbox', () => {
  expect(MAX_CHECKPOINTS).toBe(WALL_CHECKPOINTS);
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

const INPUT = {
  class_name: 'InputLayer',
  name: 'x',
  config: { name: 'x', batch_input_shape: [null, 4] },
  inbound_nodes: [],
};
const functional = (layers: unknown[], output: unknown[]) => ({
  class_name: 'Model',
  config: { name: 'm', layers: [INPUT, ...layers], input_layers: [['x', 0, 0]], output_layers: [output] },
});

/** A model that is used twice by one that is used twice, and so on. */
function doubling(times: number): object {
  if (times === 0) return functional([{ ...dense(), inbound_nodes: [[['x', 0, 0]]] }], ['d', 0, 0]);
  const { class_name, config } = doubling(times - 1) as { class_name: string; config: object };
  const inner = { class_name, config: { ...config, name: 'n' }, inbound_nodes: [[['x', 0, 0]], [['n', 1, 0]]] };
  return functional([inner], ['n', 2, 0]);
}

const through = { class_name: 'Model', config: { ...functional([], ['x', 0, 0]).config, name: 'n' } };
const circle = functional([{ ...through, inbound_nodes: [[['n', 1, 0]]] }], ['n', 1, 0]);

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
  [
    'models inside models that ask for more than was received',
    sequential(
      { class_name: 'InputLayer', config: { name: 'i', batch_input_shape: [null, 4] } },
      ...Array.from({ length: 3 }, (_, i) => ({
        class_name: 'Sequential',
        config: sequential(dense()).config,
        name: i,
      })),
    ),
    'model-layer',
  ],
  ['uses of uses that multiply', doubling(12), 'wrong-kind'],
  ['a model that hands on what it hands on', circle, 'wrong-kind'],
  [
    'a class that is not known inside a model',
    sequential({ ...sequential({ class_name: 'Lambda', config: { name: 'l' } }) }),
    'model-layer',
  ],
  ['a functional model without inputs', { class_name: 'Model', config: { layers: [dense()] } }, 'wrong-kind'],
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
