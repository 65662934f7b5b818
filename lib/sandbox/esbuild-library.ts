import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type * as Esbuild from 'esbuild-wasm';
import { env } from '@/lib/env';

export interface EsbuildLibrary {
  version: string;
  /** A fresh copy of the library that speaks to `line`, and to no other compiler. */
  speakTo(line: EsbuildLine): Promise<typeof Esbuild.build>;
}

/** The streams of a compiler that runs elsewhere. */
export interface EsbuildLine {
  write(bytes: Uint8Array): void;
  /** Hears all that comes back. @throws what the library makes of bytes that are no answer. */
  listen(read: (bytes: Uint8Array) => void): void;
}

/** WebAssembly's smallest module: the library insists on one, and hands it to a worker that has no use for it. */
const NO_MODULE = new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0));

let loaded: Promise<EsbuildLibrary> | undefined;

/**
 * esbuild's own library for pages, which knows how to ask the compiler and has no files. It expects the compiler in a worker;
 * here that worker is a process behind walls. Its protocol is the same for all that esbuild ships, per version.
 */
export function esbuildLibrary(): Promise<EsbuildLibrary> {
  loaded ??= load().catch((error: unknown) => {
    loaded = undefined;
    throw error;
  });
  return loaded;
}

async function load(): Promise<EsbuildLibrary> {
  const text = await readFile(path.join(env().projectRoot, 'node_modules/esbuild-wasm/lib/browser.min.js'), 'utf8');
  const evaluate = new Function('module', 'Worker', 'Blob', 'URL', 'console', text);
  const copy = (worker: unknown): typeof Esbuild => {
    const module = { exports: {} as typeof Esbuild };
    evaluate(module, worker, class NoBlob {}, { createObjectURL: () => '', revokeObjectURL() {} }, {});
    return module.exports;
  };
  const { version } = copy(null);
  return {
    version,
    async speakTo(line) {
      const library = copy(workerOf(line));
      await library.initialize({ wasmModule: NO_MODULE });
      return library.build;
    },
  };
}

/** As much of a worker as the library uses. It is handed a module first, and answers that with nothing when all is well. */
function workerOf(line: EsbuildLine): unknown {
  return class {
    onmessage: ((message: { data: Uint8Array | null }) => void) | null = null;
    private started = false;

    postMessage(message: Uint8Array | WebAssembly.Module): void {
      if (this.started) {
        line.write(message as Uint8Array);
        return;
      }
      this.started = true;
      queueMicrotask(() => {
        this.onmessage?.({ data: null });
        line.listen((bytes) => this.onmessage?.({ data: bytes }));
      });
    }
  };
}
