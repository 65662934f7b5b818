import { textIn } from '../text';
import type { Challenge } from './challenge';
import type { Dim, InputSpec } from './inputs';
import type { Returns } from './returns';

/** The `challenge` module that student files import their types from, as a TypeScript declaration. */
export function declarations({ inputs, returns }: Pick<Challenge, 'inputs' | 'returns'>): string {
  const properties = Object.entries(inputs).map(
    ([name, spec]) => `    /** ${documentation(spec)} */\n    readonly ${name}: ${typeOfInput(spec)};`,
  );
  return `declare module 'challenge' {
  import type * as tf from '@tensorflow/tfjs';

  export interface Run {
${properties.join('\n')}
    /** Uniform in [0, 1), seeded; Math.random is the same stream. */
    random(): number;
    /** Adds a row to the live curves. For display only, never for the grade. */
    log(step: number, values: Record<string, number | tf.Scalar>): void;
  }

${returnedType(returns)}
}
`;
}

function documentation(spec: InputSpec): string {
  const prose = textIn(spec.description, 'en').replaceAll('*/', '*\\/');
  if (spec.kind === 'tensor') return `${prose} Shape [${spec.shape.join(', ')}], ${spec.dtype}.`;
  return spec.kind === 'numbers' ? `${prose} Length ${spec.length}.` : prose;
}

function typeOfInput(spec: InputSpec): string {
  if (spec.kind === 'tensor') return tensorType(spec.shape);
  if (spec.kind === 'numbers') return 'readonly number[]';
  return spec.kind === 'number' ? 'number' : spec.options.map((option) => JSON.stringify(option)).join(' | ');
}

function tensorType(shape: Dim[]): string {
  return shape.length === 0 ? 'tf.Scalar' : `tf.Tensor${shape.length}D`;
}

function returnedType(returns: Returns): string {
  if (returns.kind === 'model') {
    const shapes = (rows: number[][]) => rows.map((row) => `[${row.join(', ')}]`).join(' and ');
    return `  /** From rows of shape ${shapes(returns.inputs)} to rows of shape ${shapes(returns.outputs)}. */
  export type Returned = tf.LayersModel;`;
  }
  const fields = Object.entries(returns.fields).map(
    ([name, shape]) => `    /** Shape [${shape.join(', ')}]. */\n    ${name}: ${tensorType(shape)};`,
  );
  if (returns.kind === 'tensors') return `  export type Returned = {\n${fields.join('\n')}\n  };`;
  const { atLeast, atMost } = returns;
  return `  export interface Checkpoint {
    /** How many steps were taken: whole, from 0 on. */
    step: number;
${fields.join('\n')}
  }

  /** From ${atLeast} to ${atMost} checkpoints, in the order of their steps. */
  export type Returned = Checkpoint[];`;
}
