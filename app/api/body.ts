import { DomainError } from '@/lib/errors';

/** Long enough for a source of 256 KB however it is escaped, short enough to cost nothing. */
export const MAX_BODY_BYTES = 1_000_000;

const tooLarge = (most: number) =>
  new DomainError('invalid', 'body-too-large', `A request may carry at most ${most} bytes.`);

/** What a route may know of its request; a `Request` has it, and so has what came to the server. */
export interface Asked extends Pick<Request, 'method' | 'url' | 'headers' | 'signal'> {
  body: AsyncIterable<Uint8Array> | null;
}

/** Reads a body and stops as soon as it is too long. @throws DomainError invalid 'body-too-large'. */
export async function readBody(request: Asked, most = MAX_BODY_BYTES): Promise<Buffer<ArrayBuffer>> {
  if (Number(request.headers.get('content-length') ?? 0) > most) throw tooLarge(most);
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body ?? []) {
    length += chunk.byteLength;
    if (length > most) throw tooLarge(most);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** @throws DomainError invalid. */
export async function readJson(request: Asked): Promise<unknown> {
  const body = await readBody(request);
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    throw new DomainError('invalid', 'malformed-json', 'The body is not JSON in UTF-8.');
  }
}
