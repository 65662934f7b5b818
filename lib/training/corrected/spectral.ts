import { complex, type GradFunc, imag, mul, neg, real, type Tensor, where, zerosLike } from '@tensorflow/tfjs';
import type { Correction } from './correction';
import { run } from './differentiate';

const scaled = (z: Tensor, factor: number | Tensor) => complex(mul(real(z), factor), mul(imag(z), factor));
const conjugate = (z: Tensor) => (z.dtype === 'complex64' ? complex(real(z), neg(imag(z))) : z);

// What flows back to z = u + iv is the gradient by u plus i times the gradient by v.
export const SPECTRAL: Correction[] = [
  {
    id: 'complex-numbers',
    what: 'Gradients through complex numbers: `complex`, `real`, `imag`, `abs`, products, `fft`, `ifft`, `rfft`, `irfft`, `stft`',
    stock: null,
    right: 'By real and imaginary part',
    by: 'TensorFlow, PyTorch',
    source:
      'tfjs-core/dist/register_all_gradients.js (none), gradients/ComplexAbs_grad.js, tape.js (refuses complex64)',
    gradients: (stock) => {
      const [product, identity, conversion] = [stock('Multiply'), stock('Identity'), stock('Cast')];
      const multiply: GradFunc = (dy, saved, attrs) => {
        const [a, b] = saved as [Tensor, Tensor];
        if (a.dtype !== 'complex64') return product(dy, saved, attrs);
        return { a: () => mul(dy as Tensor, conjugate(b)), b: () => mul(dy as Tensor, conjugate(a)) };
      };
      return [
        {
          kernelName: 'Complex',
          gradFunc: (dy) => ({ real: () => real(dy as Tensor), imag: () => imag(dy as Tensor) }),
        },
        {
          kernelName: 'Real',
          gradFunc: (dy) => ({ input: () => complex(dy as Tensor, zerosLike(dy as Tensor)) }),
        },
        {
          kernelName: 'Imag',
          gradFunc: (dy) => ({ input: () => complex(zerosLike(dy as Tensor), dy as Tensor) }),
        },
        {
          kernelName: 'ComplexAbs',
          inputsToSave: ['x'],
          outputsToSave: [true],
          gradFunc: (dy, saved) => {
            const [z, size] = saved as [Tensor, Tensor];
            const some = size.greater(0);
            const share = where(some, (dy as Tensor).div(where(some, size, zerosLike(size).add(1))), zerosLike(size));
            return { x: () => scaled(z, share) };
          },
        },
        {
          kernelName: 'FFT',
          gradFunc: (dy) => ({
            input: () => scaled(run('IFFT', { input: dy as Tensor }), (dy as Tensor).shape.at(-1) as number),
          }),
        },
        {
          kernelName: 'IFFT',
          gradFunc: (dy) => ({
            input: () => scaled(run('FFT', { input: dy as Tensor }), 1 / ((dy as Tensor).shape.at(-1) as number)),
          }),
        },
        { kernelName: 'Multiply', inputsToSave: ['a', 'b'], gradFunc: multiply },
        {
          kernelName: 'Identity',
          gradFunc: (dy, saved, attrs) =>
            (dy as Tensor).dtype === 'complex64' ? { x: () => (dy as Tensor).clone() } : identity(dy, saved, attrs),
        },
        {
          kernelName: 'Cast',
          inputsToSave: ['x'],
          gradFunc: (given, saved, attrs) => {
            const dy = given as Tensor;
            const before = (saved[0] as Tensor).dtype;
            if ((before === 'complex64') === (dy.dtype === 'complex64')) return conversion(dy, saved, attrs);
            return { x: () => (before === 'complex64' ? complex(dy, zerosLike(dy)) : real(dy)) };
          },
        },
      ];
    },
  },
];
