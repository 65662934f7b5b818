import {
  broadcast_util,
  engine,
  type GradConfig,
  type GradFunc,
  grad,
  type NamedAttrMap,
  reshape,
  sum,
  type Tensor,
  zeros,
} from '@tensorflow/tfjs';

export type Tensors = Record<string, Tensor>;
/** Attributes of a kernel, each kernel's own. */
// biome-ignore lint/suspicious/noExplicitAny: tfjs declares them for each kernel by a type of its own, and hands them on untyped
export type Attributes = any;

/** Runs a kernel of the active backend; it is recorded like an operation. */
export function run(kernelName: string, inputs: Tensors, attrs?: object): Tensor {
  return engine().runKernel(kernelName, inputs, attrs as NamedAttrMap) as Tensor;
}

/** Whether the gradient that is being computed is recorded, to be differentiated again. */
export function isRecorded(): boolean {
  const { state } = engine() as unknown as { state: { gradientDepth: number } };
  return state.gradientDepth > 0;
}

/** What flows back to something of `shape` that was repeated to the shape of `dx`. */
export function summedTo(dx: Tensor, shape: number[]): Tensor {
  const axes = broadcast_util.getReductionAxes(shape, dx.shape);
  return reshape(axes.length > 0 ? sum(dx, axes) : dx, shape);
}

/** A kernel through which nothing flows back: its result stays the same, or jumps. */
export function flat(kernelName: string, ...inputsToSave: string[]): GradConfig {
  const gradFunc = (_dy: unknown, saved: Tensor[]) =>
    Object.fromEntries(inputsToSave.map((name, i) => [name, () => zeros((saved[i] as Tensor).shape)]));
  return { kernelName, inputsToSave, gradFunc: gradFunc as GradFunc };
}

type Definition = (inputs: Tensors, attrs: Attributes) => Tensor;

export interface Defined {
  /** Inputs of the kernel; those that are no numbers to differentiate by come under `constant`. */
  inputs: string[];
  constant?: string[];
  /** Which of several outputs the definition gives. */
  output?: number;
  /** The same value made of operations, each of which can be differentiated as often as one likes. */
  definition: Definition;
}

/** The gradient of what a kernel computes, of any order, from its definition by other operations. */
export function defined(kernelName: string, { inputs, constant = [], output, definition }: Defined): GradConfig {
  const gradFunc = (dys: Tensor | Tensor[], saved: Tensor[], attrs: Attributes) => {
    const dy = (output === undefined ? dys : (dys as Tensor[])[output]) as Tensor;
    const given = Object.fromEntries([...inputs, ...constant].map((name, i) => [name, saved[i] as Tensor]));
    return Object.fromEntries(
      inputs.map((name) => [
        name,
        () => grad((x) => definition({ ...given, [name]: x }, attrs))(given[name] as Tensor, dy),
      ]),
    );
  };
  return { kernelName, inputsToSave: [...inputs, ...constant], gradFunc: gradFunc as unknown as GradFunc };
}

/**
 * tfjs's gradient as long as it is right: not when it is differentiated again, and not for the `attrs` that `isWrong` names.
 * Then the gradient follows from the definition.
 * @param outputsToSave as tfjs's own gradient wants them, behind the inputs.
 */
export function definedWhere(
  kernelName: string,
  stock: GradFunc,
  by: Defined & { outputsToSave?: boolean[] },
  isWrong: (inputs: Tensors, attrs: Attributes) => boolean = () => false,
): GradConfig {
  const { inputsToSave = [], gradFunc: derived } = defined(kernelName, by);
  const gradFunc: GradFunc = (dy, saved, attrs) => {
    const inputs = Object.fromEntries(inputsToSave.map((name, i) => [name, saved[i] as Tensor]));
    return (isRecorded() || isWrong(inputs, attrs) ? derived : stock)(dy, saved, attrs);
  };
  return { kernelName, inputsToSave, gradFunc, ...(by.outputsToSave && { outputsToSave: by.outputsToSave }) };
}
