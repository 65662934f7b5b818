import type { Dim } from './inputs';
import type { Tensor } from './tensor';

/** What the student's function must return; parsed at the wall of the sandbox before anything is measured. */
export type Returns =
  | { kind: 'tensors'; fields: Record<string, Dim[]> }
  | { kind: 'model'; input: number[]; output: number[]; maxParameters: number };

/** A trained network, rebuilt by the judge from its topology and weights. */
export interface Model {
  /** Number of trained and untrained weights together. */
  readonly parameters: number;
  /** Outputs for a batch: shape [rows, ...input] to shape [rows, ...output]. */
  predict(batch: Tensor): Tensor;
}

export type ArtifactOf<R> = R extends { kind: 'tensors'; fields: infer F }
  ? { [K in keyof F]: Tensor }
  : R extends { kind: 'model' }
    ? Model
    : never;

/** An object of tensors with the given shapes; letters are those of the inputs. */
export const tensors = <const F extends Record<string, Dim[]>>(fields: F) => ({ kind: 'tensors' as const, fields });

/** A `tf.Sequential` from one row of shape `input` to one row of shape `output`, with at most `maxParameters` weights. */
export const model = (shape: { input: number[]; output: number[]; maxParameters: number }) => ({
  kind: 'model' as const,
  ...shape,
});
