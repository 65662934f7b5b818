import { z } from 'zod';
import { receive } from '@/app/client/api';
import type { Sentence } from '@/lib/text';

const Sources = z.object({ frame: z.string(), engine: z.string(), engineName: z.string(), compiler: z.string() });

/** How an experiment ended in this browser. */
export type Ended =
  | { lines: string[] }
  | { problem: Sentence }
  /** 'missing': what it needs could not be fetched. 'broken': it does not work here. */
  | { broken: 'missing' | 'broken' };

/**
 * Runs the lines of a question in this browser, in an engine of its own that is closed behind it: the harness, tfjs and backend
 * of the server, under the same public seed.
 */
export async function runExperiment(code: string, seed: number, signal: AbortSignal): Promise<Ended> {
  const { fetchKit, openEngine } = await import('../../workspace/grading/run-engine');
  try {
    const sources = await receive(Sources, 'GET', '/run/engine');
    const kit = await fetchKit(sources);
    const { promise, resolve } = Promise.withResolvers<Ended>();
    const engine = await openEngine(
      sources.frame,
      kit,
      (word) => {
        if (word.kind === 'printed') resolve({ lines: word.lines });
        if (word.kind === 'failed') resolve({ problem: word.problem });
        if (word.kind === 'stopped') resolve({ broken: 'broken' });
      },
      () => resolve({ broken: 'broken' }),
    );
    signal.addEventListener('abort', () => resolve({ broken: 'broken' }), { once: true });
    engine.experiment(1, code, seed);
    return await promise.finally(() => engine.close());
  } catch (error) {
    const missing = !navigator.onLine || (error instanceof Error && /^(KitMissing|ApiError)$/.test(error.name));
    return { broken: missing ? 'missing' : 'broken' };
  }
}
