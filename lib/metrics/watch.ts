import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Metrics } from './metrics';
import { mayReadMetrics } from './who-may-read';

interface WatchOptions {
  metrics: Metrics;
  nameOf: (address: string) => string;
  token: string | undefined;
}

/** Where Prometheus looks unless it is told otherwise. */
const PATH = '/metrics';

/**
 * Measures every request that `listener` answers, and answers `/metrics` itself. Whoever may not read them finds no such page,
 * as with any address that does not exist.
 */
export function watched(listener: RequestListener, { metrics, nameOf, token }: WatchOptions): RequestListener {
  return (request, response) => {
    const { url = '/', method = '' } = request;
    const isRead = method === 'GET' || method === 'HEAD';
    if (isRead && url.split('?')[0] === PATH && mayReadMetrics(request, token)) return void tell(metrics, response);
    const began = performance.now();
    response.once('close', () => {
      metrics.answered(method, nameOf(url), statusOf(request, response), (performance.now() - began) / 1000);
    });
    return listener(request, response);
  };
}

/** 499, as nginx has it, for those who left before there was an answer. */
const LEFT = 499;

function statusOf({ destroyed }: IncomingMessage, { headersSent, statusCode }: ServerResponse): number {
  return destroyed && !headersSent ? LEFT : statusCode;
}

async function tell(metrics: Metrics, response: ServerResponse): Promise<void> {
  try {
    const text = await metrics.text();
    response.writeHead(200, { 'content-type': metrics.contentType, 'cache-control': 'no-store' }).end(text);
  } catch {
    // A database that cannot be read now is told by the health page; Prometheus counts the scrape as failed.
    response.writeHead(503, { 'content-type': 'text/plain; charset=utf-8', 'retry-after': '1' });
    response.end('The metrics cannot be read just now.\n');
  }
}
