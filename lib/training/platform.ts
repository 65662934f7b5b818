import { env } from '@tensorflow/tfjs';

const encoder = new TextEncoder();

/**
 * tfjs knows browsers and Node; to any other runtime it leaves these few functions undefined, and asks it for modules of Node
 * where its texts of data sets are decoded. There it is told that this is a browser: text decoders, files and blobs are at
 * hand, as in a browser's worker, and so the same of it works in the sandbox and in a student's browser.
 */
export function providePlatform(): void {
  if (env().platform) return;
  env().set('IS_BROWSER', true);
  env().setPlatform('standalone', {
    // Looked up when it is called, as browsers' platform does: the sandbox puts its own in that place.
    fetch: (address, options) => fetch(address, options),
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
