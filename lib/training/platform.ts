import { env } from '@tensorflow/tfjs';

const encoder = new TextEncoder();

/** tfjs knows browsers and Node; to any other runtime it leaves these few functions undefined. */
export function providePlatform(): void {
  if (env().platform) return;
  env().setPlatform('standalone', {
    fetch: () => Promise.reject(new Error('There is no network here.')),
    now: () => performance.now(),
    encode: (text) => encoder.encode(text),
    decode: (bytes, encoding) => new TextDecoder(encoding).decode(bytes),
    isTypedArray: (value): value is Float32Array | Int32Array | Uint8Array =>
      value instanceof Float32Array ||
      value instanceof Int32Array ||
      value instanceof Uint8Array ||
      value instanceof Uint8ClampedArray,
  });
}
