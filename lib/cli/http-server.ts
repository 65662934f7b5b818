import { createServer, type IncomingMessage, type RequestListener, type Server, STATUS_CODES } from 'node:http';

// Longer than proxies keep an idle connection to the server behind them (60 s, most of them): otherwise one of them sends
// a request on a connection that is being closed here, and its client sees a reset.
const KEEP_ALIVE_MS = 75_000;
const HEADERS_MS = 80_000;

/** A whole class connects within a second; the system caps it where it allows less. */
export const BACKLOG = 4_096;

const METHODS = 'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS';

export interface Answer {
  status: number;
  headers?: Record<string, string>;
  /** Null for an answer without a body. */
  sentence: string | null;
}

/** A server whose every refusal has a sentence, also of what is no HTTP. */
export function openServer(listener: RequestListener): Server {
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS, headersTimeout: HEADERS_MS }, (request, response) => {
    const answer = answerAhead(request);
    if (!answer) return listener(request, response);
    const { status, headers, sentence } = answer;
    const type = sentence === null ? {} : { 'content-type': 'text/plain; charset=utf-8' };
    response.writeHead(status, { ...type, ...headers }).end(sentence === null ? undefined : `${sentence}\n`);
  });
  server.on('checkExpectation', (_request, response) => {
    response.writeHead(417, { 'content-type': 'text/plain; charset=utf-8' });
    response.end('This server expects nothing but 100-continue.\n');
  });
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
    const [status, sentence] = CLIENT_ERRORS[error.code ?? ''] ?? [400, 'This is not a request that can be read.'];
    socket.end(
      `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Type: text/plain; charset=utf-8\r\n` +
        `Content-Length: ${Buffer.byteLength(sentence) + 1}\r\n\r\n${sentence}\n`,
    );
  });
  return server;
}

const CLIENT_ERRORS: Record<string, [status: number, sentence: string]> = {
  HPE_HEADER_OVERFLOW: [431, 'The headers of this request are too long.'],
  HPE_CHUNK_EXTENSIONS_OVERFLOW: [413, 'The extensions of the chunks of this request are too long.'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'This request took too long to arrive.'],
};

/** What neither a page nor the API has an answer to. */
export function answerAhead({ method = '', url = '/' }: Pick<IncomingMessage, 'method' | 'url'>): Answer | null {
  if (method === 'OPTIONS' && url === '*') return { status: 204, headers: { allow: METHODS }, sentence: null };
  if (!METHODS.split(', ').includes(method)) {
    return {
      status: 405,
      headers: { allow: METHODS },
      sentence: `This server does not know ${method}; it knows ${METHODS}.`,
    };
  }
  const unreadable = { status: 400, sentence: 'This address cannot be read.' };
  if (!/^(\/|https?:\/\/)/i.test(url)) return unreadable;
  try {
    decodeURI(url);
    return null;
  } catch {
    return unreadable;
  }
}
