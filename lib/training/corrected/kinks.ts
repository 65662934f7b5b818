import {
  cast,
  div,
  type GradFunc,
  greater,
  mul,
  onesLike,
  sqrt,
  type Tensor,
  where,
  zerosLike,
} from '@tensorflow/tfjs';
import type { TapeNode, TrackedTensor } from '../patches/engine-internals';
import { connectSaved, type Recorded, whenRecorded } from '../patches/tape';
import { type Correction, noteCorrected } from './correction';
import { absGradientFromBelow } from './elementwise';

/** How far back the node that made a tensor is looked for; copies that are saved may lie between. */
const NEAR = 32;

function maker(tape: TapeNode[], tensor: TrackedTensor | undefined, kernelName: string): TapeNode | undefined {
  for (let i = tape.length - 1; i >= 0 && i >= tape.length - NEAR; i--) {
    const node = tape[i] as TapeNode;
    if (node.outputs[0]?.id === tensor?.id) return node.kernelName === kernelName ? node : undefined;
  }
  return undefined;
}

function fromBelow(node: TapeNode | undefined): void {
  if (node) node.gradientsFunc = absGradientFromBelow;
}

const isInside = (scopes: { name: string }[], operation: string) => scopes.at(-2)?.name === `${operation}__op`;

const rootOfSquares: GradFunc = (dy, [x]) => ({
  x: () => {
    const sum = cast(x as Tensor, 'float32');
    const some = greater(sum, 0);
    const slope = div(dy as Tensor, mul(sqrt(where(some, sum, onesLike(sum))), 2));
    return where(some, slope, zerosLike(slope));
  },
});

/** Whole expressions that are smooth where one of their parts is not. */
const EXPRESSIONS: Record<string, Recorded> = {
  // exp(-|x|) in a stable softplus, beside relu(x); and |x| to a power.
  Exp: ({ inputs }, tape) => fromBelow(maker(tape, maker(tape, inputs.x, 'Neg')?.inputs.x, 'Abs')),
  Pow: ({ inputs }, tape) => fromBelow(maker(tape, maker(tape, inputs.a, 'Cast')?.inputs.x ?? inputs.a, 'Abs')),
  Square: ({ inputs }, tape) => fromBelow(maker(tape, inputs.x, 'Abs')),
  Multiply: ({ inputs }, tape) => {
    if (inputs.a?.id === inputs.b?.id) fromBelow(maker(tape, inputs.a, 'Abs'));
  },
  Abs(node, _tape, scopes) {
    if (isInside(scopes, 'huberLoss')) fromBelow(node);
  },
  Sqrt(node, _tape, scopes) {
    if (isInside(scopes, 'norm')) node.gradientsFunc = rootOfSquares;
  },
};

export const KINKS: Correction[] = [
  {
    id: 'norm-at-zero',
    what: 'Gradient of the Euclidean `tf.norm` at 0',
    stock: 'NaN',
    right: '0',
    by: 'PyTorch',
    source: 'tfjs-core/dist/ops/norm.js',
    put() {
      const undo = Object.entries(EXPRESSIONS).map(([kernelName, recorded]) => whenRecorded(kernelName, recorded));
      return () => {
        for (const one of undo) one();
      };
    },
  },
  {
    id: 'second-derivatives',
    what: 'Second derivatives through what keeps its result for its gradient: `sigmoid`, `tanh`, `exp`, `softmax`, `logSoftmax`, fused layers, `customGrad`, and all losses made of them',
    stock: 'The result counts as a constant: wrong numbers, or an error',
    right: 'Right, of any order',
    by: 'Differences in double precision',
    source: 'tfjs-core/dist/engine.js (saveTensorsForBackwardMode before addTapeNode)',
    put() {
      connectSaved(() => noteCorrected('second-derivatives'));
      return () => connectSaved(null);
    },
  },
];
