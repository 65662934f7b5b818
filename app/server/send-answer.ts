import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { promisify } from 'node:util';
import { createGzip, gzip } from 'node:zlib';
import { API_HEADERS, HEADERS } from '../headers';
import { takesGzip } from './headers-of';

/** What fits into one packet is not worth compressing. */
const WORTH_BYTES = 1_400;
const STANDARD = { ...HEADERS, ...API_HEADERS };
const compress = promisify(gzip);

/** Sends an answer of the API with what every one of them says, compressed where the client takes that. */
export async function sendAnswer(answer: Response, request: IncomingMessage, response: ServerResponse): Promise<void> {
  response.statusCode = answer.status;
  for (const [name, value] of Object.entries(STANDARD)) response.setHeader(name, value);
  for (const [name, value] of answer.headers) if (name !== 'set-cookie') response.setHeader(name, value);
  const cookies = answer.headers.getSetCookie();
  if (cookies.length > 0) response.setHeader('set-cookie', cookies);
  // Whoever is still sending what was not read on should come to an end, and read the answer.
  if (request.readableDidRead) request.resume();
  if (answer.headers.get('content-type')?.startsWith('text/event-stream')) return stream(answer, response);
  if (answer.headers.get('content-disposition')?.startsWith('attachment')) return sendFile(answer, request, response);
  const body = Buffer.from(await answer.arrayBuffer());
  const smaller = takesGzip(request) && body.length >= WORTH_BYTES && !response.hasHeader('content-encoding');
  if (body.length >= WORTH_BYTES) response.setHeader('vary', 'accept-encoding');
  if (smaller) response.setHeader('content-encoding', 'gzip');
  const sent = smaller ? await compress(body) : body;
  if (answer.status !== 204) response.setHeader('content-length', sent.length);
  response.end(sent);
}

/** A file is sent as it is made: none of it waits for its end, and no more of it is held than is on its way. */
async function sendFile({ body }: Response, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const parts = Readable.fromWeb(body as ReadableStream);
  response.setHeader('vary', 'accept-encoding');
  // What was not made to its end must not look whole: the connection is cut.
  const cut = () => void response.destroy();
  if (!takesGzip(request)) return pipeline(parts, response).catch(cut);
  response.setHeader('content-encoding', 'gzip');
  await pipeline(parts, createGzip(), response).catch(cut);
}

async function stream({ body }: Response, response: ServerResponse): Promise<void> {
  response.flushHeaders();
  // A client that leaves ends the stream; there is nobody to tell.
  await pipeline(Readable.fromWeb(body as ReadableStream), response).catch(() => {});
}
