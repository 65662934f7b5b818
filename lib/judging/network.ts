import * as tf from '@tensorflow/tfjs';
import { sizeOf } from '../authoring/tensor';
import type { WireTensor } from '../sandbox/job';
import type { Use } from './nesting';
import { MAX_ELEMENTS, type Topology } from './topology';

// tfjs's own way from a description to a network follows it blindly: it waits for ever for layers that wait for each other, and
// makes what it is told to make. Here every use of a layer comes after what goes into it, and every size is known before
// anything is made.

type Layer = tf.layers.Layer & { computeOutputShape(inputs: tf.Shape | tf.Shape[]): tf.Shape };

/** Options as tfjs's classes take them: they are written down in the style of Python. */
function options(config: Record<string, unknown>): Record<string, unknown> {
  const camel = (text: string) => text.replace(/_+(\w)/g, (_, letter: string) => letter.toUpperCase());
  return Object.fromEntries(
    Object.entries(config).map(([key, value]) => [
      camel(key),
      typeof value === 'string' && key !== 'name' && key !== 'dtype' ? camel(value) : value,
    ]),
  );
}

function layerOf({ class: className, config }: Topology['layers'][number]): Layer {
  const known = tf.serialization.SerializationMap.getMap().classNameMap[className];
  if (!known) throw new Error(`tfjs has no layer ${className}.`);
  const zeros = { className: 'Zeros', config: {} };
  const weights = Object.keys(config).filter((key) => key.endsWith('_initializer'));
  const made = { ...options(config), ...options(Object.fromEntries(weights.map((key) => [key, zeros]))) };
  return known[1](known[0], made as never) as Layer;
}

/**
 * The network of a copied topology with its weights.
 * @throws Error when they do not fit each other, when layers wait for each other, or when a row grows too large on its way.
 */
export function networkOf({ layers, inputs, outputs }: Topology, weights: Map<string, WireTensor>): tf.LayersModel {
  const parts = new Map(layers.map((layer) => [layer.config.name, { ...layer, layer: layerOf(layer) }]));
  const made = new Map<string, tf.SymbolicTensor>();
  const begun = new Set<string>();

  function outputOf([name, use]: Use): tf.SymbolicTensor {
    const key = `${use} ${name}`;
    const done = made.get(key);
    if (done) return done;
    const part = parts.get(name);
    if (!part || begun.has(key)) throw new Error('A layer waits for itself, or for one that is not there.');
    begun.add(key);
    // Uses of a shared layer are counted in their order.
    if (use > 0) outputOf([name, use - 1]);
    const output = part.uses.length > 0 ? applied(part, use) : inputOf(part, use);
    made.set(key, output);
    return output;
  }

  function applied({ layer, uses, config }: { layer: Layer } & Topology['layers'][number], use: number) {
    const before = uses[use]?.map(outputOf);
    if (!before) throw new Error('A use of a layer is not there.');
    const shapes = before.map(({ shape }) => shape);
    requireKernel(config, shapes[0] as tf.Shape, weights.get(`${config.name}/kernel`));
    const shape = layer.computeOutputShape(shapes.length === 1 ? (shapes[0] as tf.Shape) : shapes);
    if (!(sizeOf(shape.slice(1) as number[]) <= MAX_ELEMENTS)) throw new Error('A row grows too large.');
    return layer.apply(before.length === 1 ? (before[0] as tf.SymbolicTensor) : before) as tf.SymbolicTensor;
  }

  /** The first layer of a chain may be any that says what it takes. */
  function inputOf(part: { layer: Layer } & Topology['layers'][number], use: number): tf.SymbolicTensor {
    const { batch_input_shape: batchShape, dtype, name } = part.config;
    if (!Array.isArray(batchShape) || use > 0) throw new Error('An input has no shape.');
    const input = tf.input({ batchShape, dtype: dtype as tf.DataType | undefined });
    if (part.class === 'InputLayer') return input;
    made.set(`0 ${name} input`, input);
    return applied({ ...part, uses: [[[`${name} input`, 0]]] }, 0);
  }

  const given = inputs.map(([name, use]) => {
    const output = outputOf([name, use]);
    return made.get(`0 ${name} input`) ?? output;
  });
  const network = tf.model({ inputs: given, outputs: outputs.map(outputOf) });
  for (const weight of network.weights) {
    const value = weights.get(weight.originalName);
    if (!value) throw new Error(`The weight ${weight.originalName} is missing.`);
    const tensor = tf.tensor(value.values, value.shape, value.dtype);
    weight.write(tensor);
    tensor.dispose();
  }
  if (network.weights.length !== weights.size) throw new Error('Some weights belong to no layer.');
  return network;
}

/** A kernel is made for what goes into it: of that size it must have been received. */
function requireKernel(config: Record<string, unknown>, input: tf.Shape, kernel?: WireTensor): void {
  const { units, filters, kernel_size: size, data_format: format } = config;
  if (units === undefined && filters === undefined) return;
  const channels = format === 'channels_first' ? input[1] : input.at(-1);
  const windows = Array.isArray(size) ? size : [size, size];
  const shape = units === undefined ? [...windows, channels, filters] : [channels, units];
  if (kernel?.shape.join() !== shape.join()) throw new Error('A kernel has another size than its layer.');
}
