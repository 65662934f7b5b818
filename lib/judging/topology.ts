import { z } from 'zod';
import { sizeOf } from '../authoring/tensor';
import type { WireTensor } from '../sandbox/job';

// A topology is a student's own words about a network. It is copied into a fresh object that keeps only layers, fields
// and sizes known here, because rebuilding follows it blindly: `units: 1e9` would be a memory bomb.

const MAX_LAYERS = 200;
/** Of one row anywhere inside a network. */
export const MAX_ELEMENTS = 1_000_000;

/** Layer classes that may be rebuilt: the config fields that matter for inference, and the weights they own. */
const LAYERS: Record<string, { keep: string[]; weights: string[] }> = {
  InputLayer: { keep: [], weights: [] },
  Dense: { keep: ['units', 'activation', 'use_bias'], weights: ['kernel', 'bias'] },
  Activation: { keep: ['activation'], weights: [] },
  ReLU: { keep: ['max_value'], weights: [] },
  LeakyReLU: { keep: ['alpha'], weights: [] },
  ELU: { keep: ['alpha'], weights: [] },
  Softmax: { keep: ['axis'], weights: [] },
  Dropout: { keep: ['rate'], weights: [] },
  GaussianNoise: { keep: ['stddev'], weights: [] },
  Flatten: { keep: ['data_format'], weights: [] },
  Reshape: { keep: ['target_shape'], weights: [] },
  BatchNormalization: {
    keep: ['axis', 'epsilon', 'center', 'scale', 'momentum'],
    weights: ['gamma', 'beta', 'moving_mean', 'moving_variance'],
  },
  LayerNormalization: { keep: ['axis', 'epsilon', 'center', 'scale'], weights: ['gamma', 'beta'] },
  Conv2D: {
    keep: ['filters', 'kernel_size', 'strides', 'padding', 'data_format', 'dilation_rate', 'activation', 'use_bias'],
    weights: ['kernel', 'bias'],
  },
  MaxPooling2D: { keep: ['pool_size', 'strides', 'padding', 'data_format'], weights: [] },
  AveragePooling2D: { keep: ['pool_size', 'strides', 'padding', 'data_format'], weights: [] },
  GlobalAveragePooling2D: { keep: ['data_format'], weights: [] },
  GlobalMaxPooling2D: { keep: ['data_format'], weights: [] },
  Add: { keep: [], weights: [] },
  Multiply: { keep: [], weights: [] },
  Average: { keep: [], weights: [] },
  Maximum: { keep: [], weights: [] },
  Minimum: { keep: [], weights: [] },
  Concatenate: { keep: ['axis'], weights: [] },
};

const MAX_NODES = 400;

const Name = z.string().min(1).max(200);
const Scalar = z.union([z.null(), z.number().finite(), z.string().max(64)]);
const Value = z.union([z.boolean(), Scalar, z.array(Scalar).max(8)]);
/** Which output of which use of a layer; what else tfjs writes there is for layers that are not known here. */
const Reference = z
  .array(z.unknown())
  .min(3)
  .transform((parts) => parts.slice(0, 3))
  .pipe(z.tuple([Name, z.int().nonnegative().max(MAX_NODES), z.literal(0)]));
const Layer = z.object({
  class_name: z.string().max(64),
  config: z.record(z.string(), z.unknown()),
  /** For each use of the layer, what goes into it. A chain has none. */
  inbound_nodes: z.array(z.array(Reference).min(1).max(100)).max(MAX_NODES).optional(),
});
const References = z.array(Reference).min(1).max(100);
const Network = z.discriminatedUnion('class_name', [
  z.object({
    class_name: z.literal('Sequential'),
    config: z.object({ layers: z.array(Layer).min(1).max(MAX_LAYERS) }),
  }),
  z.object({
    class_name: z.enum(['Model', 'Functional']),
    config: z.object({
      layers: z.array(Layer).min(1).max(MAX_LAYERS),
      input_layers: References,
      output_layers: References,
    }),
  }),
]);

/** A use of a layer: its name, and which of its uses. */
export type Use = [layer: string, node: number];

/** A network that was copied: layers by name with what goes into each of their uses. */
export interface Topology {
  layers: { class: string; config: { name: string } & Record<string, unknown>; uses: Use[][] }[];
  inputs: Use[];
  outputs: Use[];
}

export type Inspection =
  | { fits: true; topology: Topology }
  | { fits: false; reason: 'not-a-model' }
  | { fits: false; reason: 'layer'; layer: string }
  | { fits: false; reason: 'input-shape'; got: string };

/**
 * Copies the topology of a `tf.LayersModel`, sequential or functional. Initializers, regularizers and constraints are left out,
 * since the weights are given. Widths are held against the weights that came with them, so that the rebuilt network is never
 * larger than what was already received and counted.
 */
export function inspectTopology(
  raw: unknown,
  weights: { name: string; tensor: WireTensor }[],
  inputShape: number[],
): Inspection {
  const parsed = Network.safeParse(raw);
  if (!parsed.success) return { fits: false, reason: 'not-a-model' };
  const { config: network } = parsed.data;
  const shapes = new Map(weights.map(({ name, tensor }) => [name, tensor.shape]));
  const layers: Topology['layers'] = [];
  const named = new Map<string, Topology['layers'][number]>();
  for (const [i, layer] of network.layers.entries()) {
    const config = copyConfig(layer.class_name, layer.config, shapes);
    if (config === null || named.has(config.name)) return { fits: false, reason: 'layer', layer: layer.class_name };
    const before = layers[i - 1];
    const chained: Use[][] = before ? [[[before.config.name, 0]]] : [];
    const uses = 'input_layers' in network ? usesOf(layer.inbound_nodes ?? []) : chained;
    const copied = { class: layer.class_name, config, uses };
    layers.push(copied);
    named.set(config.name, copied);
  }
  const [first, last] = [layers[0], layers.at(-1)] as [Topology['layers'][number], Topology['layers'][number]];
  const [inputs, outputs] =
    'input_layers' in network
      ? (usesOf([network.input_layers, network.output_layers]) as [Use[], Use[]])
      : ([[[first.config.name, 0]], [[last.config.name, 0]]] satisfies [Use[], Use[]]);
  const taken = inputs.map(([name]) => shapeOf(named.get(name)?.config.batch_input_shape));
  if (taken.join() !== `[${inputShape}]`) return { fits: false, reason: 'input-shape', got: taken.join(', ') };
  return { fits: true, topology: { layers, inputs, outputs } };
}

const usesOf = (nodes: z.infer<typeof Reference>[][]): Use[][] =>
  nodes.map((node) => node.map(([layer, use]) => [layer, use]));

function shapeOf(batchShape: unknown): string {
  const shape = z.array(z.union([z.null(), z.int()])).safeParse(batchShape);
  return shape.success ? `[${shape.data.slice(1)}]` : 'none';
}

function copyConfig(
  className: string,
  config: Record<string, unknown>,
  shapes: Map<string, number[]>,
): ({ name: string } & Record<string, unknown>) | null {
  const known = Object.hasOwn(LAYERS, className) ? LAYERS[className] : undefined;
  const name = Name.safeParse(config.name);
  if (known === undefined || !name.success) return null;
  const copied: { name: string } & Record<string, unknown> = { name: name.data, trainable: true };
  for (const key of [...known.keep, 'batch_input_shape', 'dtype']) {
    if (!Object.hasOwn(config, key) || config[key] === null) continue;
    const value = Value.safeParse(config[key]);
    if (!value.success) return null;
    copied[key] = value.data;
  }
  for (const weight of known.weights) copied[`${weight}_initializer`] = { class_name: 'Zeros', config: {} };
  return sizesAreKnown(className, copied, shapes.get(`${name.data}/kernel`)) ? copied : null;
}

/** Whether all that the layer would allocate was received as a weight, or is small. */
function sizesAreKnown(className: string, config: Record<string, unknown>, kernel: number[] | undefined): boolean {
  if (className === 'Dense') return kernel?.length === 2 && kernel[1] === config.units;
  if (className === 'Conv2D') return kernel?.length === 4 && kernel[3] === config.filters;
  if (className !== 'Reshape') return true;
  const target = z.array(z.int()).safeParse(config.target_shape);
  return target.success && Math.abs(sizeOf(target.data)) <= MAX_ELEMENTS;
}
