import * as tf from '@tensorflow/tfjs';
import type { Model } from '../authoring/returns';
import type { Tensor } from '../authoring/tensor';
import type { Artifact } from './artifact';
import { networkOf } from './network';

export interface RebuiltModel extends Model {
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
  const known = new Map<Tensor, Tensor>();
  return {
    parameters: network.countParams(),
    outputShapes: network.outputs.map(({ shape }) => shape.slice(1) as number[]),
    predict(batch) {
      const answer = known.get(batch) ?? predict(network, batch);
      known.set(batch, answer);
      return answer;
    },
    dispose: () => network.dispose(),
  };
}

function predict(network: tf.LayersModel, batch: Tensor): Tensor {
  return tf.tidy(() => {
    const rows = tf.tensor(batch.values, batch.shape as [number, ...number[]], batch.dtype);
    const outputs = network.predict(rows, { batchSize: BATCH }) as tf.Tensor;
    return { shape: outputs.shape, dtype: 'float32', values: outputs.dataSync() as Float32Array };
  });
}
