import { setImmediate } from 'node:timers/promises';

const TYPES = { csv: 'text/csv; charset=utf-8', json: 'application/json; charset=utf-8' };

interface FileName {
  /** What it is of; the day is added. */
  name: string;
  type: keyof typeof TYPES;
  now: number;
}

/** A file to keep, made part by part as fast as it is taken, so that a long one holds nobody else up. */
export function fileOf(parts: Iterable<string>, { name, type, now }: FileName): Response {
  const each = parts[Symbol.iterator]();
  const body = new ReadableStream<string>({
    async pull(controller) {
      await setImmediate();
      const { value, done } = each.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: () => void each.return?.(),
  }).pipeThrough(new TextEncoderStream());
  const day = new Date(now).toISOString().slice(0, 10);
  return new Response(body, {
    headers: { 'content-type': TYPES[type], 'content-disposition': `attachment; filename="${name}-${day}.${type}"` },
  });
}
