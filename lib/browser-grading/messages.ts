import { z } from 'zod';
import type { DataSetName } from '../authoring/data-sets';
import { GradingEvent } from '../grading/events';
import { Verdict } from '../grading/verdict';
import { Sentence } from '../text';

/** All that a run in the browser needs, fetched by the page, because the frame that it runs in reaches no network. */
export interface Kit {
  /** The engine's own program: every worker in the frame starts from it. */
  engine: string;
  /** Of this engine, this product and this tfjs; stands in the verdict. */
  engineName: string;
  /** esbuild, as WebAssembly. */
  compiler: ArrayBuffer;
  /** The challenge's declaration as the text of a CommonJS module; null where only experiments of questions are run. */
  challenge: string | null;
  contentHash: string;
  dataSets: Partial<Record<DataSetName, Uint8Array>>;
}

/** What the page asks of the engine. `id` is the page's own number for a run and comes back with all that is said of it. */
export type EngineCommand =
  | { kind: 'run'; id: number; source: string }
  /** The lines of a question's experiment, under a public seed. */
  | { kind: 'experiment'; id: number; code: string; seed: number }
  | { kind: 'stop' }
  | { kind: 'ping' };

const Logs = Verdict.shape.logs.max(200_000);

/** What the engine says. It runs beside student code, so the page takes it apart like a stranger's words, and only shows it. */
export const EngineMessage = z.discriminatedUnion('kind', [
  /** The engine is up, and still is. */
  z.object({ kind: z.literal('ready') }),
  z.object({ kind: z.literal('pong') }),
  z.object({ kind: z.literal('progress'), id: z.number(), events: z.array(GradingEvent).max(20_000) }),
  z.object({ kind: z.literal('done'), id: z.number(), verdict: Verdict.extend({ logs: Logs }) }),
  /** What an experiment printed, or why it did not come to an end. */
  z.object({ kind: z.literal('printed'), id: z.number(), lines: z.array(z.string()).max(20_000) }),
  z.object({ kind: z.literal('failed'), id: z.number(), problem: Sentence }),
  /** Somebody asked for it. */
  z.object({ kind: z.literal('stopped'), id: z.number() }),
]);
export type EngineMessage = z.infer<typeof EngineMessage>;
