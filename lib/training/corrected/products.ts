import { backend_util, expandDims, grad, mul, sum, type Tensor, transpose, util } from '@tensorflow/tfjs';
import type { Correction } from './correction';
import { type Attributes, summedTo } from './differentiate';

/** The same sums of products made of operations. */
function einsumOf(equation: string, tensors: Tensor[]): Tensor {
  const { allDims, summedDims, idDims } = backend_util.decodeEinsumEquation(equation, tensors.length);
  const aligned = tensors.map((tensor, i) => {
    const { permutationIndices, expandDims: missing } = backend_util.getEinsumPermutation(
      allDims.length,
      idDims[i] as number[],
    );
    return missing.reduce<Tensor>((x, axis) => expandDims(x, axis), transpose(tensor, permutationIndices));
  });
  const product = aligned.reduce((a, b) => mul(b, a));
  return summedDims.length > 0 ? sum(product, summedDims) : product;
}

export const PRODUCTS: Correction[] = [
  {
    id: 'broadcast-products',
    what: 'Gradient of `tf.matMul` of batches that broadcast',
    stock: null,
    right: 'Summed over what was repeated',
    by: 'TensorFlow, PyTorch',
    source: 'tfjs-core/dist/gradients/BatchMatMul_grad.js',
    gradients: (stock) => {
      const whole = stock('BatchMatMul');
      return [
        {
          kernelName: 'BatchMatMul',
          inputsToSave: ['a', 'b'],
          gradFunc: (dy, saved, attrs) => {
            const [a, b] = saved as [Tensor, Tensor];
            const given = whole(dy, saved, attrs) as { a(): Tensor; b(): Tensor };
            if (util.arraysEqual(a.shape.slice(0, -2), b.shape.slice(0, -2))) return given;
            return { a: () => summedTo(given.a(), a.shape), b: () => summedTo(given.b(), b.shape) };
          },
        },
      ];
    },
  },
  {
    id: 'einsum',
    what: 'Gradient of `tf.einsum`',
    stock: null,
    right: 'That of the sum of products which it stands for',
    by: 'TensorFlow, PyTorch',
    source: 'tfjs-core/dist/register_all_gradients.js (none)',
    gradients: () => [
      {
        kernelName: 'Einsum',
        saveAllInputs: true,
        gradFunc: (dy, saved, attrs) => {
          const { equation } = attrs as Attributes;
          const by = (i: number) => () =>
            grad((x) => einsumOf(equation, saved.with(i, x)))(saved[i] as Tensor, dy as Tensor);
          return Object.fromEntries(saved.map((_, i) => [i, by(i)]));
        },
      },
    ],
  },
];
