import { DomainError } from '@/lib/errors';

/** Long enough for a source of 256 KB however it is escaped, short enough to cost nothing. */
export const MAX_BODY_BYTES = 1_000_000;

const tooLarge = () =>
  new DomainError('invalid', 'body-too-large', `A request may carry at most ${MAX_BODY_BYTES} bytes.`);

/** Reads a body and stops as soon as it is too long. @throws DomainError invalid 'body-too-large'. */
export async function readBody(request: Request): Promise<Buffer<ArrayBuffer>> {
  if (Number(request.headers.get('content-length') ?? 0) > MAX_BODY_BYTES) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = request.body?.getReader();
  while (reader) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.byteLength;
    if (length > MAX_BODY_BYTES) {
      await reader.cancel();
      throw tooLarge();
    }
    chunks.push(value);
  }
  return Buffer.concat(chunks);
}

/** @throws DomainError invalid. */
export async function readJson(request: Request): Promise<unknown> {
  const body = await readBody(request);
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    throw new DomainError('invalid', 'malformed-json', 'The body is not JSON in UTF-8.');
  }
}
