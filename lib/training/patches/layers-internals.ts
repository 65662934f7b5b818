import type { CustomCallback, DataType, History, Optimizer, Scalar, Tensor, Variable } from '@tensorflow/tfjs';

// The parts of tfjs-layers 4.22 that `fit.ts` and `model.ts` stand in for, and those that `corrected/` mends, as they are there.

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
  dtype: DataType;
  shape: (number | null)[];
  sourceLayer: Layer;
  inputs: Symbolic[];
}

/** One use of a layer in a model. */
export interface Node {
  outboundLayer: Layer;
  inboundLayers: Layer[];
  inputTensors: Symbolic[];
  outputTensors: Symbolic[];
}

/** A weight of a layer. */
export interface Weight {
  name: string;
  trainable: boolean;
  constraint: { apply(value: Tensor): Tensor } | null;
  read(): Variable;
}

/** What a layer's `call` is told beside its inputs. */
export type CallArguments = Record<string, unknown>;

export interface Layer {
  name: string;
  supportsMasking: boolean;
  stateful: boolean;
  trainable: boolean;
  inboundNodes: Node[];
  output: Symbolic | Symbolic[];
  /** Penalties, each a function of the weights as they are. */
  losses: (() => Scalar)[];
  weights: Weight[];
  _losses: (() => Scalar)[];
  _trainableWeights: Weight[];
  _nonTrainableWeights: Weight[];
  getClassName(): string;
  apply(inputs: Tensor[], kwargs: CallArguments): Tensor | Tensor[];
  call(inputs: Tensor | Tensor[], kwargs: CallArguments): Tensor | Tensor[];
  computeMask(inputs: unknown, mask?: unknown): unknown;
  calculateLosses(): Scalar[];
  invokeCallHook(inputs: Tensor | Tensor[], kwargs: CallArguments): void;
  addWeight(name: string, ...rest: unknown[]): Weight;
}

/** Layers that are made of layers. */
export interface Recurrent extends Layer {
  cell: Layer;
}
export interface StackedCells extends Layer {
  cells: Layer[];
}
export interface Wrapper extends Layer {
  layer: Layer;
}
export interface Bidirectional extends Wrapper {
  forwardLayer: Layer;
  backwardLayer: Layer;
}

/** A graph of layers, which is a layer too. */
export interface Container extends Layer {
  inputs: Symbolic[];
  outputs: Symbolic[];
  layers: Layer[];
  /** The uses of layers that belong to it: the layer's name, `_ib-`, and which of its `inboundNodes`. */
  containerNodes: Set<string>;
  trainable_: boolean;
  /** By how far before the outputs, largest first in the order of computing. */
  nodesByDepth: Record<string, Node[]>;
  updatedConfig(): object;
}

export interface DenseLayer extends Layer {
  kernel: Weight;
  bias: Weight | null;
  activation: { getClassName(): string; apply(x: Tensor): Tensor } | null;
}

export type LossFunction = (expected: Tensor, output: Tensor) => Tensor;

export interface Model extends Container {
  outputNames: string[];
  loss: unknown;
  lossFunctions: LossFunction[];
  /** With which output; those of several outputs' losses come first. */
  metricsTensors: [LossFunction, number][];
  optimizer_: Optimizer;
  collectedTrainableWeights: Weight[];
  history: History;
  stopTraining_: boolean;
  testFunction: TrainFunction;
  compile(args: Record<string, unknown>): void;
  /** One tensor for each output. */
  call(inputs: Tensor | Tensor[], kwargs: CallArguments): [Tensor, ...Tensor[]];
  checkNumSamples(inputs: unknown[], batchSize?: number, steps?: number | null, name?: string): number;
  testLoop(f: unknown, inputs: unknown[], batchSize: number): Scalar[];
  predictLoop(inputs: Tensor | Tensor[], batchSize?: number): Tensor | Tensor[];
  makeTrainFunction(): TrainFunction;
  makeTestFunction(): void;
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
