import {
  add,
  cast,
  customGrad,
  div,
  exp,
  logSumExp,
  losses,
  mul,
  neg,
  op,
  reshape,
  scalar,
  sub,
  sum,
  Tensor,
  type TensorLike,
  tensor,
  util,
} from '@tensorflow/tfjs';
import { type Correction, isFirstLook, noteCorrected } from './correction';
import { isRecorded } from './differentiate';

type CrossEntropy = typeof losses.softmaxCrossEntropy;

/** Tells of sums of labels that are not 1, where something flows back. */
function lookAt(sums: Tensor, dy: Tensor): void {
  const flows = dy.dataSync();
  if (sums.dataSync().some((one, i) => Math.abs(one - 1) > 1e-3 && flows[i] !== 0))
    noteCorrected('softmax-cross-entropy');
}

/** As tfjs's, value by value; `gradient` is what differs. */
const perSample = customGrad((...given: unknown[]) => {
  const [labels, logits, save] = given as [Tensor, Tensor, (tensors: Tensor[]) => void];
  const logProbabilities = sub(cast(logits, 'float32'), logSumExp(logits, -1, true));
  save([labels, logits, logProbabilities]);
  const value = sum(neg(mul(logProbabilities, labels)), -1);
  const gradFunc = (dy: Tensor, saved: Tensor[]) => {
    const [target, input, found] = saved as [Tensor, Tensor, Tensor];
    const weights = reshape(dy, [...dy.shape, 1]);
    // What was found on the way is a constant to whoever differentiates this again.
    const logs = isRecorded() ? sub(input, logSumExp(input, -1, true)) : found;
    const expected = cast(target, 'float32');
    if (isFirstLook('softmax-cross-entropy')) lookAt(sum(expected, -1), dy);
    return [
      mul(weights, neg(logs)),
      mul(weights, sub(mul(exp(logs), sum(expected, -1, true)), expected)),
    ] as unknown as Tensor;
  };
  return { value, gradFunc };
});

function isTensorLike(given: unknown): boolean {
  return given instanceof Tensor || Array.isArray(given) || ArrayBuffer.isView(given) || typeof given === 'number';
}

const convert = (given: Tensor | TensorLike): Tensor => (given instanceof Tensor ? given : tensor(given));

export const LOSSES: Correction[] = [
  {
    id: 'softmax-cross-entropy',
    what: 'Gradients of `tf.losses.softmaxCrossEntropy`',
    stock: 'Softmax minus labels, also where labels do not sum to 1; by the labels, its negative',
    right: 'Softmax times the sum of the labels, minus the labels; by the labels, minus the log-probabilities',
    by: 'The value that tfjs itself computes; PyTorch',
    source: 'tfjs-core/dist/ops/losses/softmax_cross_entropy.js',
    put() {
      const stock = losses.softmaxCrossEntropy;
      const softmaxCrossEntropy_: CrossEntropy = (onehotLabels, given, weights, labelSmoothing = 0, reduction) => {
        // tfjs says what is wrong with what is no tensor.
        if (![onehotLabels, given, weights ?? 0].every(isTensorLike)) {
          return stock(onehotLabels, given, weights, labelSmoothing, reduction) as never;
        }
        let labels = convert(onehotLabels);
        const logits = convert(given);
        util.assertShapesMatch(labels.shape, logits.shape, 'Error in softmaxCrossEntropy: ');
        if (labelSmoothing > 0) {
          const kept = sub(scalar(1), scalar(labelSmoothing));
          labels = add(mul(labels, kept), div(scalar(labelSmoothing), scalar(labels.shape.at(-1) as number)));
        }
        return losses.computeWeightedLoss(perSample(labels, logits), weights, reduction) as never;
      };
      losses.softmaxCrossEntropy = op({ softmaxCrossEntropy_ }) as CrossEntropy;
      return () => {
        losses.softmaxCrossEntropy = stock;
      };
    },
  },
];
