import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Asked } from '@/app/api/body';
import { refuse } from '@/app/api/refusal';
import { ROUTES } from '@/app/api/routes';
import { findRoute, type Routes } from './find-route';
import { headersOf } from './headers-of';
import { sendAnswer } from './send-answer';

/**
 * Answers what a route knows, by the functions that Next would have called. What is asked otherwise (an unknown path or
 * method, an address in another form) is left to Next.
 */
export function answerFrom(routes: Routes) {
  return (request: IncomingMessage, response: ServerResponse): boolean => {
    const { url = '', method = '' } = request;
    const found = findRoute(routes, method, url);
    if (!found) return false;
    const { answer, params } = found;
    void Promise.try(answer, askedOf(request, response), { params: Promise.resolve(params) })
      .catch(refuse)
      .then((made) => sendAnswer(made, request, response));
    return true;
  };
}

export const answerApi = answerFrom(ROUTES);

function askedOf(request: IncomingMessage, response: ServerResponse): Asked {
  const { method = '', url } = request;
  let leaving: AbortSignal | undefined;
  return {
    method,
    url: `http://${request.headers.host}${url}`,
    headers: headersOf(request),
    /** Aborts when the client has gone before its answer was complete. */
    get signal() {
      leaving ??= signalOf(response);
      return leaving;
    },
    // A body that is too long is not read on, and is still answered.
    body: { [Symbol.asyncIterator]: () => request.iterator({ destroyOnReturn: false }) },
  };
}

function signalOf(response: ServerResponse): AbortSignal {
  const leaving = new AbortController();
  response.once('close', () => response.writableFinished || leaving.abort());
  if (response.destroyed) leaving.abort();
  return leaving.signal;
}
