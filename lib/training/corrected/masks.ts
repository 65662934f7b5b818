import {
  cast,
  concat,
  div,
  expandDims,
  LayersModel,
  maximum,
  mul,
  slice,
  sum,
  type Tensor,
  tidy,
} from '@tensorflow/tfjs';
import type { CallArguments, Container, Layer, Model, Symbolic } from '../patches/layers-internals';
import { type Correction, noteCorrected } from './correction';
import { testing, training } from './fitting';
import { containers, heedMasks, isMasked, runGraph, runMasked, toList } from './graph';
import { prototypeOf, replacing, together } from './replacing';

/** As tfjs's, by the graph that heeds masks. */
function predictLoop(this: Model, given: Tensor | Tensor[], batchSize = 32): Tensor | Tensor[] {
  return tidy(() => {
    const inputs = toList(given);
    const samples = this.checkNumSamples(inputs);
    const parts: Tensor[][] = [];
    for (let from = 0; from < samples; from += batchSize) {
      const size = Math.min(batchSize, samples - from);
      const rows = inputs.map((input) => slice(input, [from], [size]));
      parts.push(tidy(() => runGraph(this, rows, {}).outputs));
    }
    const outputs = this.outputs.map((_: Symbolic, i: number) =>
      concat(
        parts.map((part) => part[i] as Tensor),
        0,
      ),
    );
    return outputs.length === 1 ? (outputs[0] as Tensor) : outputs;
  });
}

/** The mean over the steps that count. */
function maskedAverage(input: Tensor, mask: Tensor): Tensor {
  return tidy(() => {
    const counts = expandDims(cast(mask, 'float32'), -1);
    return div(sum(mul(input, counts), 1), maximum(sum(counts, 1), 1));
  });
}

const masking: Correction = {
  id: 'masks',
  what: 'Masks (`masking`, `embedding` with `maskZero`): in losses, metrics, `globalAveragePooling1d` and merging layers',
  stock:
    'Losses, metrics and averages count the padding; a mask also reaches later layers that it was not made for; recurrent layers after merged ones fail',
  right: 'Padding counts in none of them; each layer gets the mask of its own input',
  by: 'Keras 2',
  source:
    'tfjs-layers/dist/engine/executor.js (kwargs of all layers), engine/training.js, layers/pooling.js, layers/merge.js',
  put: together(
    () => {
      heedMasks(true);
      return () => heedMasks(false);
    },
    training(isMasked),
    testing(isMasked),
    replacing(
      containers,
      'call',
      (stock) =>
        function call(this: Container, inputs: Tensor | Tensor[], kwargs: CallArguments) {
          if (!isMasked(this) && !kwargs?.mask) return stock.call(this, inputs, kwargs);
          const { mask, ...rest } = kwargs ?? {};
          return tidy(() => runMasked(this, toList(inputs), toList(mask as Tensor), rest).outputs);
        },
    ),
    replacing(
      LayersModel.prototype as unknown as Model,
      'predictLoop',
      (stock) =>
        function predict(this: Model, ...given: Parameters<Model['predictLoop']>) {
          return (isMasked(this) ? predictLoop : stock).apply(this, given);
        },
    ),
    replacing(
      prototypeOf<Layer>('GlobalAveragePooling1D'),
      'call',
      (stock) =>
        function call(this: Layer, inputs: Tensor | Tensor[], kwargs: CallArguments) {
          const mask = kwargs?.mask as Tensor | undefined;
          if (!mask) return stock.call(this, inputs, kwargs);
          noteCorrected('masks');
          return maskedAverage(toList(inputs)[0] as Tensor, mask);
        },
    ),
  ),
};

export const MASKS: Correction[] = [masking];
