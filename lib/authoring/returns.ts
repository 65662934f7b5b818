import type { Dim } from './inputs';
import type { Tensor } from './tensor';

/** What the student's function must return; parsed at the wall of the sandbox before anything is measured. */
export type Returns =
  | { kind: 'tensors'; fields: Record<string, Dim[]> }
  | { kind: 'checkpoints'; fields: Record<string, Dim[]>; atLeast: number; atMost: number }
  | { kind: 'model'; inputs: number[][]; outputs: number[][]; several: boolean; maxParameters: number };

/** As many as the wall of the sandbox lets through. */
export const MAX_CHECKPOINTS = 500;

/** A trained network, rebuilt by the judge from its topology and weights. */
export interface Model {
  /** Number of trained and untrained weights together. */
  readonly parameters: number;
  /** Outputs for a batch: shape [rows, ...input] to shape [rows, ...output]. */
  predict(batch: Tensor): Tensor;
}

/** A trained network of several inputs or outputs, rebuilt in the same way. */
export interface GraphModel {
  readonly parameters: number;
  /** Outputs for a batch, each of shape [rows, ...output], from inputs of shape [rows, ...input] in the declared order. */
  predict(batch: readonly Tensor[]): Tensor[];
}

/** What training looked like after `step` steps. */
export type Checkpoint<Names extends PropertyKey> = { readonly step: number } & { readonly [K in Names]: Tensor };

export type ArtifactOf<R> = R extends { kind: 'tensors'; fields: infer F }
  ? { [K in keyof F]: Tensor }
  : R extends { kind: 'checkpoints'; fields: infer F }
    ? readonly Checkpoint<keyof F>[]
    : R extends { kind: 'model'; several: true }
      ? GraphModel
      : R extends { kind: 'model' }
        ? Model
        : never;

/** An object of tensors with the given shapes; letters are those of the inputs. */
export const tensors = <const F extends Record<string, Dim[]>>(fields: F) => ({ kind: 'tensors' as const, fields });

/**
 * What was trained at several moments: an array of `{ step, …tensors }`, each tensor of the given shape, steps whole,
 * from 0 on and growing. At least `atLeast` and at most `atMost` of them; all together count as one artifact, so
 * `limits.artifactMb` bounds their bytes. The last one stands for what training came to.
 */
export const checkpoints = <const F extends Record<string, Dim[]>>(
  fields: F,
  { atLeast, atMost = 200 }: { atLeast: number; atMost?: number },
) => ({ kind: 'checkpoints' as const, fields, atLeast, atMost });

interface OneToOne {
  input: number[];
  output: number[];
  maxParameters: number;
}

interface Several {
  inputs: number[][];
  outputs: number[][];
  maxParameters: number;
}

type ModelReturns<Many extends boolean> = Extract<Returns, { kind: 'model' }> & { several: Many };

/**
 * A model of layers, sequential or functional, with layers that are shared and models inside it or not, from one row of shape
 * `input` to one row of shape `output`, with at most `maxParameters` weights. With `inputs` and `outputs`, lists of shapes, it
 * takes and answers several, in that order.
 */
export function model(shape: OneToOne): ModelReturns<false>;
export function model(shapes: Several): ModelReturns<true>;
export function model(given: OneToOne | Several): ModelReturns<boolean> {
  const { maxParameters } = given;
  const several = 'inputs' in given;
  const [inputs, outputs] = several ? [given.inputs, given.outputs] : [[given.input], [given.output]];
  return { kind: 'model', inputs, outputs, several, maxParameters };
}
