import type { RawField, RawResult, WireTensor } from './job';
import { FIELD_NAME, type FieldHeaders, FrameHeader, type TensorHeader } from './protocol-headers';

/** One message, see `encodeFrame`. Everything a sandbox writes on its standard output is frames. */
export interface Frame {
  header: FrameHeader;
  body: Uint8Array;
}

/** The sandbox wrote something that is not a frame, or more than it may. */
export class ProtocolError extends Error {
  override readonly name = 'ProtocolError';
  constructor(readonly reason: 'raw-output' | 'output-flood') {
    super(reason);
  }
}

export interface FrameCaps {
  headerBytes: number;
  bodyBytes: number;
  /** Of the whole stream. */
  totalBytes: number;
}

/** Cuts a stream into frames. Lengths are checked before anything is allocated for them. */
export class FrameReader {
  private chunks: Uint8Array[] = [];
  private held = 0;
  private total = 0;

  constructor(private caps: FrameCaps) {}

  limit(caps: FrameCaps): void {
    this.caps = caps;
    this.total = 0;
  }

  /**
   * @returns the frames that `chunk` completes, in order.
   * @throws ProtocolError
   */
  *push(chunk: Uint8Array): Generator<Frame> {
    this.total += chunk.byteLength;
    if (this.total > this.caps.totalBytes) throw new ProtocolError('output-flood');
    this.chunks.push(chunk);
    this.held += chunk.byteLength;
    while (this.held >= 8) {
      const lengths = this.peek(8);
      const view = new DataView(lengths.buffer, lengths.byteOffset, 8);
      const header = view.getUint32(0, true);
      const body = view.getUint32(4, true);
      if (header > this.caps.headerBytes || header < 2) throw new ProtocolError('raw-output');
      if (body > this.caps.bodyBytes) throw new ProtocolError('raw-output');
      if (this.held < 8 + header + body) return;
      const bytes = this.take(8 + header + body);
      // A copy of its own: tensors need aligned storage, and no frame should keep another's bytes alive.
      yield { header: parseHeader(bytes.subarray(8, 8 + header)), body: new Uint8Array(bytes.subarray(8 + header)) };
    }
  }

  private peek(count: number): Uint8Array {
    const [first] = this.chunks;
    if (first && first.byteLength >= count) return first.subarray(0, count);
    this.chunks = [this.take(this.held, true)];
    return (this.chunks[0] as Uint8Array).subarray(0, count);
  }

  private take(count: number, keep = false): Uint8Array {
    const all = this.chunks.length === 1 ? (this.chunks[0] as Uint8Array) : concat(this.chunks, this.held);
    if (keep) return all;
    this.held -= count;
    this.chunks = this.held > 0 ? [all.subarray(count)] : [];
    return all.subarray(0, count);
  }
}

function concat(chunks: Uint8Array[], length: number): Uint8Array {
  const all = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    all.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return all;
}

/** Headers nest no deeper than the description of a model does: more would exhaust the stack of whoever reads them. */
const DEEPEST = 64;

function parseHeader(bytes: Uint8Array): FrameHeader {
  try {
    const json = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (depthOf(json) > DEEPEST) throw new ProtocolError('raw-output');
    return FrameHeader.parse(JSON.parse(json));
  } catch {
    // Whatever a reader stumbles over in there is the sender's doing.
    throw new ProtocolError('raw-output');
  }
}

function depthOf(json: string): number {
  let depth = 0;
  let deepest = 0;
  let quoted = false;
  for (let i = 0; i < json.length; i++) {
    const character = json[i];
    if (quoted && character === '\\') i++;
    else if (character === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (character === '[' || character === '{') deepest = Math.max(deepest, ++depth);
    else if (character === ']' || character === '}') depth--;
  }
  return deepest;
}

/**
 * Copies a result out of its frame.
 * @throws ProtocolError when lengths do not fit shapes or tensors do not fill the body exactly.
 */
export function decodeResult({ header, body }: Frame): RawResult {
  if (header.type !== 'result') throw new ProtocolError('raw-output');
  let offset = 0;
  const read = ({ shape, dtype }: TensorHeader): WireTensor => {
    const size = shape.reduce((product, length) => product * length, 1);
    if (offset + size * 4 > body.byteLength) throw new ProtocolError('raw-output');
    const bytes = body.slice(offset, offset + size * 4);
    offset += size * 4;
    const values = dtype === 'float32' ? new Float32Array(bytes.buffer) : new Int32Array(bytes.buffer);
    return { shape: [...shape], dtype, values };
  };
  const readFields = (given: FieldHeaders) => {
    const fields: Record<string, RawField> = {};
    for (const { name, field } of given) {
      if (!FIELD_NAME.test(name) || Object.hasOwn(fields, name)) throw new ProtocolError('raw-output');
      fields[name] = field.kind === 'tensor' ? { kind: 'tensor', tensor: read(field.tensor) } : { ...field };
    }
    return fields;
  };
  const { result } = header;
  const decoded = ((): RawResult => {
    if (result.kind === 'other') return { kind: 'other', description: result.description };
    if (result.kind === 'model') {
      const weights = result.weights.map(({ name, tensor }) => ({ name, tensor: read(tensor) }));
      return { kind: 'model', topology: result.topology, weights };
    }
    if (result.kind === 'fields') return { kind: 'fields', fields: readFields(result.fields) };
    const checkpoints = result.checkpoints.map(({ step, fields }) => ({ step, fields: readFields(fields) }));
    return { kind: 'checkpoints', checkpoints };
  })();
  if (offset !== body.byteLength) throw new ProtocolError('raw-output');
  return decoded;
}
