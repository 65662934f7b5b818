import type { Text } from '../text';
import type { Tensor } from './tensor';

/** A length: a number, or a letter that is bound by the inputs of each run ('n' rows, 'p' features). */
export type Dim = number | string;

export type InputSpec =
  | { kind: 'tensor'; shape: Dim[]; dtype: Tensor['dtype']; description: Text }
  | { kind: 'number'; description: Text }
  | { kind: 'numbers'; length: Dim; description: Text }
  | { kind: 'choice'; options: string[]; description: Text };

export type InputSpecs = Record<string, InputSpec>;

export type InputOf<S> = S extends { kind: 'tensor' }
  ? Tensor
  : S extends { kind: 'number' }
    ? number
    : S extends { kind: 'numbers' }
      ? number[]
      : S extends { kind: 'choice'; options: (infer O)[] }
        ? O
        : never;

export type InputsOf<I extends InputSpecs> = { [K in keyof I]: InputOf<I[K]> };

/** Declares what a run hands to the student's function. Each becomes a typed property of `run`. */
export const input = {
  /** A tensor; letters in the shape are bound by the data and may be used again in `returns`. */
  tensor: (shape: Dim[], description: Text) =>
    ({ kind: 'tensor', shape, dtype: 'float32', description }) satisfies InputSpec,
  /** A tensor of whole numbers, such as class labels. */
  integers: (shape: Dim[], description: Text) =>
    ({ kind: 'tensor', shape, dtype: 'int32', description }) satisfies InputSpec,
  number: (description: Text) => ({ kind: 'number', description }) satisfies InputSpec,
  /** A plain array of numbers, such as the steps at which to keep a checkpoint. */
  numbers: (length: Dim, description: Text) => ({ kind: 'numbers', length, description }) satisfies InputSpec,
  choice: <const O extends string>(options: O[], description: Text) =>
    ({ kind: 'choice', options, description }) satisfies InputSpec,
};

export type Dims = Map<string, number>;

/**
 * The values of the letters for one run.
 * @throws Error when an input is missing, unknown, of another kind or rank, or when a letter gets two values.
 */
export function bindDims(specs: InputSpecs, inputs: Record<string, unknown>): Dims {
  const dims: Dims = new Map();
  for (const name of Object.keys(inputs)) {
    if (!(name in specs)) throw new Error(`The data has an input "${name}" that the challenge does not declare.`);
  }
  for (const [name, spec] of Object.entries(specs)) {
    const value = inputs[name];
    if (spec.kind === 'tensor') bind(dims, name, spec.shape, shapeOfTensor(name, value, spec.dtype));
    else if (spec.kind === 'numbers') bind(dims, name, [spec.length], [lengthOfNumbers(name, value)]);
    else if (spec.kind === 'number' && !Number.isFinite(value))
      throw new Error(`Input "${name}" is not a finite number.`);
    else if (spec.kind === 'choice' && !spec.options.includes(value as string)) {
      throw new Error(`Input "${name}" is not one of ${spec.options.join(', ')}.`);
    }
  }
  return dims;
}

function shapeOfTensor(name: string, value: unknown, dtype: Tensor['dtype']): number[] {
  const candidate = value as Partial<Tensor> | null | undefined;
  if (!Array.isArray(candidate?.shape) || candidate.dtype !== dtype) {
    throw new Error(`Input "${name}" is not a ${dtype} tensor.`);
  }
  return candidate.shape;
}

function lengthOfNumbers(name: string, value: unknown): number {
  if (!Array.isArray(value) || !value.every(Number.isFinite)) {
    throw new Error(`Input "${name}" is not an array of finite numbers.`);
  }
  return value.length;
}

function bind(dims: Dims, name: string, declared: Dim[], actual: number[]): void {
  if (declared.length !== actual.length) {
    throw new Error(`Input "${name}" has shape [${actual}], but [${declared}] is declared.`);
  }
  declared.forEach((dim, axis) => {
    const length = actual[axis] as number;
    const expected = typeof dim === 'number' ? dim : dims.get(dim);
    if (expected !== undefined && expected !== length) {
      throw new Error(`Axis ${axis} of input "${name}" has length ${length}, but ${dim} is ${expected}.`);
    }
    if (typeof dim === 'string') dims.set(dim, length);
  });
}

/** The shape of a declaration under bound letters. @throws Error for a letter that no input binds. */
export function resolveShape(shape: readonly Dim[], dims: Dims): number[] {
  return shape.map((dim) => {
    const length = typeof dim === 'number' ? dim : dims.get(dim);
    if (length === undefined) throw new Error(`No input gives the length "${dim}".`);
    return length;
  });
}
