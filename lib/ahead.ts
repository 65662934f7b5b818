import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';

/**
 * Answers a request, or leaves it alone: false, when it is for somebody else to answer.
 * @param makePage hands it to the framework that makes the pages, now or later
 */
export type Answerer = (request: IncomingMessage, response: ServerResponse, makePage: RequestListener) => boolean;

// The pages' side is bundled and the server is not: both see one process.
const holder = globalThis as typeof globalThis & { heldoutAhead?: Answerer[] };

/** Says who is asked, in turn, before the framework that makes the pages. */
export function answerAheadWith(...answerers: Answerer[]): void {
  holder.heldoutAhead = answerers;
}

/** What needs no page is answered without the framework, whose routing costs more than most answers do. */
export const answeredAhead: Answerer = (...asked) => (holder.heldoutAhead ?? []).some((answerer) => answerer(...asked));
