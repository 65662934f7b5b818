import { type Asked, readBody } from '@/app/api/body';
import { type Refusal, refuse } from '@/app/api/refusal';
import { requireSameOrigin } from '@/app/api/same-origin';
import { auth } from '@/lib/auth/auth';
import { database } from '@/lib/db/open';
import { untilWritable } from '@/lib/db/writable';

/** The library's refusals in the one form that ours have: `INVALID_NAME` is the reason `invalid-name`. */
async function inOurForm(response: Response): Promise<Response> {
  if (response.ok || response.status < 400) return response;
  if (response.status >= 500) {
    // The library keeps its reasons to itself; a lock that somebody has just taken is one that we can tell.
    await untilWritable(database());
    throw new Error(`The account service answered with ${response.status}.`);
  }
  const { code, message, ...details } = (await response.json().catch(() => ({}))) as Record<string, string | number>;
  const reason = String(code ?? KINDS[response.status] ?? 'input')
    .toLowerCase()
    .replaceAll('_', '-');
  const kind = KINDS[response.status] ?? 'invalid';
  const error: Refusal['error'] = { kind, reason, message: String(message ?? response.statusText), details };
  const headers = new Headers(response.headers);
  headers.delete('content-length');
  return Response.json({ error } satisfies Refusal, { status: response.status, headers });
}

const KINDS: Record<number, Refusal['error']['kind']> = {
  401: 'forbidden',
  403: 'forbidden',
  404: 'not-found',
  409: 'conflict',
  422: 'conflict',
  429: 'too-many',
};

async function answer(request: Asked): Promise<Response> {
  const { url, method, headers } = request;
  try {
    // Asked for its head only, an answer is made in full; the server sends no body then.
    if (method === 'GET' || method === 'HEAD')
      return await inOurForm(await auth().handler(new Request(url, { headers })));
    requireSameOrigin(request);
    const body = await readBody(request);
    await untilWritable(database());
    return await inOurForm(await auth().handler(new Request(url, { method, headers, body })));
  } catch (error) {
    return refuse(error);
  }
}

export { answer as GET, answer as POST };
