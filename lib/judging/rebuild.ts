import * as tf from '@tensorflow/tfjs';
import type { GraphModel } from '../authoring/returns';
import type { Tensor } from '../authoring/tensor';
import type { Artifact } from './artifact';
import { networkOf } from './network';

export interface RebuiltModel extends GraphModel {
  /** Shape of one row of each output. */
  outputShapes: number[][];
  dispose(): void;
}

/** Rows that go through the network at once: bounds the memory of one prediction. */
const BATCH = 500;

/**
 * Rebuilds a submitted network. The topology must come from `inspectTopology`.
 * @throws Error when topology and weights do not make a network together.
 */
export function rebuildModel({ topology, weights }: Extract<Artifact, { kind: 'model' }>): RebuiltModel {
  const network = networkOf(topology, new Map(weights.map(({ name, tensor }) => [name, tensor])));
  const known: { batch: readonly Tensor[]; answer: Tensor[] }[] = [];
  return {
    parameters: network.countParams(),
    outputShapes: network.outputs.map(({ shape }) => shape.slice(1) as number[]),
    predict(batch) {
      const asked = known.find((one) => one.batch.every((input, i) => input === batch[i]));
      if (asked) return asked.answer;
      const answer = predict(network, batch);
      known.push({ batch: [...batch], answer });
      return answer;
    },
    dispose: () => network.dispose(),
  };
}

function predict(network: tf.LayersModel, batch: readonly Tensor[]): Tensor[] {
  return tf.tidy(() => {
    const rows = batch.map(({ shape, values, dtype }) => tf.tensor(values, shape, dtype));
    const found = network.predict(rows, { batchSize: BATCH });
    return (Array.isArray(found) ? found : [found]).map((output) => ({
      shape: output.shape,
      dtype: 'float32',
      values: output.dataSync() as Float32Array,
    }));
  });
}
