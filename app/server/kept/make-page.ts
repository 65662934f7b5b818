import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { MadePage } from './kept-page';

/**
 * Has a page made and holds it back instead of sending it, uncompressed; `response` is as it was before, for whoever sends it.
 * @returns null when the reader has gone before it was made
 */
export function makePage(
  request: IncomingMessage,
  response: ServerResponse,
  framework: RequestListener,
): Promise<MadePage | null> {
  const { promise, resolve } = Promise.withResolvers<MadePage | null>();
  const chunks: Uint8Array[] = [];
  const hold = (chunk: unknown) => {
    if (typeof chunk === 'string') chunks.push(Buffer.from(chunk));
    else if (chunk instanceof Uint8Array) chunks.push(chunk);
  };
  const callback = (given: unknown[]) => given.find((one): one is () => void => typeof one === 'function')?.();
  Object.assign(response, {
    writeHead(status: number) {
      response.statusCode = status;
      return response;
    },
    flushHeaders() {},
    write(...given: unknown[]) {
      hold(given[0]);
      callback(given);
      return true;
    },
    end(...given: unknown[]) {
      hold(given[0]);
      for (const own of ['writeHead', 'flushHeaders', 'write', 'end', 'on'] as const)
        delete (response as Partial<ServerResponse>)[own];
      const { statusCode: status } = response;
      const headers = response.getHeaders();
      for (const name of Object.keys(headers)) response.removeHeader(name);
      resolve({ status, headers, body: Buffer.concat(chunks) });
      callback(given);
      return response;
    },
  });
  response.once('close', () => resolve(null));
  request.headers['accept-encoding'] = 'identity';
  framework(request, response);
  return promise;
}
