import type { WireTensor } from './job';

// Taken while they are still ours: in a sandbox, student code may replace them later.
const { stringify } = JSON;
const encoder = new TextEncoder();

/**
 * A frame is two little-endian 32-bit lengths (header, body), a JSON header of that many bytes and the raw bytes of its
 * tensors, in pieces to be written one after the other.
 */
export function encodeFrame(header: object, tensors: WireTensor[] = []): Uint8Array[] {
  const json = encoder.encode(stringify(header));
  const body: Uint8Array[] = [];
  let size = 0;
  for (const { values } of tensors) {
    body[body.length] = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
    size += values.byteLength;
  }
  const lengths = new Uint8Array(8);
  const view = new DataView(lengths.buffer);
  view.setUint32(0, json.byteLength, true);
  view.setUint32(4, size, true);
  return [lengths, json, ...body];
}
