import * as tf from '@tensorflow/tfjs';

const CALLS = 50_000;
const IN_A_TIDY = 100;

/** Nanoseconds a kernel call on tensors of ten elements, by kernel and by who frees the result: the best of seven. */
export function measureDispatch(): Record<string, number> {
  const a = tf.tensor1d([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  const b = tf.tensor1d([3, 1, 4, 1, 5, 9, 2, 6, 5, 3]);
  const tidied = (kernel: () => tf.Tensor) => () => {
    for (let i = 0; i < CALLS / IN_A_TIDY; i++) {
      tf.tidy(() => {
        for (let j = 0; j < IN_A_TIDY; j++) kernel();
      });
    }
  };
  const disposed = (kernel: () => tf.Tensor) => () => {
    for (let i = 0; i < CALLS; i++) kernel().dispose();
  };
  const add = () => tf.add(a, b);
  const mul = () => tf.mul(a, b);
  const ways = {
    'add in a tidy': tidied(add),
    'add, disposed': disposed(add),
    'mul in a tidy': tidied(mul),
    'mul, disposed': disposed(mul),
  };
  return Object.fromEntries(Object.entries(ways).map(([name, way]) => [name, best(way)]));
}

function best(way: () => void): number {
  const times = Array.from({ length: 7 }, () => {
    const before = performance.now();
    way();
    return performance.now() - before;
  });
  return (Math.min(...times) * 1e6) / CALLS;
}
