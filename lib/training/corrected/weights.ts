import { Sequential, serialization } from '@tensorflow/tfjs';
import type {
  Bidirectional,
  Container,
  Layer,
  Recurrent,
  StackedCells,
  Weight,
  Wrapper,
} from '../patches/layers-internals';
import { type Correction, noteCorrected } from './correction';
import { containers } from './graph';
import { isA, prototypeOf, replacing, replacingProperty, together } from './replacing';

type Sides = [trainable: Weight[], fixed: Weight[]];

/** The weights of a layer and of those that it is made of, as they lie while nothing is frozen. */
function thawed(layer: Layer): Sides {
  const parts = partsOf(layer);
  if (!parts) return [layer._trainableWeights, layer._nonTrainableWeights];
  const sides = parts.map(thawed);
  return [sides.flatMap(([trainable]) => trainable), sides.flatMap(([, fixed]) => fixed)];
}

const RECURRENT = prototypeOf<Recurrent>('RNN');
const STACKED = prototypeOf<StackedCells>('StackedRNNCells');
const BOTH_WAYS = prototypeOf<Bidirectional>('Bidirectional');
const WRAPPERS = Object.getPrototypeOf(BOTH_WAYS) as Wrapper;

function partsOf(layer: Layer): Layer[] | undefined {
  if (isA(containers, layer)) return layer.layers;
  if (isA(RECURRENT, layer)) return [layer.cell];
  if (isA(STACKED, layer)) return layer.cells;
  if (isA(BOTH_WAYS, layer)) return [layer.forwardLayer, layer.backwardLayer];
  return isA(WRAPPERS, layer) ? [layer.layer] : undefined;
}

/** Whether weights are asked for by their order. */
let isAsked = false;

const asking = (name: 'getWeights' | 'setWeights') =>
  replacing(
    containers as unknown as Record<typeof name, (given: never) => unknown>,
    name,
    (stock) =>
      function asked(this: unknown, given: never) {
        const before = isAsked;
        isAsked = true;
        try {
          return stock.call(this as never, given);
        } finally {
          isAsked = before;
        }
      },
  );

const order: Correction = {
  id: 'order-of-weights',
  what: 'Order of `getWeights` and `setWeights` of a model with frozen layers',
  stock: 'Weights move to the end when they are frozen: what `getWeights` gave before goes to other layers',
  right: 'As while nothing is frozen',
  by: 'Keras 2, whose `get_weights` does not depend on what is frozen',
  source: 'tfjs-layers/dist/engine/container.js (weights)',
  put: together(
    replacingProperty<Weight[]>(containers, 'weights', (stock) => ({
      get(this: never) {
        const now = stock.get.call(this);
        const all = thawed(this).flat();
        // Layers of one's own may keep weights elsewhere.
        const known = new Set(now);
        if (all.length !== now.length || !all.every((weight) => known.has(weight))) return now;
        if (isAsked && all.some((weight, i) => weight !== now[i])) noteCorrected('order-of-weights');
        return all;
      },
    })),
    ...(['getWeights', 'setWeights'] as const).map((name) => asking(name)),
  ),
};

/** A sequential model builds the model that it is made of anew, and hands its own flag on: that freezes and thaws nobody. */
let isBuilding = false;

/** Freezes or thaws the layer itself, and those that it is made of. */
const withParts = (prototype: Layer) =>
  replacingProperty<boolean>(prototype, 'trainable', (stock) => ({
    set(this: never, trainable: boolean) {
      stock.set?.call(this, trainable);
      for (const part of partsOf(this) ?? []) part.trainable = trainable;
    },
  }));

type FromConfig = (of: unknown, config: { trainable?: boolean }, ...rest: unknown[]) => Bidirectional;

const frozen: Correction = {
  id: 'frozen-models',
  what: '`trainable = false` of a whole model, and of recurrent layers',
  stock:
    'Forgotten when the model is saved and loaded; not seen by its layers; thawed for optimizers that are told of no variables',
  right: 'Every layer of it is frozen, and stays so when loaded; `trainable = true` thaws them',
  by: 'Keras 2 (TensorFlow 2)',
  source: 'tfjs-layers/dist/engine/container.js (trainable), models.js, layers/recurrent.js, layers/wrappers.js',
  put: together(
    replacingProperty<boolean>(containers, 'trainable', () => ({
      set(this: Container, trainable: boolean) {
        this.trainable_ = trainable;
        if (!isBuilding) for (const layer of this.layers) layer.trainable = trainable;
      },
    })),
    withParts(RECURRENT),
    withParts(STACKED),
    replacing(
      Sequential.prototype as unknown as { build(shape?: unknown): void },
      'build',
      (stock) =>
        function build(this: unknown, shape?: unknown) {
          isBuilding = true;
          try {
            stock.call(this, shape);
          } finally {
            isBuilding = false;
          }
        },
    ),
    // What a frozen layer makes later is frozen from its start, for whoever asks tfjs for all that can be trained.
    replacing(
      Object.getPrototypeOf(containers) as Layer,
      'addWeight',
      (stock) =>
        function addWeight(this: Layer, ...parameters: Parameters<Layer['addWeight']>) {
          const weight = stock.apply(this, parameters);
          if (!this.trainable) weight.trainable = false;
          return weight;
        },
    ),
    replacing(
      containers,
      'updatedConfig',
      (stock) =>
        function updatedConfig(this: Container) {
          if (!this.trainable) noteCorrected('frozen-models');
          return stock.call(this);
        },
    ),
    () => {
      const entry = serialization.SerializationMap.getMap().classNameMap.Bidirectional as unknown as [
        unknown,
        FromConfig,
      ];
      const [, stock] = entry;
      entry[1] = (of, config, ...rest) => {
        const { trainable } = config;
        const layer = stock(of, config, ...rest);
        if (trainable === false) layer.trainable = false;
        return layer;
      };
      return () => {
        entry[1] = stock;
      };
    },
  ),
};

export const WEIGHTS: Correction[] = [order, frozen];
