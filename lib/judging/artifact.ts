import { type Dims, resolveShape } from '../authoring/inputs';
import type { Returns } from '../authoring/returns';
import { sizeOf } from '../authoring/tensor';
import type { RawField, RawResult, WireTensor } from '../sandbox/job';
import { inspectTopology, type NamedWeight, shapeList, type Topology } from './topology';

/** What left the sandbox, once its form fits the declaration. Its values are still a student's. */
export type Artifact =
  | { kind: 'tensors'; fields: Record<string, WireTensor> }
  | { kind: 'checkpoints'; checkpoints: { step: number; fields: Record<string, WireTensor> }[] }
  | { kind: 'model'; topology: Topology; weights: NamedWeight[] };

/** A reason and the values of its sentence (see `artifactSentence`). */
export interface Refusal {
  reason:
    | 'wrong-kind'
    | 'field-missing'
    | 'field-not-tensor'
    | 'field-shape'
    | 'not-finite'
    | 'checkpoint-count'
    | 'checkpoint-step'
    | 'too-many-parameters'
    | 'model-shape'
    | 'model-layer';
  values: Record<string, string | number>;
}

/** Holds a returned value against what the challenge declares; the first thing that does not fit is the refusal. */
export function parseArtifact(returns: Returns, dims: Dims, raw: RawResult): Artifact | Refusal {
  if (returns.kind === 'tensors') return parseTensors(returns.fields, dims, raw);
  if (returns.kind === 'checkpoints') return parseCheckpoints(returns, dims, raw);
  if (raw.kind !== 'model') return { reason: 'wrong-kind', values: { expected: 'model', got: describe(raw) } };
  const parameters = raw.weights.reduce((sum, { tensor }) => sum + sizeOf(tensor.shape), 0);
  if (parameters > returns.maxParameters) {
    return { reason: 'too-many-parameters', values: { parameters, limit: returns.maxParameters } };
  }
  for (const { name, tensor } of raw.weights) {
    const refusal = requireFinite(name, tensor);
    if (refusal) return refusal;
  }
  const inspected = inspectTopology(raw.topology, raw.weights, returns.inputs);
  if (inspected.fits) return { kind: 'model', topology: inspected.topology, weights: inspected.weights };
  if (inspected.reason === 'layer') return { reason: 'model-layer', values: { layer: inspected.layer } };
  if (inspected.reason === 'not-a-model') {
    return { reason: 'wrong-kind', values: { expected: 'model', got: 'another kind of model' } };
  }
  return { reason: 'model-shape', values: { side: 'input', expected: shapeList(returns.inputs), got: inspected.got } };
}

function parseTensors(declared: Record<string, (string | number)[]>, dims: Dims, raw: RawResult): Artifact | Refusal {
  if (raw.kind !== 'fields') return { reason: 'wrong-kind', values: { expected: 'tensors', got: describe(raw) } };
  return parseFields(declared, dims, raw.fields, '');
}

function parseCheckpoints(
  { fields, atLeast, atMost }: Extract<Returns, { kind: 'checkpoints' }>,
  dims: Dims,
  raw: RawResult,
): Artifact | Refusal {
  if (raw.kind !== 'checkpoints') {
    return { reason: 'wrong-kind', values: { expected: 'checkpoints', got: describe(raw) } };
  }
  const count = raw.checkpoints.length;
  if (!(count >= atLeast && count <= atMost)) return { reason: 'checkpoint-count', values: { count, atLeast, atMost } };
  const checkpoints: Extract<Artifact, { kind: 'checkpoints' }>['checkpoints'] = [];
  for (const [index, { step, fields: given }] of raw.checkpoints.entries()) {
    if (!(Number.isSafeInteger(step) && step > (checkpoints.at(-1)?.step ?? -1))) {
      return { reason: 'checkpoint-step', values: { index, step: String(step) } };
    }
    const parsed = parseFields(fields, dims, given, `[${index}].`);
    if ('reason' in parsed) return parsed;
    checkpoints.push({ step, fields: parsed.fields });
  }
  return { kind: 'checkpoints', checkpoints };
}

/** The declared tensors of one object; `where` stands before their names in a refusal. */
function parseFields(
  declared: Record<string, (string | number)[]>,
  dims: Dims,
  given: Record<string, RawField>,
  where: string,
): Extract<Artifact, { kind: 'tensors' }> | Refusal {
  const fields: Record<string, WireTensor> = {};
  for (const [name, shape] of Object.entries(declared)) {
    const label = where + name;
    const field = Object.hasOwn(given, name) ? given[name] : undefined;
    if (field === undefined) return { reason: 'field-missing', values: { field: label } };
    if (field.kind === 'other') return { reason: 'field-not-tensor', values: { field: label, got: field.description } };
    const expected = resolveShape(shape, dims);
    if (expected.join() !== field.tensor.shape.join()) {
      const values = { field: label, expected: `[${expected}]`, got: `[${field.tensor.shape}]` };
      return { reason: 'field-shape', values };
    }
    const refusal = requireFinite(label, field.tensor);
    if (refusal) return refusal;
    fields[name] = field.tensor;
  }
  return { kind: 'tensors', fields };
}

function requireFinite(name: string, tensor: WireTensor): Refusal | null {
  const index = tensor.values.findIndex((value) => !Number.isFinite(value));
  if (index === -1) return null;
  const position: number[] = [];
  for (let rest = index, axis = tensor.shape.length - 1; axis >= 0; axis--) {
    const length = tensor.shape[axis] as number;
    position.unshift(rest % length);
    rest = Math.floor(rest / length);
  }
  return {
    reason: 'not-finite',
    values: { element: position.length === 0 ? name : `${name}[${position.join(', ')}]` },
  };
}

function describe(raw: RawResult): string {
  if (raw.kind === 'fields') return 'an object';
  if (raw.kind === 'checkpoints') return 'an array';
  return raw.kind === 'model' ? 'a model' : raw.description;
}
