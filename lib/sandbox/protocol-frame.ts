import type { WireTensor } from './job';
import { append, bytesOf, json, lengthOf, utf8 } from './own';

const { apply } = Reflect;
const { setUint32 } = DataView.prototype;
const [Bytes, View, Buffer] = [Uint8Array, DataView, ArrayBuffer];

/**
 * A frame is two little-endian 32-bit lengths (header, body), a JSON header of that many bytes and the raw bytes of its
 * tensors, in pieces to be written one after the other. In a sandbox a program that has replaced what the language offers
 * changes nothing about it.
 */
export function encodeFrame(header: object, tensors: WireTensor[] = []): Uint8Array[] {
  const text = utf8(json(header));
  const buffer = new Buffer(8);
  const pieces = [new Bytes(buffer), text];
  let size = 0;
  for (let i = 0; i < tensors.length; i++) {
    const { values } = tensors[i] as WireTensor;
    append(pieces, bytesOf(values));
    size += lengthOf(values);
  }
  const view = new View(buffer);
  apply(setUint32, view, [0, lengthOf(text), true]);
  apply(setUint32, view, [4, size, true]);
  return pieces;
}
