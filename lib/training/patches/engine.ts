import {
  engine as currentEngine,
  type GradConfig,
  type GradFunc,
  getGradient,
  getKernel,
  type KernelFunc,
  type NamedAttrMap,
  Tensor,
  type TensorInfo,
  tensor_util,
  util,
} from '@tensorflow/tfjs';
import type { TrainingBackend } from '../backend';
import { TensorData } from '../tensor-data';
import {
  type Engine,
  type Inputs,
  isTensor,
  type Scope,
  type TensorInfos,
  type TrackedTensor,
} from './engine-internals';
import { lightGradients } from './gradients';
import { lightTape } from './tape';

interface KnownKernel {
  run: KernelFunc;
  gradient: GradConfig | undefined;
  inputsToSave: string[];
  outputsToSave: boolean[];
}

/**
 * Replaces the paths of tfjs's engine that every operation takes (dispatch, scopes, bookkeeping, tape) by ones that do
 * the same with less: small models spend nearly all their time there. They serve tensors of `backend` while it is the
 * active one and nothing is profiled; everything else takes tfjs's own way. This is the only place where tfjs's engine is
 * changed; `tests/training/engine-patches.test.ts` fails when another version of tfjs is not the one this was written for.
 */
export function patchEngine(name: string, backend: TrainingBackend): void {
  const engine = currentEngine() as unknown as Engine;
  const { state } = engine;
  const ids = engine.constructor;
  const own = Object.getPrototypeOf(engine) as Engine;
  const flags = engine.ENV.flags;
  state.tensorInfo = tensorInfos(state.tensorInfo);

  const kernels = new Map<string, KnownKernel>();
  onRegistration(() => kernels.clear());
  function known(kernelName: string): KnownKernel | undefined {
    const kernel = getKernel(kernelName, name);
    if (!kernel) return undefined;
    const gradient = getGradient(kernelName);
    const found = {
      run: kernel.kernelFunc,
      gradient,
      inputsToSave: gradient?.inputsToSave ?? [],
      outputsToSave: gradient?.outputsToSave ?? [],
    };
    kernels.set(kernelName, found);
    return found;
  }

  function track(tensor: TrackedTensor): void {
    const scope = state.activeScope;
    if (scope === null || scope === undefined) return;
    tensor.scopeId = scope.id;
    scope.track[scope.count++] = tensor;
  }

  /** As `track`, of a tensor just made: all get the same fields in the same order, or compiled code meets five kinds. */
  function trackNew(tensor: TrackedTensor): void {
    tensor.scopeId = -1;
    tensor.kerasMask = undefined;
    track(tensor);
  }

  /** A tensor of the engine around values of the backend. */
  function adopt({ dataId, shape, dtype }: TensorInfo): TrackedTensor {
    if (!(dataId instanceof TensorData) || dtype === 'string' || dtype === 'complex64') {
      return own.makeTensorFromTensorInfo.call(engine, { dataId, shape, dtype });
    }
    const tensor = new Tensor(shape, dtype, dataId, ids.nextTensorId++) as unknown as TrackedTensor;
    state.numTensors++;
    state.numBytes += dtype === 'bool' ? tensor.size : tensor.size * 4;
    if (!dataId.tracked) {
      state.numDataBuffers++;
      dataId.tracked = true;
      dataId.backend = backend;
    }
    trackNew(tensor);
    return tensor;
  }

  /** A second tensor on the same values, out of reach of every scope: the tape lets go of it. */
  function save(tensor: TrackedTensor | undefined): TrackedTensor | undefined {
    if (!tensor) return undefined;
    if (state.gradientDepth > 1 || !(tensor.dataId instanceof TensorData) || !tensor.dataId.tracked) {
      const saved = engine.clone(tensor);
      saved.kept = true;
      return saved;
    }
    tensor.dataId.refCount++;
    const saved = adopt(tensor as unknown as TensorInfo);
    saved.kept = true;
    return saved;
  }

  function saveAll(
    { gradient, inputsToSave, outputsToSave }: KnownKernel,
    inputs: Inputs,
    outputs: TrackedTensor[],
  ): (TrackedTensor | undefined)[] {
    const saved: (TrackedTensor | undefined)[] = [];
    if (gradient?.saveAllInputs) {
      util.assert(Array.isArray(inputs), () => 'saveAllInputs is true, expected inputs to be an array.');
      for (const key in inputs) saved.push(save(inputs[key]));
    } else for (const key of inputsToSave) saved.push(save(inputs[key]));
    for (let i = 0; i < outputs.length; i++) if (outputsToSave[i]) saved.push(save(outputs[i]));
    return saved;
  }

  function runKernel(
    this: Engine,
    kernelName: string,
    inputs: Inputs,
    attrs?: NamedAttrMap,
  ): TrackedTensor | TrackedTensor[] {
    const kernel = kernels.get(kernelName) ?? known(kernelName);
    if (!kernel || this.state !== state || this.backendInstance !== backend || state.profiling || flags.DEBUG) {
      return own.runKernel.call(this, kernelName, inputs, attrs);
    }
    const taping = state.gradientDepth > 0 && state.kernelDepth === 0;
    state.kernelDepth++;
    try {
      const made = kernel.run({ inputs: inputs as never, attrs, backend });
      const many = Array.isArray(made);
      const outputs = many ? made.map(tensorOf) : [tensorOf(made)];
      if (taping) {
        engine.addTapeNode(kernelName, inputs, outputs, null, saveAll(kernel, inputs, outputs), attrs);
      }
      return many ? outputs : (outputs[0] as TrackedTensor);
    } finally {
      state.kernelDepth--;
    }
  }

  // Kernels of tfjs that are made of operations return tensors already.
  function tensorOf(made: TensorInfo): TrackedTensor {
    return isTensor(made) ? made : adopt(made);
  }

  function disposeTensor(tensor: TrackedTensor): void {
    const data = tensor.dataId;
    if (!(data instanceof TensorData) || tensor.dtype === 'string' || tensor.dtype === 'complex64') {
      own.disposeTensor.call(engine, tensor);
      return;
    }
    if (!data.tracked) return;
    state.numTensors--;
    state.numBytes -= tensor.dtype === 'bool' ? tensor.size : tensor.size * 4;
    if ((data.backend as TrainingBackend).disposeData(data)) {
      data.tracked = false;
      state.numDataBuffers--;
    }
  }

  /** As tfjs's, which makes the gradient of complex numbers real. */
  function clone(x: TrackedTensor): TrackedTensor {
    const y = runKernel.call(engine, 'Identity', { x }) as TrackedTensor;
    const dtype = x.dtype === 'complex64' ? 'complex64' : 'float32';
    const gradient = (dy: unknown) => ({
      x: () => runKernel.call(engine, 'Cast', { x: dy as TrackedTensor }, { dtype }),
    });
    engine.addTapeNode(state.activeScope?.name ?? '', { x }, [y], gradient as unknown as GradFunc, [], {});
    return y;
  }

  const spare: Scope[] = [];
  function startScope(name?: string | null): void {
    const scope = spare.pop() ?? { track: [], count: 0, name: '', id: 0 };
    scope.name = name || 'unnamed scope';
    scope.id = state.nextScopeId++;
    state.scopeStack.push(scope);
    state.activeScope = scope;
  }

  function endScope(result?: unknown): void {
    const { scopeStack } = state;
    const scope = scopeStack.pop() as Scope;
    const { track: tracked, count, id } = scope;
    state.activeScope = scopeStack.length === 0 ? null : (scopeStack[scopeStack.length - 1] as Scope);
    if (result !== null && typeof result === 'object') handOver(result, id);
    for (let i = 0; i < count; i++) {
      const tensor = tracked[i] as TrackedTensor;
      tracked[i] = undefined;
      if (tensor.scopeId !== id || tensor.kept || tensor.isDisposedInternal) continue;
      if (tensor.kerasMask) tensor.kerasMask.dispose();
      disposeTensor(tensor);
      tensor.isDisposedInternal = true;
    }
    scope.count = 0;
    spare.push(scope);
  }

  /** Gives the tensors that a scope returns to the scope around it; what belongs to no scope stays until it is disposed. */
  function handOver(result: object, scopeId: number): void {
    if (isTensor(result)) {
      if (result.kept || result.scopeId !== scopeId) return;
      result.scopeId = -1;
      track(result);
    } else if (Array.isArray(result) && result.every((value) => value === undefined || isTensor(value))) {
      for (let i = 0; i < result.length; i++) if (result[i]) handOver(result[i], scopeId);
    } else for (const tensor of tensor_util.getTensorsInContainer(result as never)) handOver(tensor as never, scopeId);
  }

  function tidy<T>(nameOrFunction: string | (() => T), run?: () => T): T {
    const body = run ?? nameOrFunction;
    if (typeof body !== 'function' || (run && typeof nameOrFunction !== 'string')) {
      return own.tidy.call(engine, nameOrFunction, run) as T;
    }
    let result: T | undefined;
    startScope(run ? (nameOrFunction as string) : null);
    try {
      result = body();
      // biome-ignore lint/suspicious/noConsole: it is where tfjs says so.
      if (result instanceof Promise) console.error('Cannot return a Promise inside of tidy.');
      return result;
    } finally {
      endScope(result);
    }
  }

  Object.assign(engine, {
    runKernel,
    makeTensorFromTensorInfo: (info: TensorInfo, other?: unknown) =>
      other && other !== backend ? own.makeTensorFromTensorInfo.call(engine, info, other) : adopt(info),
    track: (tensor: TrackedTensor) => {
      if ('scopeId' in tensor) track(tensor);
      else trackNew(tensor);
      return tensor;
    },
    clone,
    disposeTensor,
    startScope,
    endScope,
    tidy,
    ...lightTape(engine, backend, lightGradients(engine, backend)),
  });
}

/** Calls back when a kernel or a gradient is registered or taken away: tfjs keeps them in two global tables. */
function onRegistration(listener: () => void): void {
  const { _tfGlobals: tables } = globalThis as unknown as { _tfGlobals: Map<string, Map<string, unknown>> };
  for (const name of ['kernelRegistry', 'gradRegistry']) {
    const table = tables.get(name) as Map<string, unknown>;
    const put = table.set.bind(table);
    const remove = table.delete.bind(table);
    table.set = (key, value) => {
      listener();
      return put(key, value);
    };
    table.delete = (key) => {
      listener();
      return remove(key);
    };
  }
}

/** Our tensors' data answers for itself; that of other backends stays in tfjs's own table. */
function tensorInfos(others: TensorInfos): TensorInfos {
  return {
    has: (dataId) => (dataId instanceof TensorData ? dataId.tracked : others.has(dataId)),
    get: (dataId) => (dataId instanceof TensorData ? (dataId.tracked ? dataId : undefined) : others.get(dataId)),
    set(dataId, info) {
      if (!(dataId instanceof TensorData)) return others.set(dataId, info);
      const { backend, bytes } = info as { backend: unknown; bytes: number };
      dataId.tracked = true;
      dataId.backend = backend;
      dataId.bytes = bytes;
      return this;
    },
    delete(dataId) {
      if (!(dataId instanceof TensorData)) return others.delete(dataId);
      const was = dataId.tracked;
      dataId.tracked = false;
      return was;
    },
  };
}
