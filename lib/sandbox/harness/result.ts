import * as tf from '@tensorflow/tfjs';
import { MAX_CHECKPOINTS, type WireTensor } from '../job';
import { append, shortened } from '../own';
import type { FieldHeaders, ResultHeader, TensorHeader } from '../protocol-headers';
import { describeTensor, isTensor, readTensor } from './read-tensor';
import { Refusal } from './refusal';

export interface PackedResult {
  result: ResultHeader;
  tensors: WireTensor[];
}

const FIELD = /^[A-Za-z][A-Za-z0-9_]{0,63}$/;
/** As much as a description may take on its way. */
const LONGEST_DESCRIPTION = 2 ** 20;
const MOST_FIELDS = 1000;
const LONGEST_NAME = 200;

// Taken while they are still the language's own.
const { entries } = Object;
const { isArray } = Array;
const { exec } = RegExp.prototype;
const { apply } = Reflect;
const { isFinite: isFiniteNumber } = Number;
const { stringify, parse } = JSON;

function describe(value: unknown): string {
  if (value === null) return 'null';
  if (isTensor(value)) return describeTensor(value);
  if (value instanceof tf.LayersModel) return 'a model';
  if (isArray(value)) return 'an array';
  if (value === undefined) return 'undefined';
  if (typeof value === 'object') return ArrayBuffer.isView(value) ? 'a typed array' : 'an object';
  return `a ${typeof value}`;
}

class Packer {
  readonly tensors: WireTensor[] = [];
  private bytes = 0;

  constructor(private readonly maxBytes: number) {}

  /** @returns words for a tensor that cannot travel. */
  add(value: object, field: string): TensorHeader | string {
    const read = readTensor(value, this.maxBytes - this.bytes);
    if (read === 'too-large') throw new Refusal('artifact-too-large', { mb: this.maxBytes / 2 ** 20 });
    if (read === 'not-genuine') throw new Refusal('tensor-not-genuine', { field });
    if (read === 'other-type') return describeTensor(value);
    this.bytes += read.values.byteLength;
    append(this.tensors, read);
    return { shape: read.shape, dtype: read.dtype };
  }
}

/**
 * Copies what `train` returned into the form that travels. Each part of it is asked once, and answers into values of our own:
 * what it would say the next time does not matter. Tensors that cannot travel become words.
 * @throws Refusal
 */
export async function packResult(returned: unknown, maxBytes: number): Promise<PackedResult> {
  const packer = new Packer(maxBytes);
  const { tensors } = packer;
  if (returned instanceof tf.LayersModel) return { result: packModel(returned, packer), tensors };
  if (isArray(returned)) {
    const result = await packCheckpoints(returned, packer);
    return { result, tensors: result.kind === 'other' ? [] : tensors };
  }
  const plain = typeof returned === 'object' && returned !== null;
  if (!plain || isTensor(returned) || ArrayBuffer.isView(returned)) {
    return { result: { kind: 'other', description: describe(returned) }, tensors };
  }
  return { result: { kind: 'fields', fields: await packFields(entries(returned), packer) }, tensors };
}

/** As deep as a description may nest where it is read. */
const DEEPEST = 60;

function isDeep(value: unknown, room = DEEPEST): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (room === 0) return true;
  const parts = entries(value);
  for (let i = 0; i < parts.length; i++) if (isDeep((parts[i] as [string, unknown])[1], room - 1)) return true;
  return false;
}

function packModel(model: tf.LayersModel, packer: Packer): ResultHeader {
  const broken = () => new Refusal('model-not-genuine', {});
  const found: unknown = model.weights;
  const count = isArray(found) ? found.length : 0;
  if (!isArray(found) || count > MOST_FIELDS) throw broken();
  const weights: (ResultHeader & { kind: 'model' })['weights'] = [];
  for (let i = 0; i < count; i++) {
    const weight = found[i] as tf.LayersModel['weights'][number];
    const name: unknown = weight.originalName;
    const value: unknown = weight.read();
    if (typeof name !== 'string' || name.length > LONGEST_NAME || !isTensor(value)) throw broken();
    const tensor = packer.add(value, shortened(name, 64));
    if (typeof tensor === 'string') throw broken();
    append(weights, { name, tensor });
  }
  const text: unknown = stringify(model.toJSON(null, false));
  if (typeof text !== 'string') throw broken();
  if (text.length > LONGEST_DESCRIPTION) {
    throw new Refusal('artifact-too-large', { mb: LONGEST_DESCRIPTION / 2 ** 20 });
  }
  const topology = parse(text);
  if (isDeep(topology)) throw broken();
  return { kind: 'model', topology, weights };
}

/** An array of `{ step, …tensors }`. */
async function packCheckpoints(returned: unknown[], packer: Packer): Promise<ResultHeader> {
  const checkpoints: (ResultHeader & { kind: 'checkpoints' })['checkpoints'] = [];
  const count = Number(returned.length);
  if (!(count <= MAX_CHECKPOINTS)) return { kind: 'other', description: `an array of ${count}` };
  for (let index = 0; index < count; index++) {
    const entry: unknown = returned[index];
    if (typeof entry !== 'object' || entry === null || isTensor(entry) || isArray(entry)) {
      return { kind: 'other', description: `an array whose entry ${index} is ${describe(entry)}` };
    }
    const { step, ...rest } = entry as { step?: unknown };
    if (typeof step !== 'number' || !isFiniteNumber(step)) {
      return { kind: 'other', description: `an array whose entry ${index} has no number as its step` };
    }
    append(checkpoints, { step, fields: await packFields(entries(rest), packer) });
  }
  return { kind: 'checkpoints', checkpoints };
}

async function packFields(given: [string, unknown][], packer: Packer): Promise<FieldHeaders> {
  const fields: FieldHeaders = [];
  if (given.length > MOST_FIELDS) throw new Refusal('too-many-fields', { fields: given.length });
  for (let i = 0; i < given.length; i++) {
    // Not taken apart by an iterator, which a program may have replaced.
    const pair = given[i] as [string, unknown];
    const name = pair[0];
    if (apply(exec, FIELD, [name]) === null) throw new Refusal('field-name', { name: shortened(name, 64) });
    const value: unknown = await pair[1];
    const packed = isTensor(value) ? packer.add(value, name) : describe(value);
    append(fields, {
      name,
      field: typeof packed === 'string' ? { kind: 'other', description: packed } : { kind: 'tensor', tensor: packed },
    });
  }
  return fields;
}
