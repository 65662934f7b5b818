import { z } from 'zod';
import { sizeOf } from '../authoring/tensor';
import type { WireTensor } from '../sandbox/job';
import {
  type DescribedLayer,
  type DescribedNetwork,
  flatten,
  MAX_LAYERS,
  MAX_NODES,
  type Reference,
  type Use,
} from './nesting';

// A topology is a student's own words about a network. It is copied into a fresh object that keeps only layers, fields
// and sizes known here, because rebuilding follows it blindly: `units: 1e9` would be a memory bomb.

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

const Name = z.string().min(1).max(200);
const Scalar = z.union([z.null(), z.number().finite(), z.string().max(64)]);
const Value = z.union([z.boolean(), Scalar, z.array(Scalar).max(8)]);
/** Which output of which use of a layer; what else tfjs writes there is for layers that are not known here. */
const References = z
  .array(
    z
      .array(z.unknown())
      .min(3)
      .transform((parts) => parts.slice(0, 3))
      .pipe(z.tuple([Name, z.int().nonnegative().max(MAX_NODES), z.int().nonnegative().max(100)])),
  )
  .min(1)
  .max(100);
const Layer = z.object({
  class_name: z.string().max(64),
  config: z.looseObject({ name: Name }),
  /** For each use of the layer, what goes into it. A chain has none. */
  inbound_nodes: z.array(References).max(MAX_NODES).optional(),
});
const Layers = z.array(Layer).min(1).max(MAX_LAYERS);
const Network = z.discriminatedUnion('class_name', [
  z.object({
    class_name: z.literal('Sequential'),
    config: z.object({ layers: Layers }),
  }),
  z.object({
    class_name: z.enum(['Model', 'Functional']),
    config: z.object({ layers: Layers, input_layers: References, output_layers: References }),
  }),
]);

const isModel = ({ class_name: name }: z.infer<typeof Layer>) => ['Sequential', 'Model', 'Functional'].includes(name);

/** A student's words in the form of a network; models inside it are read in the same way. */
function described(raw: unknown): DescribedNetwork {
  const { config } = Network.parse(raw);
  const isChain = !('input_layers' in config);
  const models = new Set(config.layers.filter(isModel).map((layer) => layer.config.name));
  // The first use of a model is, as tfjs counts, the one by which it was made.
  const counted = (references: Reference[]) =>
    references.map(([name, node, output]): Reference => [name, models.has(name) ? node - 1 : node, output]);
  const layers = config.layers.map((layer, i): DescribedLayer => {
    const before = config.layers[i - 1];
    const chained: Reference[][] = before ? [[[before.config.name, 0, 0]]] : [];
    return {
      class: layer.class_name,
      name: layer.config.name,
      config: layer.config,
      uses: isChain ? chained : (layer.inbound_nodes ?? []).map(counted),
      ...(isModel(layer) && { inner: described({ class_name: layer.class_name, config: layer.config }) }),
    };
  });
  const [first, last] = [layers[0], layers.at(-1)] as [DescribedLayer, DescribedLayer];
  return isChain
    ? { layers, inputs: [[first.name, 0, 0]], outputs: [[last.name, 0, 0]] }
    : { layers, inputs: config.input_layers, outputs: counted(config.output_layers) };
}

/** A network that was copied: layers by name with what goes into each of their uses. */
export interface Topology {
  layers: { class: string; config: { name: string } & Record<string, unknown>; uses: Use[][] }[];
  inputs: Use[];
  outputs: Use[];
}

export type Inspection =
  | { fits: true; topology: Topology; weights: NamedWeight[] }
  | { fits: false; reason: 'not-a-model' }
  | { fits: false; reason: 'layer'; layer: string }
  | { fits: false; reason: 'input-shape'; got: string };

export interface NamedWeight {
  name: string;
  tensor: WireTensor;
}

/**
 * Copies the topology of a `tf.LayersModel`, sequential or functional, of any inputs, with models inside it or not. Initializers,
 * regularizers and constraints are left out, since the weights are given. Widths are held against the weights that came with
 * them, so that the rebuilt network is never larger than what was already received and counted.
 * @param inputShapes of one row of each input, in order.
 * @returns the weights under the names that layers have in the copy.
 */
export function inspectTopology(raw: unknown, weights: NamedWeight[], inputShapes: number[][]): Inspection {
  const network = attempt(() => flatten(described(raw)));
  if (!network) return { fits: false, reason: 'not-a-model' };
  const received = new Map<string, WireTensor[]>();
  for (const { name, tensor } of weights) received.set(name, [...(received.get(name) ?? []), tensor]);
  const layers: Topology['layers'] = [];
  const named = new Map<string, Topology['layers'][number]>();
  const kept: NamedWeight[] = [];
  for (const { class: className, name, described: layer, uses } of network.layers) {
    const own = ownWeights(className, layer.name, received);
    const config = copyConfig(className, name, layer.config, own.get('kernel')?.shape);
    if (config === null || named.has(name)) return { fits: false, reason: 'layer', layer: className };
    const copied = { class: className, config, uses };
    layers.push(copied);
    named.set(name, copied);
    for (const [weight, tensor] of own) kept.push({ name: `${name}/${weight}`, tensor });
  }
  // What belongs to no layer stays, so that it is noticed.
  for (const [name, tensors] of received) for (const tensor of tensors) kept.push({ name: `${name} of none`, tensor });
  const { inputs, outputs } = network;
  const got = inputs.map(([name]) => shapeOf(named.get(name)?.config.batch_input_shape)).join(', ');
  if (got !== shapeList(inputShapes)) return { fits: false, reason: 'input-shape', got };
  return { fits: true, topology: { layers, inputs, outputs }, weights: kept };
}

/** Shapes in the words of a sentence. */
export const shapeList = (shapes: readonly (readonly number[])[]): string =>
  shapes.map((shape) => `[${shape}]`).join(', ');

/** Takes the weights of a layer: of several layers of one name, in models inside a model, each comes before the next. */
function ownWeights(className: string, name: string, received: Map<string, WireTensor[]>): Map<string, WireTensor> {
  const own = new Map<string, WireTensor>();
  const known = Object.hasOwn(LAYERS, className) ? LAYERS[className] : undefined;
  for (const weight of known?.weights ?? []) {
    const tensor = received.get(`${name}/${weight}`)?.shift();
    if (tensor) own.set(weight, tensor);
  }
  return own;
}

function attempt<T>(make: () => T): T | null {
  try {
    return make();
  } catch {
    return null;
  }
}

function shapeOf(batchShape: unknown): string {
  const shape = z.array(z.union([z.null(), z.int()])).safeParse(batchShape);
  return shape.success ? `[${shape.data.slice(1)}]` : 'none';
}

function copyConfig(
  className: string,
  name: string,
  config: Record<string, unknown>,
  kernel: number[] | undefined,
): ({ name: string } & Record<string, unknown>) | null {
  const known = Object.hasOwn(LAYERS, className) ? LAYERS[className] : undefined;
  if (known === undefined) return null;
  const copied: { name: string } & Record<string, unknown> = { name, trainable: true };
  for (const key of [...known.keep, 'batch_input_shape', 'dtype']) {
    if (!Object.hasOwn(config, key) || config[key] === null) continue;
    const value = Value.safeParse(config[key]);
    if (!value.success) return null;
    copied[key] = value.data;
  }
  for (const weight of known.weights) copied[`${weight}_initializer`] = { class_name: 'Zeros', config: {} };
  return sizesAreKnown(className, copied, kernel) ? copied : null;
}

/** Whether all that the layer would allocate was received as a weight, or is small. */
function sizesAreKnown(className: string, config: Record<string, unknown>, kernel: number[] | undefined): boolean {
  if (className === 'Dense') return kernel?.length === 2 && kernel[1] === config.units;
  if (className === 'Conv2D') return kernel?.length === 4 && kernel[3] === config.filters;
  if (className !== 'Reshape') return true;
  const target = z.array(z.int()).safeParse(config.target_shape);
  return target.success && Math.abs(sizeOf(target.data)) <= MAX_ELEMENTS;
}
