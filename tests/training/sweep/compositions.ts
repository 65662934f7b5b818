import * as tf from '@tensorflow/tfjs';
import { type Cases, differentiable, listed, some } from './case';

type Link = (x: tf.Tensor) => tf.Tensor;

/** From [2, 3] to [2, 3], and bounded enough for three of them in a row. */
const LINKS: Record<string, Link> = {
  tanh: (x) => tf.tanh(x),
  sigmoid: (x) => tf.sigmoid(x),
  'exp of tanh': (x) => tf.exp(tf.tanh(x)),
  softplus: (x) => tf.softplus(x),
  'square over 1 + square': (x) => tf.div(tf.square(x), tf.add(1, tf.square(x))),
  logSoftmax: (x) => tf.logSoftmax(x),
  softmax: (x) => tf.softmax(x),
  root: (x) => tf.sqrt(tf.add(tf.square(x), 0.5)),
  'products of rows': (x) => tf.tanh(tf.matMul(tf.matMul(x, x, false, true), x)),
  'running sums': (x) => tf.cumsum(tf.tanh(x), 0),
  'running products': (x) => tf.cumprod(tf.sin(x), 1),
  elu: (x) => tf.elu(x),
  selu: (x) => tf.selu(tf.tanh(x)),
  'less the mean': (x) => tf.sub(x, tf.mean(x, 0, true)),
  'over the norm': (x) => tf.div(x, tf.norm(x)),
  'less logSumExp': (x) => tf.sub(x, tf.logSumExp(x, 1, true)),
  'power of itself': (x) => tf.pow(tf.add(tf.sigmoid(x), 0.5), tf.tanh(x)),
  masked: (x) => tf.where(x.greater(0.123), tf.square(x), tf.sin(x)),
  gathered: (x) => tf.gather(tf.sin(x), tf.tensor1d([2, 0, 1], 'int32'), 1),
  'half of each': (x) => tf.concat([tf.slice(x, [0, 0], [2, 1]), tf.atan(tf.slice(x, [0, 1], [2, 2]))], 1),
  'times its largest': (x) => tf.tanh(tf.mul(x, tf.max(x, 0, true))),
};

const names = Object.keys(LINKS);
const at = (i: number) => names[i % names.length] as string;
const chain = (...links: string[]) =>
  differentiable(
    (x: tf.Tensor) => links.reduce((y, link) => (LINKS[link] as Link)(y), x),
    some([2, 3], -1.3, 1.3, links.length),
  );

function chains(): Cases {
  const cases: Cases = {};
  for (let i = 0; i < names.length; i++) {
    for (const step of [1, 5, 8]) cases[`${at(i + step)} of ${at(i)}`] = chain(at(i), at(i + step));
    for (const step of [2, 9]) {
      cases[`${at(i + 3 * step)} of ${at(i + step)} of ${at(i)}`] = chain(at(i), at(i + step), at(i + 3 * step));
    }
  }
  return cases;
}

const hot = () => tf.tensor2d([1, 0, 0, 0, 0, 1], [2, 3]);
const dense = (x: tf.Tensor, w: tf.Tensor, b: tf.Tensor) => tf.add(tf.matMul(x, w), b);

const NETWORKS: Cases = {
  'network: logistic regression': differentiable(
    (x: tf.Tensor, w: tf.Tensor, b: tf.Tensor) =>
      tf.losses.sigmoidCrossEntropy(tf.tensor2d([1, 0, 1], [3, 1]), dense(x, w, b)),
    some([3, 2]),
    some([2, 1], -1, 1, 2),
    some([1], -1, 1, 3),
  ),
  'network: dense': differentiable(
    (x: tf.Tensor, w: tf.Tensor, b: tf.Tensor, v: tf.Tensor, c: tf.Tensor) =>
      tf.losses.softmaxCrossEntropy(hot(), dense(tf.relu(dense(x, w, b)), v, c)),
    some([2, 2]),
    some([2, 4], -1, 1, 2),
    some([4], -1, 1, 3),
    some([4, 3], -1, 1, 4),
    some([3], -1, 1, 5),
  ),
  'network: convolutions and pools': differentiable(
    (x: tf.Tensor4D, f: tf.Tensor4D, w: tf.Tensor) => {
      const maps = tf.maxPool(tf.elu(tf.conv2d(x, f, 1, 'same')), 2, 2, 'same');
      return tf.softmax(tf.matMul(tf.reshape(tf.avgPool(maps as tf.Tensor4D, 2, 1, 'same'), [2, -1]), w));
    },
    some([2, 4, 4, 1]),
    some([2, 2, 1, 2], -1, 1, 2),
    some([8, 3], -1, 1, 3),
  ),
  'network: recurrent': differentiable(
    (x: tf.Tensor, w: tf.Tensor, u: tf.Tensor) => {
      let h: tf.Tensor = tf.zeros([2, 3]);
      for (const step of tf.unstack(x, 1)) h = tf.tanh(tf.add(tf.matMul(step, w), tf.matMul(h, u)));
      return h;
    },
    some([2, 3, 2]),
    some([2, 3], -1, 1, 2),
    some([3, 3], -1, 1, 3),
  ),
  'network: attention': differentiable(
    (x: tf.Tensor, q: tf.Tensor, k: tf.Tensor, v: tf.Tensor) => {
      const weights = tf.softmax(tf.div(tf.matMul(tf.matMul(x, q), tf.matMul(x, k), false, true), Math.SQRT2));
      return tf.einsum('ij,jk->ik', weights, tf.matMul(x, v));
    },
    some([3, 2]),
    some([2, 2], -1, 1, 2),
    some([2, 2], -1, 1, 3),
    some([2, 2], -1, 1, 4),
  ),
  'network: batch normalization': differentiable(
    (x: tf.Tensor2D, w: tf.Tensor, o: tf.Tensor1D, s: tf.Tensor1D) => {
      const y = tf.matMul(x, w) as tf.Tensor2D;
      const { mean, variance } = tf.moments(y, 0);
      return tf.relu(tf.batchNorm(y, mean as tf.Tensor1D, variance as tf.Tensor1D, o, s));
    },
    some([4, 2]),
    some([2, 3], -1, 1, 2),
    some([3], 0.2, 1, 3),
    some([3], 0.5, 1, 4),
  ),
  'network: embedding': differentiable(
    (table: tf.Tensor, w: tf.Tensor) =>
      tf.logSoftmax(tf.matMul(tf.mean(tf.gather(table, tf.tensor2d([0, 3, 1, 1], [2, 2], 'int32') as never), 1), w)),
    some([4, 3]),
    some([3, 2], -1, 1, 2),
  ),
  'network: factorization of a masked matrix': differentiable(
    (u: tf.Tensor, v: tf.Tensor) =>
      tf.mean(tf.square(tf.mul(tf.tensor2d([1, 0, 1, 1, 1, 0], [2, 3]), tf.sub(tf.matMul(u, v, false, true), 1)))),
    some([2, 2]),
    some([3, 2], -1, 1, 2),
  ),
  'network: penalty of a gradient': differentiable(
    (x: tf.Tensor, w: tf.Tensor, v: tf.Tensor) => {
      const slope = tf.grad((at) => tf.sum(tf.matMul(tf.tanh(tf.matMul(at, w)), v)))(x);
      return tf.square(tf.sub(tf.norm(slope, 'euclidean', 1), 1));
    },
    some([2, 2]),
    some([2, 3], -1, 1, 2),
    some([3, 1], -1, 1, 3),
  ),
  'network: one step of meta-learning': differentiable(
    (w: tf.Tensor) => {
      const loss = (at: tf.Tensor) =>
        tf.mean(tf.square(tf.sub(tf.sigmoid(tf.matMul(tf.tensor2d([1, 2, -1, 1], [2, 2]), at)), 0.3)));
      const next = tf.sub(w, tf.mul(0.5, tf.grad(loss)(w)));
      return loss(next);
    },
    some([2, 1]),
  ),
  'customGrad keeps its result': differentiable(
    (x: tf.Tensor) =>
      (
        tf.customGrad((...given: unknown[]) => {
          const [at, save] = given as [tf.Tensor, tf.GradSaveFunc];
          const value = tf.exp(at);
          save([value]);
          return { value, gradFunc: (dy: tf.Tensor, [y]: tf.Tensor[]) => tf.mul(dy, y as tf.Tensor) };
        }) as unknown as Link
      )(x),
    some([3]),
  ),
  dropout: differentiable((x: tf.Tensor) => tf.dropout(x, 0.4, undefined, 7), some([3, 4])),
  'norms of vectors with zeros': differentiable((x: tf.Tensor) => tf.norm(x, 2, 1), listed([3, 0, 4, 0, 1, 0], [2, 3])),
  'huber at no error': differentiable(
    (p: tf.Tensor) => tf.losses.huberLoss(tf.tensor1d([1, 2, 3]), p),
    listed([1, 2.3, 3]),
  ),
  'cross entropy at a logit of 0': differentiable(
    (x: tf.Tensor) => tf.losses.sigmoidCrossEntropy(tf.tensor1d([1, 0, 0.3]), x),
    listed([0, 0, 0]),
  ),
  'binary cross entropy at a half': differentiable(
    (x: tf.Tensor) => tf.metrics.binaryCrossentropy(tf.tensor2d([1, 0, 0.3], [1, 3]), x),
    listed([0.5, 0.5, 0.5], [1, 3]),
  ),
};

export const COMPOSITIONS: Cases = { ...chains(), ...NETWORKS };
