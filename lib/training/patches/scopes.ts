import { tensor_util } from '@tensorflow/tfjs';
import { type Engine, isTensor, type Scope, type TrackedTensor } from './engine-internals';
import type { Patched } from './patched';
import type { Books } from './tensors';

/** Where tensors live that nobody keeps. */
export function scopes(
  { engine, state, own }: Patched,
  { track, disposeTensor }: Books,
): Pick<Engine, 'startScope' | 'endScope' | 'tidy'> {
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

  return { startScope, endScope, tidy };
}
