import * as tf from '@tensorflow/tfjs';
import type { Model } from '../authoring/returns';
import type { Tensor } from '../authoring/tensor';
import type { Artifact } from './artifact';

export interface RebuiltModel extends Model {
  /** Shape of one output row. */
  outputShape: number[];
  dispose(): void;
}

/** Rows that go through the network at once: bounds the memory of one prediction. */
const BATCH = 500;

/**
 * Rebuilds a submitted network. The topology must come from `inspectTopology`.
 * @throws Error when topology and weights do not make a network together.
 */
export async function rebuildModel({ topology, weights }: Extract<Artifact, { kind: 'model' }>): Promise<RebuiltModel> {
  const weightData = new Uint8Array(weights.reduce((sum, { tensor }) => sum + tensor.values.byteLength, 0));
  let offset = 0;
  for (const { tensor } of weights) {
    weightData.set(new Uint8Array(tensor.values.buffer, tensor.values.byteOffset, tensor.values.byteLength), offset);
    offset += tensor.values.byteLength;
  }
  const weightSpecs = weights.map(({ name, tensor }) => ({ name, shape: tensor.shape, dtype: tensor.dtype }));
  const network = await tf.loadLayersModel(
    tf.io.fromMemory({ modelTopology: topology, weightSpecs, weightData: weightData.buffer }),
  );
  const known = new Map<Tensor, Tensor>();
  return {
    parameters: network.countParams(),
    outputShape: (network.outputs[0] as tf.SymbolicTensor).shape.slice(1) as number[],
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
