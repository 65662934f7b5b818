import { pause } from '@/lib/queue/pause';
import type { Progress } from '@/lib/submissions/read';

interface StreamOptions {
  /** The last event that the client has seen. */
  after: number;
  /** Ends the stream: the client left, or the server stops. */
  signal: AbortSignal;
  pollMs?: number;
  heartbeatMs?: number;
}

const message = (event: string, data: unknown, id?: number) =>
  `${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;

/**
 * The messages of one stream, derived from rows and nothing else, so that any process may serve it and a reload loses
 * nothing: `state` when the state or the place in the queue changes, `progress` with the events since the last one, and
 * `done` at the end, after which the verdict can be fetched.
 */
async function* messages(read: (after: number) => Progress, options: StreamOptions): AsyncGenerator<string> {
  const { signal, pollMs = 150, heartbeatMs = 15_000 } = options;
  let { after } = options;
  let told = '';
  let quietSince = Date.now();
  yield 'retry: 1000\n\n';
  while (!signal.aborted) {
    const { state, ahead, stranded, events } = read(after);
    const over = state === 'done' || state === 'broken';
    const now = JSON.stringify({ state, ahead, stranded });
    if (now !== told) yield message('state', { state, ahead, stranded });
    told = now;
    const last = events.at(-1);
    if (last) {
      after = last.id;
      yield message(
        'progress',
        events.map(({ event }) => event),
        last.id,
      );
    }
    if (over) {
      yield message('done', { state });
      return;
    }
    if (last) quietSince = Date.now();
    else if (Date.now() - quietSince >= heartbeatMs) {
      quietSince = Date.now();
      yield ': still here\n\n';
    }
    await pause(pollMs, signal);
  }
}

export function progressStream(read: (after: number) => Progress, options: StreamOptions): ReadableStream<Uint8Array> {
  const left = new AbortController();
  const signal = AbortSignal.any([options.signal, left.signal]);
  const source = messages(read, { ...options, signal });
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await source.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    cancel() {
      left.abort();
    },
  });
}
