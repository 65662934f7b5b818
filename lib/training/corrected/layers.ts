import {
  add,
  cast,
  greaterEqual,
  mul,
  randomUniform,
  sub,
  type Tensor,
  tidy,
  transpose,
  zerosLike,
} from '@tensorflow/tfjs';
import type { Layer, Weight } from '../patches/layers-internals';
import { type Correction, noteCorrected } from './correction';
import { prototypeOf, replacing, together } from './replacing';

interface Dropout extends Layer {
  rate: number;
}

interface AlphaDropout extends Dropout {
  _getNoiseShape(inputs: Tensor | Tensor[]): number[];
}

interface RecurrentCell extends Layer {
  dropout: number;
  recurrentDropout: number;
}

interface Normalization extends Layer {
  axis: number;
  gamma?: Pick<Weight, 'read'>;
  beta?: Pick<Weight, 'read'>;
}

type Call = Layer['call'];
const oneOf = (inputs: Tensor | Tensor[]) => (Array.isArray(inputs) ? inputs[0] : inputs) as Tensor;

const everything: Correction = {
  id: 'dropout-of-all',
  what: '`dropout` and `spatialDropout1d` with `rate` 1, `dropout` and `recurrentDropout` 1 of recurrent layers',
  stock: 'Drop nothing',
  right: 'Drop everything: 0 in training',
  by: 'tfjs\'s own words ("fraction of the input units to drop")',
  source: 'tfjs-layers/dist/layers/core.js, recurrent.js, convolutional_recurrent.js',
  put: together(
    replacing(
      prototypeOf<Dropout>('Dropout'),
      'call',
      (stock: Call) =>
        function call(this: Dropout, inputs, kwargs) {
          if (this.rate < 1 || !kwargs.training) return stock.call(this, inputs, kwargs);
          this.invokeCallHook(inputs, kwargs);
          noteCorrected('dropout-of-all');
          return zerosLike(oneOf(inputs));
        },
    ),
    ...['SimpleRNNCell', 'GRUCell', 'LSTMCell', 'ConvLSTM2DCell'].map((name) =>
      replacing(
        prototypeOf<RecurrentCell>(name),
        'call',
        (stock: Call) =>
          function call(this: RecurrentCell, inputs, kwargs) {
            const { dropout, recurrentDropout } = this;
            if (!kwargs.training || (dropout < 1 && recurrentDropout < 1)) return stock.call(this, inputs, kwargs);
            noteCorrected('dropout-of-all');
            const [x, state, ...rest] = inputs as [Tensor, Tensor, ...Tensor[]];
            const left = [dropout < 1 ? x : zerosLike(x), recurrentDropout < 1 ? state : zerosLike(state), ...rest];
            return stock.call(this, left, kwargs);
          },
      ),
    ),
  ),
};

/** What `selu` tends to for large negative inputs: -1.0507009873554805 times 1.6732632423543772. */
const DROPPED = -1.7580993408473766;

const alpha: Correction = {
  id: 'alpha-dropout',
  what: '`alphaDropout`',
  stock: 'Sets what is dropped to 1.758 in place of -1.758: the mean moves, at rate 0.5 from 0 to 1.55',
  right: 'Mean and variance stay',
  by: 'tfjs\'s own words ("keeps mean and variance of inputs to their original values"); Klambauer et al. 2017',
  source: 'tfjs-layers/dist/layers/noise.js',
  put: replacing(
    prototypeOf<AlphaDropout>('AlphaDropout'),
    'call',
    (stock: Call) =>
      function call(this: AlphaDropout, inputs, kwargs) {
        const { rate } = this;
        if (!kwargs.training || rate <= 0 || rate >= 1) return stock.call(this, inputs, kwargs);
        noteCorrected('alpha-dropout');
        return tidy(() => {
          const kept = cast(greaterEqual(randomUniform(this._getNoiseShape(inputs)), rate), 'float32');
          const scale = ((1 - rate) * (1 + rate * DROPPED ** 2)) ** -0.5;
          const mixed = add(mul(oneOf(inputs), kept), mul(sub(1, kept), DROPPED));
          return add(mul(mixed, scale), -scale * DROPPED * rate);
        });
      },
  ),
};

const normalization = prototypeOf<Normalization>('BatchNormalization');

const frozen: Correction = {
  id: 'frozen-normalization',
  what: '`batchNormalization` with `trainable = false`, in training',
  stock: 'Normalizes by the batch and moves its averages',
  right: 'Normalizes by its averages, which stay',
  by: 'tfjs\'s own words ("whether the weights of this layer are updatable by fit"); Keras 2 (TensorFlow 2)',
  source: 'tfjs-layers/dist/layers/normalization.js',
  put: replacing(
    normalization,
    'call',
    (stock: Call) =>
      function call(this: Normalization, inputs, kwargs) {
        if (this.trainable || !kwargs.training) return stock.call(this, inputs, kwargs);
        noteCorrected('frozen-normalization');
        return stock.call(this, inputs, { ...kwargs, training: false });
      },
  ),
};

const NONE = { read: () => null } as unknown as Pick<Weight, 'read'>;

const bare: Correction = {
  id: 'normalization-without-scale',
  what: '`batchNormalization` with `scale: false` or `center: false`, in training',
  stock: null,
  right: 'Without the factor, or without the shift',
  by: 'tfjs\'s own words ("if true, multiply by gamma; if false, gamma is not used")',
  source: 'tfjs-layers/dist/layers/normalization.js',
  put: replacing(
    normalization,
    'call',
    (stock: Call) =>
      function call(this: Normalization, inputs, kwargs) {
        this.gamma ??= NONE;
        this.beta ??= NONE;
        return stock.call(this, inputs, kwargs);
      },
  ),
};

const axis: Correction = {
  id: 'normalization-axis',
  what: '`batchNormalization` along any axis but the last',
  stock: 'Mean and variance of one place are used at another: wrong numbers',
  right: 'Each place along the axis has its own mean and variance',
  by: 'tfjs\'s own words ("the axis that should be normalized"); Keras 2',
  source: 'tfjs-layers/dist/layers/normalization.js (shapes that tf.batchNorm does not take)',
  put: replacing(
    normalization,
    'call',
    (stock: Call) =>
      function call(this: Normalization, inputs, kwargs) {
        const input = oneOf(inputs);
        const last = input.rank - 1;
        const given = this.axis;
        const along = given < 0 ? given + input.rank : given;
        if (along === last) return stock.call(this, inputs, kwargs);
        noteCorrected('normalization-axis');
        return tidy(() => {
          const axes = Array.from({ length: input.rank }, (_, i) => i);
          const order = [...axes.filter((i) => i !== along), along];
          const back = axes.map((i) => order.indexOf(i));
          this.axis = last;
          try {
            const there = stock.call(this, transpose(input, order), kwargs) as Tensor;
            return transpose(there, back);
          } finally {
            this.axis = given;
          }
        });
      },
  ),
};

export const LAYERS: Correction[] = [everything, alpha, frozen, bare, axis];
