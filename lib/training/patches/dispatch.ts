import {
  type GradConfig,
  type GradFunc,
  getGradient,
  getKernel,
  type KernelFunc,
  type NamedAttrMap,
  type TensorInfo,
  util,
} from '@tensorflow/tfjs';
import { TensorData } from '../tensor-data';
import { type Engine, type Inputs, isTensor, type TrackedTensor } from './engine-internals';
import type { Patched } from './patched';
import type { Books } from './tensors';

interface KnownKernel {
  run: KernelFunc;
  gradient: GradConfig | undefined;
  inputsToSave: string[];
  outputsToSave: boolean[];
}

/** From an operation to its kernel, its tensors and its node on the tape. */
export function dispatch(patched: Patched, books: Books): Pick<Engine, 'runKernel' | 'clone'> {
  const { engine, state, own, backend } = patched;
  const { adopt } = books;
  const flags = engine.ENV.flags;
  const find = kernelFinder(patched.name);
  const saveAll = saving(patched, books);

  function runKernel(
    this: Engine,
    kernelName: string,
    inputs: Inputs,
    attrs?: NamedAttrMap,
  ): TrackedTensor | TrackedTensor[] {
    const kernel = find(kernelName);
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

  return { runKernel, clone };
}

/** Kernels by name, looked up once in tfjs's registries. */
function kernelFinder(name: string): (kernelName: string) => KnownKernel | undefined {
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

  return (kernelName) => kernels.get(kernelName) ?? known(kernelName);
}

/** What a node of the tape keeps of its operation. */
function saving({ engine, state }: Patched, { adopt }: Books) {
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

  return saveAll;
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
