import 'esbuild-wasm/wasm_exec.js';
import { readExactly } from './port';

// esbuild as WebAssembly with the standard streams of its runtime, and nothing else: what the native program is behind
// bubblewrap, for where that is missing. Standard input brings the length of the program, the program, and then what its
// service is asked.

interface Go {
  argv: string[];
  importObject: WebAssembly.Imports;
  run(instance: WebAssembly.Instance): Promise<void>;
}

type Done = (error: Error | null, count: number) => void;

/** What `wasm_exec.js` leaves behind: the support code of Go, with no file system below it. */
interface Support {
  Go: new () => Go;
  fs: {
    read(descriptor: number, into: Uint8Array, from: number, length: number, at: null, done: Done): void;
    writeSync(descriptor: number, bytes: Uint8Array): number;
  };
}

interface Streams {
  stdin: { read(into: Uint8Array): Promise<number | null> };
  stdout: { writeSync(bytes: Uint8Array): number };
}

/** Of esbuild; filled in when this is built. */
declare const VERSION: string;

const { Go, fs, Deno } = globalThis as unknown as Support & { Deno: Streams };

fs.read = (_descriptor, into, from, length, _at, done) => {
  Deno.stdin.read(into.subarray(from, from + length)).then(
    (count) => done(null, count ?? 0),
    (error: Error) => done(error, 0),
  );
};
fs.writeSync = (descriptor, bytes) => {
  if (descriptor === 1)
    for (let sent = 0; sent < bytes.byteLength; ) sent += Deno.stdout.writeSync(bytes.subarray(sent));
  return bytes.byteLength;
};

const size = readExactly(4);
const program = size && readExactly(new DataView(size.buffer).getUint32(0, true));
if (program) {
  const go = new Go();
  go.argv = ['esbuild', `--service=${VERSION}`];
  const { instance } = await WebAssembly.instantiate(program as BufferSource, go.importObject);
  await go.run(instance);
}
