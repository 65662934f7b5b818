import { type DataType, type GradFunc, type NamedAttrMap, Tensor, type TensorInfo } from '@tensorflow/tfjs';
import type { TensorData } from '../tensor-data';

// The parts of tfjs 4.22's engine that `engine.ts` and `tape.ts` stand in for, as they are there.

/** Optional inputs may be undefined. */
export type Inputs = Record<string, TrackedTensor | undefined>;

/** A tensor with the fields that the engine alone writes. */
export type TrackedTensor = Omit<Tensor, 'dataId'> & {
  dataId: TensorData | object;
  kept: boolean;
  scopeId: number;
  isDisposedInternal: boolean;
  kerasMask: TrackedTensor | undefined;
};

const isInstance = Function.prototype[Symbol.hasInstance];

/** Whether a value was made as a tensor of this tfjs. `instanceof` asks tfjs, which looks for three methods by name. */
export function isTensor(value: unknown): value is TrackedTensor {
  return isInstance.call(Tensor, value);
}

export interface Scope {
  track: (TrackedTensor | undefined)[];
  /** How many of `track` count; the rest is room for more. */
  count: number;
  name: string;
  id: number;
}

export interface TapeNode {
  id: number;
  kernelName: string;
  inputs: Inputs;
  outputs: TrackedTensor[];
  /** Nothing stands where an input was left out. */
  saved: (TrackedTensor | undefined)[];
  attrs: NamedAttrMap | undefined;
  /** From gradients of the outputs to a function for each input. */
  gradientsFunc: GradFunc | null;
}

export interface TensorInfos {
  has(dataId: object): boolean;
  get(dataId: object): unknown;
  set(dataId: object, info: object): unknown;
  delete(dataId: object): boolean;
}

export interface EngineState {
  nextTapeNodeId: number;
  numBytes: number;
  numTensors: number;
  numDataBuffers: number;
  gradientDepth: number;
  kernelDepth: number;
  scopeStack: Scope[];
  activeScope: Scope | null;
  nextScopeId: number;
  tensorInfo: TensorInfos;
  activeTape: TapeNode[] | null;
  profiling: boolean;
}

export interface Engine {
  state: EngineState;
  ENV: { flags: Record<string, unknown> };
  backendInstance: unknown;
  constructor: { nextTensorId: number };
  runKernel(kernelName: string, inputs: Inputs, attrs?: NamedAttrMap): TrackedTensor | TrackedTensor[];
  makeTensor(values: unknown, shape: number[], dtype: DataType, backend?: unknown): TrackedTensor;
  makeTensorFromTensorInfo(info: TensorInfo, backend?: unknown): TrackedTensor;
  clone(x: TrackedTensor): TrackedTensor;
  trackTensor(tensor: TrackedTensor, backend?: unknown): void;
  track<T extends TrackedTensor>(tensor: T): T;
  disposeTensor(tensor: TrackedTensor): void;
  startScope(name?: string | null): void;
  endScope(result?: unknown): void;
  tidy<T>(nameOrFunction: string | (() => T), run?: () => T): T;
  startTape(): void;
  endTape(): void;
  addTapeNode(
    kernelName: string,
    inputs: Inputs,
    outputs: TrackedTensor[],
    gradientsFunc: GradFunc | null,
    saved: (TrackedTensor | undefined)[],
    attrs?: NamedAttrMap,
  ): void;
  gradients(
    f: () => TrackedTensor,
    xs: TrackedTensor[],
    dy?: TrackedTensor | null,
    allowNoGradients?: boolean,
  ): { value: TrackedTensor; grads: (TrackedTensor | undefined)[] };
}

/** The methods that are replaced: `tests/training/engine-patches.test.ts` holds them against the pinned tfjs. */
export const REPLACED = [
  'runKernel',
  'makeTensorFromTensorInfo',
  'clone',
  'trackTensor',
  'track',
  'disposeTensor',
  'startScope',
  'endScope',
  'tidy',
  'addTapeNode',
  'gradients',
] as const satisfies (keyof Engine)[];
