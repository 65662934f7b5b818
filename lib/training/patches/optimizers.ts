import {
  AdadeltaOptimizer,
  AdagradOptimizer,
  AdamaxOptimizer,
  AdamOptimizer,
  engine as currentEngine,
  fill,
  MomentumOptimizer,
  type NamedTensorMap,
  Optimizer,
  RMSPropOptimizer,
  type Scalar,
  SGDOptimizer,
  type Tensor,
  tidy,
  type Variable,
  zerosLike,
} from '@tensorflow/tfjs';
import type { TrainingBackend } from '../backend';
import { CORRECTED_STEPS } from '../corrected/optimizers';
import type { Engine, TrackedTensor } from './engine-internals';
import { type FusedUpdate, fusedUpdates, type Slot, type UpdateExports } from './updates';

type Gradients = NamedTensorMap | { name: string; tensor: Tensor }[];
type Stock = (this: Optimizer, gradients: Gradients) => void;

/** The optimizers whose `applyGradients` is replaced, held against the pinned tfjs by `tests/training/optimizers.test.ts`. */
export const FUSED = {
  sgd: SGDOptimizer,
  momentum: MomentumOptimizer,
  adam: AdamOptimizer,
  adamax: AdamaxOptimizer,
  rmsProp: RMSPropOptimizer,
  adagrad: AdagradOptimizer,
  adadelta: AdadeltaOptimizer,
};

/**
 * Lets every optimizer of tfjs take its step in one pass over the memory, in place, with the bits that its own chain of
 * kernels gives, or the one that `corrected/optimizers.ts` has in its place. Its own way is taken wherever that would not do
 * the same: under another backend, for variables that are no float32, for gradients of another shape, and while a tape or a
 * profile is recorded.
 */
export function fuseOptimizers(backend: TrainingBackend, wasm: UpdateExports): void {
  Optimizer.prototype.minimize = minimize;
  const updates = fusedUpdates(wasm, backend.epsilon());
  for (const name of Object.keys(FUSED) as (keyof typeof FUSED)[]) {
    const { prototype } = FUSED[name] as unknown as { prototype: { applyGradients: Stock } };
    const plain = CORRECTED_STEPS[name] ?? prototype.applyGradients;
    prototype.applyGradients = fused(plain, updates[name] as FusedUpdate<never>, backend, wasm);
  }
}

/** As tfjs's, which searches the gradients for tensors to dispose of as if they could be anything. */
function minimize(this: Optimizer, f: () => Scalar, returnCost = false, varList?: Variable[]): Scalar | null {
  const { value, grads } = this.computeGradients(f, varList);
  this.applyGradients(varList ? varList.map(({ name }) => ({ name, tensor: grads[name] as Tensor })) : grads);
  for (const name in grads) grads[name]?.dispose();
  if (returnCost) return value;
  value.dispose();
  return null;
}

/** What the stock step keeps in itself, by the names that the update gives. */
type Self = Optimizer & Record<string, Slot[] & (Scalar | Variable)> & { incrementIterations(): void };

function fused(stock: Stock, step: FusedUpdate<never>, backend: TrainingBackend, wasm: UpdateExports): Stock {
  const engine = currentEngine() as unknown as Engine & { registeredVariables: Record<string, Variable> };

  const read = (scalar: Scalar | Variable): number => {
    const address = backend.address(scalar);
    return backend.tensors.f32[address >>> 2] as number;
  };

  /** Where the variable may be written: its values are copied first when others look at them too. */
  const own = (variable: Variable): number => {
    const address = backend.address(variable);
    if (backend.refCount(variable.dataId) === 1) return address;
    const copy = backend.output(variable.shape, 'float32');
    wasm.copyBlock(backend.address(copy), address, variable.size * 4);
    const tensor = engine.makeTensorFromTensorInfo(copy) as unknown as Tensor;
    variable.assign(tensor);
    tensor.dispose();
    return backend.address(copy);
  };

  const fits = (self: Self, gradients: Gradients, names: string[], slots: ReturnType<typeof step.slots>): boolean => {
    const { state, ENV, backendInstance } = engine;
    if (backendInstance !== backend || state.gradientDepth > 0 || state.profiling || ENV.flags.DEBUG) return false;
    for (const key of step.scalars) if (!isFloat(self[key])) return false;
    for (let i = 0; i < names.length; i++) {
      const name = names[i] as string;
      const variable = engine.registeredVariables[name];
      if (!isFloat(variable)) return false;
      const gradient = gradientAt(gradients, i, name);
      if (gradient && !(isFloat(gradient) && sameShape(gradient.shape, variable.shape))) return false;
      for (const { list } of slots) {
        const slot = (self[list] as Slot[])[i]?.variable;
        if (slot && !(isFloat(slot) && sameShape(slot.shape, variable.shape))) return false;
      }
    }
    return true;
  };

  return function applyGradients(this: Optimizer, gradients: Gradients): void {
    const self = this as Self;
    const names = Array.isArray(gradients) ? gradients.map(({ name }) => name) : Object.keys(gradients);
    const slots = step.slots(self as never);
    if (!fits(self, gradients, names, slots)) {
      stock.call(this, gradients);
      return;
    }
    const prepared = step.prepare(self as never, read);
    const addresses: number[] = [];
    for (let i = 0; i < names.length; i++) {
      const name = names[i] as string;
      const variable = engine.registeredVariables[name] as Variable;
      for (const { list, suffix, first } of slots) {
        (self[list] as Slot[])[i] ??= { originalName: `${name}/${suffix}`, variable: newSlot(variable, first) };
      }
      const gradient = gradientAt(gradients, i, name);
      if (!gradient) continue;
      for (let k = 0; k < slots.length; k++) {
        const { list } = slots[k] as (typeof slots)[number];
        addresses[k] = own(((self[list] as Slot[])[i] as Slot).variable);
      }
      step.update(self as never, variable.size, own(variable), backend.address(gradient), addresses, prepared);
    }
    for (const [variable, value] of step.finish?.(self as never, read) ?? []) {
      const address = own(variable);
      backend.tensors.f32[address >>> 2] = value;
    }
    self.incrementIterations();
  };
}

function gradientAt(gradients: Gradients, i: number, name: string): Tensor | null | undefined {
  return Array.isArray(gradients) ? gradients[i]?.tensor : gradients[name];
}

function newSlot(variable: Variable, first: number): Variable {
  return tidy(() => (first === 0 ? zerosLike(variable) : fill(variable.shape, first)).variable(false)) as Variable;
}

function isFloat<T extends Tensor>(tensor: T | null | undefined): tensor is T {
  return !!tensor && tensor.dtype === 'float32' && !(tensor as unknown as TrackedTensor).isDisposedInternal;
}

function sameShape(a: number[], b: number[]): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
