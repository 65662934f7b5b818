import { type EngineCommand, EngineMessage, type Kit } from '@/lib/browser-grading/messages';

/** Where a run in the browser gets what it needs. */
export interface EngineSources {
  frame: string;
  engine: string;
  engineName: string;
  compiler: string;
}

/** The same for a challenge, and what it runs on. */
export interface RunSources extends EngineSources {
  challenge: string;
  contentHash: string;
  dataSets: { name: string; url: string }[];
  /** Public ones, that anyone may try. */
  seeds: number[];
}

type Progress = Exclude<EngineMessage, { kind: 'ready' | 'pong' }>;

/** What the page fetched could not be had: offline, or the server has moved on to another version. */
export class KitMissing extends Error {
  override readonly name = 'KitMissing';
}

// Generous: a machine that is busy elsewhere is no broken browser.
const START_MS = 90_000;
const PING_MS = 5_000;
/** So many unanswered pings in a row: the browser has ended the frame, most likely because its memory was full. */
const SILENCE = 6;

export interface RunEngine {
  run(id: number, source: string): void;
  /** Runs the lines of a question's experiment under a public seed. */
  experiment(id: number, code: string, seed: number): void;
  stop(): void;
  /** Ends every worker at once. */
  close(): void;
}

/** Fetches all that runs in the browser need; from then on they need no server. @throws KitMissing */
export async function fetchKit(sources: EngineSources & Partial<RunSources>): Promise<Kit> {
  try {
    return await fetchAll(sources);
  } catch (error) {
    throw new KitMissing(String(error));
  }
}

async function fetchAll(sources: EngineSources & Partial<RunSources>): Promise<Kit> {
  const get = async (url: string): Promise<Response> => {
    const response = await fetch(url);
    if (!response.ok) throw new Error(`${response.status} ${url}`);
    return response;
  };
  const unpack = async (url: string): Promise<Response> => {
    const { body } = await get(url);
    return new Response(body?.pipeThrough(new DecompressionStream('gzip')));
  };
  const [engine, compiler, challenge, ...sets] = await Promise.all([
    unpack(sources.engine).then((response) => response.text()),
    unpack(sources.compiler).then((response) => response.arrayBuffer()),
    sources.challenge === undefined ? null : get(sources.challenge).then((response) => response.text()),
    ...(sources.dataSets ?? []).map(
      async ({ name, url }) => [name, new Uint8Array(await (await unpack(url)).arrayBuffer())] as const,
    ),
  ]);
  const { engineName, contentHash = '' } = sources;
  return { engine, engineName, compiler, challenge, contentHash, dataSets: Object.fromEntries(sets) };
}

/**
 * Opens the frame that student code runs in, and its engine. What comes out of there is parsed and shown, never obeyed.
 * @param onGone told once when the engine does not answer any more, or says what nobody understands; it is closed then.
 */
export async function openEngine(
  frameUrl: string,
  kit: Kit,
  onProgress: (message: Progress) => void,
  onGone: (why: 'silent' | 'broken') => void,
): Promise<RunEngine> {
  const frame = document.createElement('iframe');
  frame.setAttribute('sandbox', 'allow-scripts');
  frame.title = 'Heldout';
  frame.hidden = true;
  frame.src = frameUrl;
  const { port1: line, port2: theirs } = new MessageChannel();
  let unanswered = 0;
  let pings: ReturnType<typeof setInterval> | undefined;
  const command = (message: EngineCommand) => line.postMessage(message);
  const close = () => {
    clearInterval(pings);
    line.close();
    frame.remove();
  };
  const giveUp = (why: 'silent' | 'broken') => {
    close();
    onGone(why);
  };
  await new Promise<void>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error('The engine did not start.')), START_MS);
    line.onmessage = ({ data }: MessageEvent<unknown>) => {
      unanswered = 0;
      const message = EngineMessage.safeParse(data);
      if (!message.success) return giveUp('broken');
      if (message.data.kind === 'pong') return;
      if (message.data.kind !== 'ready') return onProgress(message.data);
      clearTimeout(late);
      resolve();
    };
    frame.addEventListener(
      'load',
      () => {
        // The frame has an origin of its own, which has no name to send to.
        frame.contentWindow?.postMessage(kit, '*', [theirs]);
      },
      { once: true },
    );
    document.body.append(frame);
  }).catch((error: unknown) => {
    close();
    throw error;
  });
  pings = setInterval(() => {
    if (unanswered++ < SILENCE) return command({ kind: 'ping' });
    giveUp('silent');
  }, PING_MS);
  return {
    run: (id, source) => command({ kind: 'run', id, source }),
    experiment: (id, code, seed) => command({ kind: 'experiment', id, code, seed }),
    stop: () => command({ kind: 'stop' }),
    close,
  };
}
