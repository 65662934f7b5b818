import type { IncomingMessage } from 'node:http';

/** The headers of a request in the form that the API's functions and the sessions read. */
export function headersOf(request: IncomingMessage): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, String(value));
  }
  return headers;
}

/** Whether the client reads what is compressed with gzip. */
export function takesGzip({ headers }: Pick<IncomingMessage, 'headers'>): boolean {
  return /(^|[\s,])gzip\s*(,|$)/.test(String(headers['accept-encoding'] ?? ''));
}
