import { STATUS_CODES } from 'node:http';
import type { z } from 'zod';
import { refusalOf, refusedInput } from '../refusal';
import type { Problem } from './schemas';

/** What names a kind of problem: it is told on the page about the API. */
export const problemType = (reason: string) => `/docs/api#problem-${reason}`;

/** With what any operation may be refused, for the page about the API. */
export const COMMON_REFUSALS = [
  { reason: 'token-missing', status: 401, when: 'No access token came with the request.' },
  { reason: 'token-unknown', status: 401, when: 'The token is unknown, over or taken back, or its maker has no role.' },
  { reason: 'scope-missing', status: 403, when: 'The token does not have the scope of the operation.' },
  { reason: 'staff-only', status: 403, when: 'The token is for another course.' },
  { reason: 'path-unknown', status: 404, when: 'The API has no such path.' },
  { reason: 'course-unknown', status: 404, when: 'There is no such course.' },
  { reason: 'method-unknown', status: 405, when: 'The path does not take this method; Allow says which.' },
  { reason: 'input', status: 400, when: 'Something could not be read; `errors` says what and where.' },
  { reason: 'malformed-json', status: 400, when: 'The body is not JSON in UTF-8.' },
  { reason: 'body-too-large', status: 413, when: 'The body is longer than a million bytes.' },
  { reason: 'cursor', status: 400, when: 'The cursor is none that an answer gave.' },
  { reason: 'idempotency-key-reused', status: 409, when: 'The key came with another request before.' },
  { reason: 'too-many-requests', status: 429, when: 'Too many requests; Retry-After says when to come again.' },
  { reason: 'storage', status: 503, when: 'The data could not be written just now; Retry-After says when to try.' },
  { reason: 'internal', status: 500, when: 'A fault of ours; `id` finds it in the log.' },
];

type Told = ReturnType<typeof refusalOf>;

function answer({ status, headers, error }: Told, more: HeadersInit = {}): Response {
  const { reason, message, details, issues, id } = error;
  const problem: z.input<typeof Problem> = {
    type: problemType(reason),
    title: STATUS_CODES[status] ?? 'Refused',
    status,
    detail: message,
    reason,
    ...(details && Object.keys(details).length > 0 && { details }),
    ...(issues && { errors: issues }),
    ...(id !== undefined && { id }),
  };
  const all = { ...Object.fromEntries(new Headers(headers)), ...Object.fromEntries(new Headers(more)) };
  return Response.json(problem, { status, headers: { ...all, 'content-type': 'application/problem+json' } });
}

/** Any error as RFC 9457 has it. */
export const problem = (error: unknown): Response => answer(refusalOf(error));

export const inputProblem = (error: z.ZodError): Response => answer(refusedInput(error));

const said = (status: number, reason: string, message: string, headers: HeadersInit = {}): Response =>
  answer({ status, headers, error: { kind: 'invalid', reason, message } });

export const notLetIn = (reason: 'token-missing' | 'token-unknown', message: string): Response =>
  said(401, reason, message, { 'www-authenticate': 'Bearer realm="Heldout"' });

export const noSuchPath = (): Response =>
  said(404, 'path-unknown', 'The API has no such path. It begins with /api/v1/.');

export const wrongMethod = (allowed: readonly string[]): Response =>
  said(405, 'method-unknown', `This path takes ${allowed.join(', ')}.`, { allow: allowed.join(', ') });

export const tooSoon = (waitMs: number): Response => {
  const seconds = Math.max(1, Math.ceil(waitMs / 1000));
  const message = `Too many requests. Try again in ${seconds} s.`;
  return said(429, 'too-many-requests', message, { 'retry-after': String(seconds) });
};
