import {
  add,
  cast,
  equal,
  exp,
  floor,
  type GradConfig,
  type GradFunc,
  greater,
  greaterEqual,
  less,
  lessEqual,
  log,
  minimum,
  mul,
  neg,
  onesLike,
  pow,
  sign,
  step,
  sub,
  type Tensor,
  where,
  zeros,
  zerosLike,
} from '@tensorflow/tfjs';
import { type Correction, noteCorrected } from './correction';
import { type Attributes, flat, isRecorded, run, summedTo } from './differentiate';

type Two = [Tensor, Tensor];

/** Of a kernel with inputs `a` and `b` that broadcast. */
function pair(kernelName: string, by: (dy: Tensor, a: Tensor, b: Tensor) => { a(): Tensor; b(): Tensor }): GradConfig {
  const gradFunc = (dy: Tensor, saved: Tensor[]) => {
    const [a, b] = saved as Two;
    const gradients = by(dy, a, b);
    return { a: () => summedTo(gradients.a(), a.shape), b: () => summedTo(gradients.b(), b.shape) };
  };
  return { kernelName, inputsToSave: ['a', 'b'], gradFunc: gradFunc as unknown as GradFunc };
}

const passing = (dy: Tensor, mask: Tensor) => mul(dy, cast(mask, 'float32'));

/** As tfjs has it: the side that `relu` takes at 0. */
export const absGradientFromBelow: GradFunc = (dy, [x]) => ({
  x: () => mul(dy as Tensor, step(cast(x as Tensor, 'float32'), -1)),
});

export const ELEMENTWISE: Correction[] = [
  {
    id: 'abs-at-zero',
    what: 'Gradient of `tf.abs` at 0 (L1 penalties, absolute errors)',
    stock: '-1: L1 moves weights that are exactly 0',
    right:
      '0; still -1 in `exp(-|x|)`, in powers of `|x|` and in `huberLoss`, where `relu` or a second use makes the whole smooth',
    by: 'PyTorch, TensorFlow',
    source: 'tfjs-core/dist/gradients/Abs_grad.js',
    gradients: () => [
      {
        kernelName: 'Abs',
        inputsToSave: ['x'],
        gradFunc: (dy, [x]) => ({ x: () => mul(dy as Tensor, sign(cast(x as Tensor, 'float32'))) }),
      },
    ],
  },
  {
    id: 'broadcast-differences',
    what: 'Gradients of `squaredDifference`, `maximum`, `minimum` and `prelu` of shapes that broadcast',
    stock: null,
    right: 'Summed over what was repeated, as for `add` and `mul`',
    by: 'tfjs itself, for `add` and `mul`',
    source: 'tfjs-core/dist/gradients/SquaredDifference_grad.js, Maximum_grad.js, Minimum_grad.js, Prelu_grad.js',
    gradients: () => [
      pair('SquaredDifference', (dy, a, b) => ({
        a: () => mul(dy, mul(2, sub(a, b))),
        b: () => mul(dy, mul(2, sub(b, a))),
      })),
      pair('Maximum', (dy, a, b) => ({
        a: () => passing(dy, greaterEqual(a, b)),
        b: () => passing(dy, less(a, b)),
      })),
      pair('Minimum', (dy, a, b) => ({
        a: () => passing(dy, lessEqual(a, b)),
        b: () => passing(dy, greater(a, b)),
      })),
      {
        kernelName: 'Prelu',
        inputsToSave: ['x', 'alpha'],
        gradFunc: (given, saved) => {
          const [x, alpha] = saved as Two;
          const dy = given as Tensor;
          const positive = greater(x, 0);
          return {
            x: () => summedTo(where(positive, dy, mul(dy, alpha)), x.shape),
            alpha: () => summedTo(where(positive, zerosLike(dy), mul(dy, x)), alpha.shape),
          };
        },
      },
    ],
  },
  {
    id: 'comparisons',
    what: 'Gradients through masks made of what is differentiated: `where(x.greater(0), x, 0)`, `x.mul(x.less(1))`',
    stock: null,
    right: 'The comparison passes nothing back, the rest does',
    by: 'tfjs itself, for `greaterEqual`; TensorFlow, PyTorch',
    source: 'tfjs-core/dist/register_all_gradients.js (none for comparisons but one)',
    gradients: () => [
      ...['Equal', 'NotEqual', 'Greater', 'GreaterEqual', 'Less', 'LessEqual', 'LogicalAnd', 'LogicalOr'].map((name) =>
        flat(name, 'a', 'b'),
      ),
      ...['LogicalNot', 'All', 'Any'].map((name) => flat(name, 'x')),
      flat('SearchSorted', 'sortedSequence', 'values'),
    ],
  },
  {
    id: 'where-unchosen',
    what: 'Gradient of `tf.where` when what flows back is infinite or undefined where the other side was chosen',
    stock: 'NaN (0 times infinity)',
    right: '0 for what was not chosen',
    by: 'PyTorch',
    source: 'tfjs-core/dist/gradients/Select_grad.js',
    gradients: () => [
      {
        kernelName: 'Select',
        inputsToSave: ['condition'],
        gradFunc: (given, [condition]) => {
          const dy = given as Tensor;
          const mask = condition as Tensor;
          return {
            condition: () => zeros(mask.shape),
            t: () => where(mask, dy, zerosLike(dy)),
            e: () => where(mask, zerosLike(dy), dy),
          };
        },
      },
    ],
  },
  {
    id: 'pow-at-zero',
    what: 'Gradient of `tf.pow` with exponent 0 at base 0, and its second derivative at bases that are not positive',
    stock: 'NaN',
    right: '0 by the base; nothing undefined reaches the second derivative',
    by: 'PyTorch',
    source: 'tfjs-core/dist/gradients/Pow_grad.js',
    gradients: () => [
      {
        kernelName: 'Pow',
        inputsToSave: ['a', 'b'],
        outputsToSave: [true],
        gradFunc: (given, saved) => {
          const [a, b, y] = saved as [Tensor, Tensor, Tensor];
          const dy = given as Tensor;
          const power = cast(b, 'float32');
          return {
            a: () => {
              const slope = mul(power, pow(a, sub(power, 1)));
              const known = b.size === 1 && !isRecorded() ? slope : where(equal(power, 0), zerosLike(slope), slope);
              return summedTo(mul(dy, known), a.shape);
            },
            b: () => {
              const positive = greater(a, 0);
              const logarithm = log(where(positive, cast(a, 'float32'), onesLike(cast(a, 'float32'))));
              return summedTo(mul(dy, mul(y, logarithm)), b.shape);
            },
          };
        },
      },
    ],
  },
  {
    id: 'whole-numbers',
    what: 'Gradients of `floorDiv` (and of `div` of two int32) and of a cast to int32 or bool',
    stock: "The true quotient's; 1",
    right: '0: both are flat between their jumps, as `floor` and `round` are in tfjs',
    by: 'tfjs itself, for `floor`; TensorFlow, where no gradient passes an integer',
    source: 'tfjs-core/dist/gradients/FloorDiv_grad.js, Cast_grad.js',
    gradients: (stock) => {
      const castGradient = stock('Cast');
      const floorDiv = flat('FloorDiv', 'a', 'b');
      return [
        {
          ...floorDiv,
          gradFunc: (dy, saved, attrs) => {
            noteCorrected('whole-numbers');
            return floorDiv.gradFunc(dy, saved, attrs);
          },
        },
        {
          kernelName: 'Cast',
          inputsToSave: ['x'],
          gradFunc: (dy, saved, attrs) => {
            const { dtype } = attrs as Attributes;
            const { dtype: before, shape } = saved[0] as Tensor;
            const isRounded = before === 'float32' && (dtype === 'int32' || dtype === 'bool');
            if (!isRounded) return castGradient(dy, saved, attrs);
            noteCorrected('whole-numbers');
            return { x: () => zeros(shape) };
          },
        },
      ];
    },
  },
  {
    id: 'second-derivatives-of-activations',
    what: 'Second derivatives of `elu` and `selu`',
    stock: null,
    right: 'Right',
    by: 'Differences in double precision',
    source: 'tfjs-core/dist/gradients/Elu_grad.js, Selu_grad.js',
    gradients: () => [
      {
        kernelName: 'Elu',
        outputsToSave: [true],
        gradFunc: (given, [saved]) => {
          const [dy, y] = [given as Tensor, saved as Tensor];
          return {
            x: () => (isRecorded() ? where(greater(y, 0), dy, mul(dy, add(y, 1))) : run('EluGrad', { dy, y })),
          };
        },
      },
      {
        kernelName: 'Selu',
        inputsToSave: ['x'],
        gradFunc: (given, [saved]) => {
          const [dy, x] = [given as Tensor, cast(saved as Tensor, 'float32')];
          // Beyond 88 the exponential of the other side is infinite, and its second derivative undefined.
          const below = () => mul(mul(dy, SELU_SCALE_ALPHA), exp(minimum(x, 0)));
          return { x: () => where(greater(x, 0), mul(dy, SELU_SCALE), below()) };
        },
      },
    ],
  },
  {
    id: 'modulo',
    what: 'Gradient of `tf.mod` of int32',
    stock: null,
    right: 'As of float32',
    by: 'TensorFlow',
    source: 'tfjs-core/dist/gradients/Mod_grad.js',
    gradients: () => [
      pair('Mod', (dy, a, b) => ({
        a: () => dy,
        b: () => mul(dy, neg(floor(run('RealDiv', { a: cast(a, 'float32'), b: cast(b, 'float32') })))),
      })),
    ],
  },
];

const SELU_SCALE_ALPHA = 1.7580993408473768;
const SELU_SCALE = 1.0507009873554805;
