import { z } from 'zod';
import type { Actor } from '@/lib/auth/actor';
import { savingAs, viewerOf } from '@/lib/auth/session';
import { type Database, database } from '@/lib/db/open';
import { untilWritable } from '@/lib/db/writable';
import { DomainError } from '@/lib/errors';
import type { Locale } from '@/lib/text';
import { localeOf } from '../i18n/locale';
import { type Asked, readJson } from './body';
import { refuse, refuseInput } from './refusal';
import { requireSameOrigin } from './same-origin';

interface Call<Input, ActorType> {
  db: Database;
  actor: ActorType;
  /** The parsed body; undefined for a route without one. */
  input: Input;
  params: Record<string, string>;
  request: Asked;
  /** The language to answer in. */
  locale: Locale;
  /** Lines that the answer will carry. */
  setCookies: string[];
  now: number;
}

/** What a route for whoever is signed in is called with. */
export type Answering = Call<undefined, Actor>;

type Route = (request: Asked, context: { params: Promise<Record<string, string>> }) => Promise<Response>;
type Answer<Input, ActorType> = (call: Call<Input, ActorType>) => unknown;

const SAFE_METHODS = ['GET', 'HEAD'];
const NO_BODY = z.undefined();

/**
 * A JSON route: same origin, one actor, one parse of the body, one answer. Whatever `answer` returns is sent as JSON (a
 * Response as it is, nothing as 204); whatever it throws becomes a refusal with its status. `auth: true` needs somebody
 * signed in, guests included, and makes the guest's row where something is saved (unless `makesGuest` is false, for what is
 * only noted beside reading); without it `actor` may be null.
 *
 * A route knows of its request what it is handed, and asks nothing of the framework: the server answers it before Next
 * (`app/server/api.ts`).
 */
export function handle<Schema extends z.ZodType = z.ZodUndefined>(
  options: { input?: Schema; auth: true; makesGuest?: boolean },
  answer: Answer<z.output<Schema>, Actor>,
): Route;
export function handle<Schema extends z.ZodType = z.ZodUndefined>(
  options: { input?: Schema; auth?: false },
  answer: Answer<z.output<Schema>, Actor | null>,
): Route;
export function handle(
  options: { input?: z.ZodType; auth?: boolean; makesGuest?: boolean },
  // The overloads tie input and actor to the options; a function that takes less is safe to call with more.
  answer: Answer<never, never>,
): Route {
  const schema = options.input ?? NO_BODY;
  const reply = async (request: Asked, params: Promise<Record<string, string>>, setCookies: string[]) => {
    const changes = !SAFE_METHODS.includes(request.method);
    if (changes) requireSameOrigin(request);
    const { headers } = request;
    const viewer = await viewerOf(headers, setCookies);
    if (options.auth && !viewer) {
      throw new DomainError('forbidden', 'sign-in-first', 'Sign in, or start as a guest, to do this.');
    }
    const parsed = schema.safeParse(options.input ? await readJson(request) : undefined);
    if (!parsed.success) return refuseInput(parsed.error);
    const db = database();
    if (changes) await untilWritable(db);
    const told = { db, input: parsed.data, params: await params, request, setCookies, now: Date.now() };
    const locale = localeOf(viewer, headers);
    const act = (actor: Actor | null) => answer({ ...told, actor, locale } as Call<never, never>);
    const saves = options.auth && options.makesGuest !== false && changes;
    const result =
      viewer && saves ? await savingAs(viewer.actor, { headers, setCookies }, act) : await act(viewer?.actor ?? null);
    if (result instanceof Response) return result;
    return result === undefined ? new Response(null, { status: 204 }) : Response.json(result);
  };
  return async (request, { params }) => {
    const setCookies: string[] = [];
    const response = await reply(request, params, setCookies).catch(refuse);
    for (const line of setCookies) response.headers.append('set-cookie', line);
    return response;
  };
}
