import type { Refusal } from '../api/refusal';

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

/** Sends JSON to one of our routes and returns its answer. @throws ApiError. */
export async function send<Answer = void>(
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  url: string,
  body?: unknown,
  signal?: AbortSignal,
): Promise<Answer> {
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
  if (response.status === 204) return undefined as Answer;
  const answer: unknown = await response.json().catch(() => null);
  if (response.ok) return answer as Answer;
  const { error } = (answer ?? {}) as Partial<Refusal>;
  throw new ApiError(
    error?.reason ?? 'internal',
    error?.message ?? response.statusText,
    response.status,
    error?.details,
    error?.id,
  );
}
