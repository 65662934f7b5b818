import type { z } from 'zod';

/** A request that was not carried out: refused by the server, or never answered (`reason` 'offline'). */
export class ApiError extends Error {
  override readonly name = 'ApiError';

  constructor(
    readonly reason: string,
    message: string,
    readonly status: number,
    readonly details: Record<string, string | number> = {},
    readonly id: string | undefined = undefined,
  ) {
    super(message);
  }
}

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** Sends JSON to one of our routes, where what it answers does not matter. @throws ApiError. */
export async function send(method: Method, url: string, body?: unknown, signal?: AbortSignal): Promise<void> {
  await request(method, url, body, signal);
}

/**
 * Sends JSON to one of our routes and reads its answer.
 * @param schema of the answer, or what fetches it: for pages that have no schemas otherwise
 * @throws ApiError; `reason` 'unreadable' for an answer that the schema does not know, as after an update of the server
 */
export async function receive<Schema extends z.ZodType>(
  schema: Schema | (() => Promise<Schema>),
  method: Method,
  url: string,
  body?: unknown,
  signal?: AbortSignal,
): Promise<z.output<Schema>> {
  const [answer, reader] = await Promise.all([
    request(method, url, body, signal),
    typeof schema === 'function' ? schema() : schema,
  ]);
  const read = reader.safeParse(answer);
  if (read.success) return read.data;
  throw new ApiError('unreadable', 'The answer of the server could not be read. Load the page again.', 0);
}

async function request(method: Method, url: string, body: unknown, signal: AbortSignal | undefined): Promise<unknown> {
  let response: Response;
  try {
    response = await fetch(url, {
      method,
      signal,
      headers: body === undefined ? {} : { 'content-type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new ApiError('offline', 'The server could not be reached.', 0);
  }
  if (response.status === 204) return undefined;
  const answer: unknown = await response.json().catch(() => null);
  if (response.ok) return answer;
  throw refusalIn(answer, response);
}

/** What a `Refusal` says. Whatever else was answered, by a proxy for example, is our fault. Every page has this: no schema. */
function refusalIn(answer: unknown, { status, statusText }: Response): ApiError {
  const { reason, message, details, id } = fieldsOf(fieldsOf(answer).error);
  return new ApiError(
    typeof reason === 'string' ? reason : 'internal',
    typeof message === 'string' ? message : statusText,
    status,
    Object.fromEntries(
      Object.entries(fieldsOf(details)).filter(
        (field): field is [string, string | number] => typeof field[1] === 'string' || typeof field[1] === 'number',
      ),
    ),
    typeof id === 'string' ? id : undefined,
  );
}

function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
