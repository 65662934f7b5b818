import { add, type GradFunc, getGradient, type NamedAttrMap, ones, util, zeros } from '@tensorflow/tfjs';
import { type Engine, type Inputs, isTensor, type Scope, type TapeNode, type TrackedTensor } from './engine-internals';

/**
 * First-order gradients of single kernels in one pass each, by kernel name. `input` is the name of the input whose
 * gradient is wanted; null when the case is not covered.
 */
export type LightGradients = Record<
  string,
  (
    dy: TrackedTensor,
    saved: TrackedTensor[],
    attrs: NamedAttrMap | undefined,
    input: string,
    x: TrackedTensor,
  ) => TrackedTensor | null
>;

/** Told of a node just recorded: may change what its gradient will be. `tape` ends with it, or with copies of its outputs. */
export type Recorded = (node: TapeNode, tape: TapeNode[], scopes: Scope[]) => void;

const listeners = new Map<string, Recorded>();

/** @returns what takes the listener away again. */
export function whenRecorded(kernelName: string, recorded: Recorded): () => void {
  listeners.set(kernelName, recorded);
  return () => listeners.delete(kernelName);
}

let onConnected: (() => void) | null = null;

/**
 * Has outputs that are kept for a gradient stay connected to what made them, when it is differentiated again.
 * @param connected called when one was; null to let them be constants.
 */
export function connectSaved(connected: (() => void) | null): void {
  onConnected = connected;
}

type Taped = Pick<Engine, 'addTapeNode' | 'gradients'>;

/** The tape and its way back: what tfjs's engine and its `tape.js` do, on one pass in each direction. */
export function lightTape(engine: Engine, backend: unknown, lightGradients: LightGradients): Taped {
  const { state } = engine;

  function addTapeNode(
    kernelName: string,
    inputs: Inputs,
    outputs: TrackedTensor[],
    gradientsFunc: GradFunc | null,
    saved: TrackedTensor[],
    attrs?: NamedAttrMap,
  ): void {
    const found = getGradient(kernelName)?.gradFunc ?? gradientsFunc;
    const node = { id: state.nextTapeNodeId++, kernelName, inputs, outputs, saved, attrs, gradientsFunc: found };
    const tape = state.activeTape;
    if (!tape) return;
    if (onConnected && saved.length > 0 && state.gradientDepth > 1) {
      if (insertBeforeCopies(tape, node)) onConnected();
    } else tape.push(node);
    listeners.get(kernelName)?.(node, tape, state.scopeStack);
  }

  function gradients(
    f: () => TrackedTensor,
    xs: TrackedTensor[],
    dy?: TrackedTensor | null,
    allowNoGradients = false,
  ): { value: TrackedTensor; grads: (TrackedTensor | undefined)[] } {
    util.assert(xs.length > 0, () => 'gradients() received an empty list of xs.');
    if (dy != null && dy.dtype !== 'float32') {
      throw new Error(`dy must have 'float32' dtype, but has '${dy.dtype}'`);
    }
    engine.startTape();
    let y: TrackedTensor;
    try {
      y = engine.tidy('forward', f);
    } finally {
      engine.endTape();
    }
    util.assert(isTensor(y), () => 'The result y returned by f() must be a tensor.');
    const tape = state.activeTape as TapeNode[];
    const fromX = tensorsFrom(tape, xs);
    const path = nodesTo(tape, y, fromX);
    if (!allowNoGradients && path.length === 0) {
      throw new Error(
        'Cannot compute gradient of y=f(x) with respect to x. Make sure that the f you passed encloses all operations ' +
          'that lead from x to y.',
      );
    }
    const grads = engine.tidy('backward', () => {
      const found = new Map<number, TrackedTensor>();
      found.set(y.id, dy ?? (ones(y.shape) as unknown as TrackedTensor));
      for (const node of path) back(node, fromX, found);
      if (state.gradientDepth === 0) {
        for (const { saved } of tape) for (const tensor of saved) tensor?.dispose();
        state.activeTape = null;
      }
      return xs.map((x) => found.get(x.id));
    });
    return { value: y, grads };
  }

  function back(node: TapeNode, fromX: Set<number>, found: Map<number, TrackedTensor>): void {
    const { kernelName, inputs, outputs, saved, attrs } = node;
    const lightly = state.gradientDepth === 0 && engine.backendInstance === backend && outputs.length === 1;
    const light = lightly ? lightGradients[kernelName] : undefined;
    let stock: Record<string, () => unknown> | undefined;
    for (const name in inputs) {
      const x = inputs[name];
      if (!x || !fromX.has(x.id)) continue;
      const given = light?.(
        found.get((outputs[0] as TrackedTensor).id) as TrackedTensor,
        saved as TrackedTensor[],
        attrs,
        name,
        x,
      );
      if (!given) stock ??= stockGradients(node, found);
      const dx = given ?? stockGradient(node, stock as Record<string, () => unknown>, name, x);
      const before = found.get(x.id);
      if (before === undefined) {
        found.set(x.id, dx);
        continue;
      }
      found.set(x.id, add(before as never, dx as never) as unknown as TrackedTensor);
      before.dispose();
    }
  }

  function stockGradients(node: TapeNode, found: Map<number, TrackedTensor>): Record<string, () => unknown> {
    const { kernelName, outputs, saved, attrs, gradientsFunc } = node;
    if (gradientsFunc === null) {
      throw new Error(`Cannot compute gradient: gradient function not found for ${kernelName}.`);
    }
    const dys = outputs.map(
      (output) => found.get(output.id) ?? (zeros(output.shape, output.dtype) as unknown as TrackedTensor),
    );
    return gradientsFunc((dys.length > 1 ? dys : dys[0]) as never, saved as never, attrs as never) as never;
  }

  function stockGradient(
    { kernelName }: TapeNode,
    given: Record<string, () => unknown>,
    name: string,
    x: TrackedTensor,
  ): TrackedTensor {
    const gradient = given[name];
    if (!gradient) {
      // Whole numbers are chosen, and nothing flows back through a choice.
      if (x.dtype === 'int32' || x.dtype === 'bool') return zeros(x.shape) as unknown as TrackedTensor;
      throw new Error(`Cannot backprop through input ${name}. Available gradients found: ${Object.keys(given)}.`);
    }
    const dx = engine.tidy(gradient as () => TrackedTensor);
    const dtype = x.dtype === 'complex64' ? 'complex64' : 'float32';
    if (dx.dtype !== dtype) {
      throw new Error(
        `Error in gradient for op ${kernelName}. The gradient of input ${name} must have '${dtype}' dtype, but has ` +
          `'${dx.dtype}'`,
      );
    }
    if (!util.arraysEqual(dx.shape, x.shape)) {
      throw new Error(
        `Error in gradient for op ${kernelName}. The gradient of input '${name}' has shape '${dx.shape}', which does ` +
          `not match the shape of the input '${x.shape}'`,
      );
    }
    return dx;
  }

  return { addTapeNode, gradients };
}

/**
 * Puts a node before the copies that were made of its outputs to be saved. They were recorded first, and so counted as
 * made of nothing.
 * @returns whether there were any.
 */
function insertBeforeCopies(tape: TapeNode[], node: TapeNode): boolean {
  let at = tape.length;
  const first = Math.max(0, tape.length - node.saved.length);
  for (let i = tape.length - 1; i >= first; i--) {
    const original = tape[i]?.inputs.x;
    if (original && node.outputs.some(({ id }) => id === original.id)) at = i;
  }
  const isCopied = at < tape.length;
  tape.splice(at, 0, node);
  return isCopied;
}

/** The ids of `xs` and of everything that was computed from them. */
function tensorsFrom(tape: TapeNode[], xs: TrackedTensor[]): Set<number> {
  const from = new Set<number>();
  for (const x of xs) from.add(x.id);
  for (const { inputs, outputs } of tape) {
    for (const name in inputs) {
      const input = inputs[name];
      if (!input || !from.has(input.id)) continue;
      for (const output of outputs) from.add(output.id);
      break;
    }
  }
  return from;
}

/** The nodes on a way from `fromX` to `y`, last first. */
function nodesTo(tape: TapeNode[], y: TrackedTensor, fromX: Set<number>): TapeNode[] {
  const leading = new Set<number>([y.id]);
  const path: TapeNode[] = [];
  for (let i = tape.length - 1; i >= 0; i--) {
    const node = tape[i] as TapeNode;
    if (!node.outputs.some(({ id }) => leading.has(id) && fromX.has(id))) continue;
    let fromSome = false;
    for (const name in node.inputs) {
      const input = node.inputs[name];
      if (!input || !fromX.has(input.id)) continue;
      fromSome = true;
      leading.add(input.id);
    }
    if (fromSome) path.push(node);
  }
  return path;
}
