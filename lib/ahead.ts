import type { IncomingMessage, ServerResponse } from 'node:http';

/** Answers a request, or leaves it alone: false, when it is for somebody else to answer. */
export type Answerer = (request: IncomingMessage, response: ServerResponse) => boolean;

// The pages' side is bundled and the server is not: both see one process.
const holder = globalThis as typeof globalThis & { heldoutAhead?: Answerer };

/** Says who is asked before the framework that makes the pages. */
export function answerAheadWith(answerer: Answerer): void {
  holder.heldoutAhead = answerer;
}

/** What needs no page is answered without the framework, whose routing costs more than most answers do. */
export const answeredAhead: Answerer = (request, response) => holder.heldoutAhead?.(request, response) ?? false;
