import * as tf from '@tensorflow/tfjs';
import { MAX_CHECKPOINTS, type WireTensor } from '../job';
import type { FieldHeaders, ResultHeader, TensorHeader } from '../protocol-headers';

/** What leaves the sandbox could not be taken over as it is; `reason` chooses the sentence. */
export class InvalidResult extends Error {
  constructor(
    readonly reason: string,
    readonly values: Record<string, string | number>,
  ) {
    super(reason);
  }
}

export interface PackedResult {
  result: ResultHeader;
  tensors: WireTensor[];
}

const FIELD = /^[A-Za-z][A-Za-z0-9_]{0,63}$/;

function describe(value: unknown): string {
  if (value === null) return 'null';
  if (value instanceof tf.Tensor) return value.isDisposed ? 'a disposed tensor' : `a ${value.dtype} tensor`;
  if (value instanceof tf.LayersModel) return 'a model';
  if (Array.isArray(value)) return 'an array';
  if (value === undefined) return 'undefined';
  if (typeof value === 'object') return ArrayBuffer.isView(value) ? 'a typed array' : 'an object';
  return `a ${typeof value}`;
}

class Packer {
  readonly tensors: WireTensor[] = [];
  private bytes = 0;

  constructor(private readonly maxBytes: number) {}

  add(tensor: tf.Tensor): TensorHeader {
    this.bytes += tensor.size * 4;
    if (this.bytes > this.maxBytes) throw new InvalidResult('artifact-too-large', { mb: this.maxBytes / 2 ** 20 });
    const dtype = tensor.dtype === 'int32' ? 'int32' : 'float32';
    const shape = [...tensor.shape];
    this.tensors.push({ shape, dtype, values: tensor.dataSync() as WireTensor['values'] });
    return { shape, dtype };
  }
}

/** Copies what `train` returned into the form that travels. Tensors that cannot travel become words. */
export async function packResult(returned: unknown, maxBytes: number): Promise<PackedResult> {
  const packer = new Packer(maxBytes);
  const { tensors } = packer;
  if (returned instanceof tf.LayersModel) {
    const weights = returned.weights.map((weight) => ({
      name: weight.originalName,
      tensor: packer.add(weight.read()),
    }));
    return { result: { kind: 'model', topology: returned.toJSON(null, false) as never, weights }, tensors };
  }
  if (Array.isArray(returned)) {
    const result = await packCheckpoints(returned, packer);
    return { result, tensors: result.kind === 'other' ? [] : tensors };
  }
  const plain = typeof returned === 'object' && returned !== null;
  if (!plain || returned instanceof tf.Tensor || ArrayBuffer.isView(returned)) {
    return { result: { kind: 'other', description: describe(returned) }, tensors };
  }
  return { result: { kind: 'fields', fields: await packFields(Object.entries(returned), packer) }, tensors };
}

/** An array of `{ step, …tensors }`. */
async function packCheckpoints(returned: unknown[], packer: Packer): Promise<ResultHeader> {
  const checkpoints: (ResultHeader & { kind: 'checkpoints' })['checkpoints'] = [];
  if (returned.length > MAX_CHECKPOINTS) {
    return { kind: 'other', description: `an array of ${returned.length}` };
  }
  for (const [index, entry] of returned.entries()) {
    if (typeof entry !== 'object' || entry === null || entry instanceof tf.Tensor || Array.isArray(entry)) {
      return { kind: 'other', description: `an array whose entry ${index} is ${describe(entry)}` };
    }
    const { step, ...rest } = entry as { step?: unknown };
    if (typeof step !== 'number' || !Number.isFinite(step)) {
      return { kind: 'other', description: `an array whose entry ${index} has no number as its step` };
    }
    checkpoints.push({ step, fields: await packFields(Object.entries(rest), packer) });
  }
  return { kind: 'checkpoints', checkpoints };
}

async function packFields(entries: [string, unknown][], packer: Packer): Promise<FieldHeaders> {
  const fields: FieldHeaders = [];
  if (entries.length > 1000) throw new InvalidResult('too-many-fields', { fields: entries.length });
  for (const [name, given] of entries) {
    if (!FIELD.test(name)) throw new InvalidResult('field-name', { name: name.slice(0, 64) });
    const value: unknown = await given;
    const travels = value instanceof tf.Tensor && !value.isDisposed && /^(float32|int32)$/.test(value.dtype);
    fields.push({
      name,
      field: travels
        ? { kind: 'tensor', tensor: packer.add(value as tf.Tensor) }
        : { kind: 'other', description: describe(value) },
    });
  }
  return fields;
}
