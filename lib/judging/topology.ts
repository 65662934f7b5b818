import { z } from 'zod';
import { sizeOf } from '../authoring/tensor';
import type { WireTensor } from '../sandbox/job';

// A topology is a student's own words about a network. It is copied into a fresh object that keeps only layers, fields
// and sizes known here, because rebuilding follows it blindly: `units: 1e9` would be a memory bomb.

const MAX_LAYERS = 200;
const MAX_ELEMENTS = 1_000_000;

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
};

const Name = z.string().min(1).max(200);
const Scalar = z.union([z.null(), z.number().finite(), z.string().max(64)]);
const Value = z.union([z.boolean(), Scalar, z.array(Scalar).max(8)]);
const Layer = z.object({ class_name: z.string().max(64), config: z.record(z.string(), z.unknown()) });
const Sequential = z.object({
  class_name: z.literal('Sequential'),
  config: z.object({ layers: z.array(Layer).min(1).max(MAX_LAYERS) }),
});

export type Inspection =
  | { fits: true; topology: object }
  | { fits: false; reason: 'not-sequential' }
  | { fits: false; reason: 'layer'; layer: string }
  | { fits: false; reason: 'input-shape'; got: string };

/**
 * Copies the topology of a `tf.Sequential`. Initializers, regularizers and constraints are left out, since the weights are
 * given. Widths are held against the weights that came with them, so that the rebuilt network is never larger than what
 * was already received and counted.
 */
export function inspectTopology(
  raw: unknown,
  weights: { name: string; tensor: WireTensor }[],
  inputShape: number[],
): Inspection {
  const parsed = Sequential.safeParse(raw);
  if (!parsed.success) return { fits: false, reason: 'not-sequential' };
  const shapes = new Map(weights.map(({ name, tensor }) => [name, tensor.shape]));
  const names = new Set<string>();
  const layers: { class_name: string; config: Record<string, unknown> }[] = [];
  for (const layer of parsed.data.config.layers) {
    const config = copyConfig(layer.class_name, layer.config, shapes);
    if (config === null || names.has(config.name)) return { fits: false, reason: 'layer', layer: layer.class_name };
    names.add(config.name);
    layers.push({ class_name: layer.class_name, config });
  }
  const got = z.array(z.union([z.null(), z.int()])).safeParse(layers[0]?.config.batch_input_shape);
  if (!got.success || got.data.slice(1).join() !== inputShape.join()) {
    return { fits: false, reason: 'input-shape', got: got.success ? `[${got.data.slice(1)}]` : 'none' };
  }
  return { fits: true, topology: { class_name: 'Sequential', config: { name: 'submitted', layers } } };
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
