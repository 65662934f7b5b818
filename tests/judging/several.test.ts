import * as tf from '@tensorflow/tfjs';
import { beforeAll, expect, test } from 'vitest';
import { defineChallenge } from '@/lib/authoring/challenge';
import { declarations } from '@/lib/authoring/declarations';
import { input } from '@/lib/authoring/inputs';
import { model } from '@/lib/authoring/returns';
import { tensor } from '@/lib/authoring/tensor';
import { type Artifact, parseArtifact, type Refusal } from '@/lib/judging/artifact';
import { answerFrom } from '@/lib/judging/measure';
import { refusalSentence } from '@/lib/judging/sentences';
import type { WireTensor } from '@/lib/sandbox/job';
import { publicSeed } from '@/lib/secrets/keys';
import { useTrainingBackend } from '@/lib/training';

// A challenge whose model takes two inputs and gives two outputs.

beforeAll(useTrainingBackend);

const text = (en: string) => ({ en, fr: en });
const returns = model({ inputs: [[2], [3]], outputs: [[1], [2]], maxParameters: 100 });
const X = [tensor([1, 2], [1, 2]), tensor([1, 3], [3, 4, 5])];

const challenge = defineChallenge({
  id: 'two-sides',
  title: text('Two sides'),
  concepts: ['min-norm'],
  difficulty: 1,
  source: { work: 'Nobody', locator: 'page 1', year: 2020 },
  inputs: { rate: input.number(text('Step size.')) },
  returns,
  data: () => ({ heldOut: X, runs: [{ name: 'only', inputs: { rate: 1 } }] }),
  criteria: [
    {
      id: 'sum',
      title: text('Sum'),
      measure({ heldOut, run }) {
        const { artifact } = run('only');
        const outputs = artifact.predict(heldOut);
        return outputs.flatMap(({ values }) => [...values]).reduce((sum, value) => sum + value, 0);
      },
      op: 'at-least',
      limit: 0,
      aggregate: 'worst',
      points: 1,
      feedback: { pass: text('Yes.'), fail: text('Not yet.') },
    },
  ],
  explanations: [{ failed: ['sum'], text: text('Not yet.') }],
  plots: [],
});

/** The sum of all inputs as the first output, the third input's twice as the second; sides in the given order. */
function sides(order: number[]) {
  const inputs = order.map((length) => tf.input({ shape: [length] }));
  const dense = (units: number, at: tf.SymbolicTensor) =>
    tf.layers.dense({ units, useBias: false, kernelInitializer: 'ones' }).apply(at) as tf.SymbolicTensor;
  const joined = tf.layers.concatenate().apply(inputs) as tf.SymbolicTensor;
  const network = tf.model({ inputs, outputs: [dense(1, joined), dense(2, inputs[1] as tf.SymbolicTensor)] });
  const weights = network.weights.map((weight) => {
    const value = weight.read();
    return {
      name: weight.originalName,
      tensor: { shape: value.shape, dtype: 'float32', values: value.dataSync() } as WireTensor,
    };
  });
  const topology = JSON.parse(JSON.stringify(network.toJSON(null, false)));
  return parseArtifact(returns, new Map(), { kind: 'model', topology, weights });
}

test('its measures see what the model answers to both inputs', async () => {
  const artifact = sides([2, 3]) as Artifact;
  const judge = answerFrom({
    challenge: async () => challenge as never,
    dataSet: () => new Uint8Array(),
    complain: (message) => expect.fail(message),
  });
  const { key } = publicSeed(1);
  const reply = await judge({ id: 1, kind: 'measure', module: 'two-sides', key, artifacts: { only: artifact } });
  // 15, and 12 twice.
  expect(reply).toMatchObject({ ok: true, measurement: { measured: [{ criterionId: 'sum', value: 39 }] } });
});

test('inputs in another order are refused in words', () => {
  const { en, fr } = refusalSentence(sides([3, 2]) as Refusal);
  expect(en).toBe('The model must take rows of shape [2], [3] in this order; it takes [3], [2].');
  expect(fr).toBe('Le modèle doit prendre des lignes de forme [2], [3] dans cet ordre ; il prend [3], [2].');
});

test("the editor's types say what goes in and what comes out", () => {
  expect(declarations(challenge)).toContain(
    '/** From rows of shape [2] and [3] to rows of shape [1] and [2]. */\n  export type Returned = tf.LayersModel;',
  );
});
