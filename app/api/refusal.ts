import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { isStorageTrouble } from '@/lib/db/trouble';
import { DomainError, type DomainErrorKind } from '@/lib/errors';
import { log } from '@/lib/log';

/** What every refused request gets: a stable word, an English sentence, and where in the input it was. */
export interface Refusal {
  error: {
    kind: DomainErrorKind | 'internal';
    reason: string;
    message: string;
    details?: Record<string, string | number>;
    issues?: { path: string; message: string }[];
    /** Finds the log line of our own fault. */
    id?: string;
  };
}

const STATUS: Record<DomainErrorKind, number> = {
  invalid: 400,
  forbidden: 403,
  closed: 403,
  'not-found': 404,
  conflict: 409,
  'too-many': 429,
  unavailable: 503,
};

function statusOf(error: DomainError): number {
  if (error.reason === 'body-too-large' || error.reason === 'source-too-large') return 413;
  if (error.reason === 'sign-in-first') return 401;
  return STATUS[error.kind];
}

/** When to try again, where the refusal knows. */
function retryAfter({ seconds, minutes }: DomainError['details']): HeadersInit {
  const wait = Number(seconds ?? Number(minutes) * 60);
  return Number.isFinite(wait) ? { 'retry-after': String(wait) } : {};
}

interface Told {
  status: number;
  headers: HeadersInit;
  error: Refusal['error'];
}

export function refusedInput(error: z.ZodError): Told {
  const issues = error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message }));
  const message = issues.map((issue) => (issue.path ? `${issue.path}: ${issue.message}` : issue.message)).join('; ');
  return { status: 400, headers: {}, error: { kind: 'invalid', reason: 'input', message, issues } };
}

/** What is to be said of any error. What we do not know is ours: logged, and told apart by an id only. */
export function refusalOf(error: unknown): Told {
  if (error instanceof DomainError) {
    const { kind, reason, message, details } = error;
    return { status: statusOf(error), headers: retryAfter(details), error: { kind, reason, message, details } };
  }
  const id = randomUUID();
  log.error({ err: error, id }, 'a request was not answered');
  if (isStorageTrouble(error)) {
    const message = 'The data could not be written just now. Nothing was changed; please try again.';
    return {
      status: 503,
      headers: { 'retry-after': '1' },
      error: { kind: 'unavailable', reason: 'storage', message, id },
    };
  }
  const message = 'Something went wrong on our side. Nothing you did is at fault.';
  return { status: 500, headers: {}, error: { kind: 'internal', reason: 'internal', message, id } };
}

const told = ({ status, headers, error }: Told) => Response.json({ error }, { status, headers });

export const refuseInput = (error: z.ZodError): Response => told(refusedInput(error));

/** Any error as the answer to a request. */
export const refuse = (error: unknown): Response => told(refusalOf(error));
