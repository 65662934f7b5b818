import type { CustomCallback, History, Optimizer, Scalar, Tensor, Variable } from '@tensorflow/tfjs';

// The parts of tfjs-layers 4.22 that `fit.ts` and `model.ts` stand in for, as they are there.

export type TrainFunction = (data: (Tensor | null)[]) => Scalar[];

/** What callbacks are told; tfjs keeps tensors in it until somebody reads them. */
export type Logs = Record<string, number>;

export interface Callback
  extends Pick<
    CustomCallback,
    'onTrainBegin' | 'onTrainEnd' | 'onEpochBegin' | 'onEpochEnd' | 'onBatchBegin' | 'onBatchEnd'
  > {
  currentEpoch: number;
  trainBegin?: unknown;
  trainEnd?: unknown;
  epochBegin?: unknown;
  epochEnd?: unknown;
  batchBegin?: unknown;
  batchEnd?: unknown;
  yield?: unknown;
  yieldEvery: 'auto' | 'batch' | 'epoch' | 'never' | number;
  /** Answers the promise of its last wait while the next is not due. */
  maybeWait(epoch: number, batch: number, logs: Logs): Promise<void> | undefined;
  setParams(parameters: Record<string, unknown>): void;
  setModel(model: unknown): void;
}

export interface Symbolic {
  id: number;
  dtype: string;
  shape: (number | null)[];
  sourceLayer: Layer;
  inputs: Symbolic[];
}

export interface Layer {
  name: string;
  supportsMasking: boolean;
  stateful: boolean;
  inboundNodes: unknown[];
  output: Symbolic | Symbolic[];
  losses: unknown[];
  getClassName(): string;
  apply(inputs: Tensor[], kwargs: Record<string, unknown>): Tensor | Tensor[];
  call(inputs: Tensor | Tensor[], kwargs: Record<string, unknown>): Tensor | Tensor[];
  computeMask(inputs: unknown, mask?: unknown): unknown;
  invokeCallHook(inputs: Tensor | Tensor[], kwargs: Record<string, unknown>): void;
}

export interface DenseLayer extends Layer {
  kernel: { read(): Variable };
  bias: { read(): Variable } | null;
  activation: { getClassName(): string; apply(x: Tensor): Tensor } | null;
}

export interface Model {
  inputs: Symbolic[];
  outputs: Symbolic[];
  layers: Layer[];
  loss: unknown;
  lossFunctions: ((expected: Tensor, output: Tensor) => Tensor)[];
  metricsTensors: [(expected: Tensor, output: Tensor) => Tensor, number][];
  optimizer_: Optimizer;
  collectedTrainableWeights: { read(): Variable }[];
  history: History;
  stopTraining_: boolean;
  /** One tensor for each output. */
  call(inputs: Tensor[], kwargs: Record<string, unknown>): [Tensor, ...Tensor[]];
  calculateLosses(): Scalar[];
  checkNumSamples(inputs: unknown[], batchSize: number, steps: number | null, name: string): number;
  testLoop(f: unknown, inputs: unknown[], batchSize: number): Scalar[];
  makeTrainFunction(): TrainFunction;
  fitLoop: FitLoop;
}

export type FitLoop = (
  this: Model,
  f: TrainFunction,
  ins: (Tensor | null)[],
  outLabels: string[],
  batchSize?: number,
  epochs?: number,
  verbose?: number,
  callbacks?: Callback[],
  valF?: unknown,
  valIns?: (Tensor | null)[],
  shuffle?: boolean | string,
  callbackMetrics?: string[],
  initialEpoch?: number,
  stepsPerEpoch?: number | null,
  validationSteps?: number | null,
) => Promise<History>;
