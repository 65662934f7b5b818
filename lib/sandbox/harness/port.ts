import type { WireTensor } from '../job';
import { bytesOf, lengthOf } from '../own';
import { encodeFrame } from '../protocol-frame';

interface Streams {
  read(into: Uint8Array): number;
  write(bytes: Uint8Array): number;
}

interface DenoStreams {
  stdin: { readSync(into: Uint8Array): number | null };
  stdout: { writeSync(bytes: Uint8Array): number };
}

interface NodeProcess {
  getBuiltinModule(name: 'node:fs'): typeof import('node:fs');
}

/** The runtime's streams, taken before anything else runs here. Synchronous: logs must leave during a loop. */
function standardStreams(): Streams {
  const scope = globalThis as unknown as { Deno?: DenoStreams; process?: NodeProcess };
  if (scope.Deno) {
    const { stdin, stdout } = scope.Deno;
    return { read: (into) => stdin.readSync(into) ?? 0, write: (bytes) => stdout.writeSync(bytes) };
  }
  if (!scope.process) return messages();
  const fs = scope.process.getBuiltinModule('node:fs');
  return { read: (into) => fs.readSync(0, into), write: (bytes) => fs.writeSync(1, bytes) };
}

const { apply } = Reflect;
const { set } = Uint8Array.prototype;
const Bytes = Uint8Array;

let post: (bytes: Uint8Array, transfer: ArrayBufferLike[]) => void;

/** Before anything is written in a browser, which has no streams: where to. The job comes as a message of its own. */
export function writeTo(line: MessagePort): void {
  const { postMessage } = line;
  post = (...sent) => apply(postMessage, line, sent);
}

function messages(): Streams {
  return {
    read: () => 0,
    write(bytes) {
      const copy = new Bytes(lengthOf(bytes));
      apply(set, copy, [bytes]);
      post(copy, [copy.buffer]);
      return lengthOf(bytes);
    },
  };
}

const streams = standardStreams();

/** @returns null when the stream ends first. */
export function readExactly(length: number): Uint8Array | null {
  const bytes = new Uint8Array(length);
  for (let filled = 0; filled < length; ) {
    const count = streams.read(bytes.subarray(filled));
    if (count === 0) return null;
    filled += count;
  }
  return bytes;
}

export function send(header: object, tensors: WireTensor[] = []): void {
  const pieces = encodeFrame(header, tensors);
  for (let i = 0; i < pieces.length; i++) {
    const bytes = pieces[i] as Uint8Array;
    for (let sent = 0; sent < lengthOf(bytes); ) sent += streams.write(bytesOf(bytes, sent));
  }
}
