import { build, initialize } from 'esbuild-wasm/lib/browser.js';
import { type Compiled, refuseSource, tooNested, transpile } from '../sandbox/transpile';
import { AskedWorker, WorkerDied } from './asked-worker';
import type { EngineWorker } from './frame-worker';

interface Question {
  id: number;
  source: string;
}

type Answer = { id: number } & ({ compiled: Compiled } | { broken: string });

/** In the worker: the compiler itself, which some sources can bring down. */
export function serveCompiler(line: MessagePort): void {
  const opened = new Promise<void>((resolve, reject) => {
    line.addEventListener(
      'message',
      ({ data }) => void initialize({ wasmModule: data as WebAssembly.Module, worker: false }).then(resolve, reject),
      { once: true },
    );
  });
  line.addEventListener('message', async ({ data }: MessageEvent<Question | WebAssembly.Module>) => {
    if (data instanceof WebAssembly.Module) return;
    const { id, source } = data;
    const answer: Answer = await opened
      .then(() => transpile(build, source))
      .then(
        (compiled) => ({ id, compiled }),
        (error: unknown) => ({ id, broken: String(error) }),
      );
    line.postMessage(answer);
  });
  line.start();
}

const PATIENCE_MS = 60_000;

/** Outside: compiles as the server does. A source that brings the compiler down is nested too deeply, as it is there. */
export function openCompiler(start: () => EngineWorker, bytes: BufferSource): (source: string) => Promise<Compiled> {
  const loaded = WebAssembly.compile(bytes);
  let module: WebAssembly.Module;
  const worker = new AskedWorker<Question>(() => {
    const started = start();
    started.postMessage(module);
    return started;
  }, PATIENCE_MS);
  return async (source) => {
    const refused = refuseSource(source);
    if (refused) return refused;
    module = await loaded;
    try {
      const answer = await worker.ask<Answer>({ source });
      if ('compiled' in answer) return answer.compiled;
      throw new Error(`The compiler broke: ${answer.broken}`);
    } catch (error) {
      if (error instanceof WorkerDied) return tooNested();
      throw error;
    }
  };
}
