import { LayersModel, tidy } from '@tensorflow/tfjs';
import type { Bidirectional, Container, Layer, Recurrent, StackedCells } from '../patches/layers-internals';
import { type Correction, noteCorrected } from './correction';
import { prototypeOf, replacing, replacingProperty, together } from './replacing';

type Penalties = Layer['losses'];

const containers = Object.getPrototypeOf(LayersModel.prototype) as Container;
const ofLayer = prototypeOf<Layer>('Dense').calculateLosses;

const recurrent: Correction = {
  id: 'recurrent-penalties',
  what: 'Regularizers of recurrent layers (`kernelRegularizer`, `recurrentRegularizer`, `biasRegularizer`), also in `bidirectional`, `rnn` and `stackedRNNCells`',
  stock: 'Never reach the loss',
  right: 'Added to it, like those of other layers',
  by: 'tfjs\'s own words ("regularizer function applied to the kernel weights matrix"); Keras 2',
  source: 'tfjs-layers/dist/layers/recurrent.js, wrappers.js (losses of the cell are not asked for)',
  put: together(
    replacingProperty<Penalties>(prototypeOf('RNN'), 'losses', () => ({
      get(this: Recurrent) {
        const { losses } = this.cell;
        if (losses.length > 0) noteCorrected('recurrent-penalties');
        return [...this._losses, ...losses];
      },
    })),
    replacingProperty<Penalties>(prototypeOf('StackedRNNCells'), 'losses', () => ({
      get(this: StackedCells) {
        return this.cells.flatMap(({ losses }) => losses);
      },
    })),
    replacingProperty<Penalties>(prototypeOf('Bidirectional'), 'losses', () => ({
      get(this: Bidirectional) {
        return [...this.forwardLayer.losses, ...this.backwardLayer.losses];
      },
    })),
  ),
};

/** What adds to a loss: a penalty, or a layer that computes its own in another way; once for each use. */
function sources(container: Container): (Penalties[number] | Layer)[] {
  return container.layers.flatMap((layer) => {
    const uses = layer.inboundNodes.filter((_, i) => container.containerNodes.has(`${layer.name}_ib-${i}`));
    const isContainer = layer.calculateLosses === containers.calculateLosses;
    const own = layer.calculateLosses === ofLayer ? layer.losses : [layer];
    return uses.flatMap(() => (isContainer ? sources(layer as Container) : own));
  });
}

const shared: Correction = {
  id: 'shared-penalties',
  what: 'Penalty of a layer that is used several times in a model',
  stock: 'Counts once for each use',
  right: 'Counts once',
  by: 'Keras 2; the weights are there once',
  source: 'tfjs-layers/dist/engine/container.js (calculateLosses)',
  put: replacing(
    containers,
    'calculateLosses',
    () =>
      function calculateLosses(this: Container) {
        const all = sources(this);
        const distinct = new Set(all);
        if (distinct.size < all.length) noteCorrected('shared-penalties');
        return tidy(() =>
          [...distinct].flatMap((source) => (typeof source === 'function' ? [source()] : source.calculateLosses())),
        );
      },
  ),
};

export const PENALTIES: Correction[] = [recurrent, shared];
