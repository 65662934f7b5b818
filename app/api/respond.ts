import { NextResponse } from 'next/server';
import { z } from 'zod';
import type { Actor } from '@/lib/auth/actor';
import { currentActor, requireActor, savingAs } from '@/lib/auth/session';
import { type Database, database } from '@/lib/db/open';
import { untilWritable } from '@/lib/db/writable';
import { readJson } from './body';
import { refuse, refuseInput } from './refusal';
import { requireSameOrigin } from './same-origin';

interface Call<Input, ActorType> {
  db: Database;
  actor: ActorType;
  /** The parsed body; undefined for a route without one. */
  input: Input;
  params: Record<string, string>;
  request: Request;
  now: number;
}

type Route = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;
type Answer<Input, ActorType> = (call: Call<Input, ActorType>) => unknown;

const SAFE_METHODS = ['GET', 'HEAD'];

/**
 * A JSON route: same origin, one actor, one parse of the body, one answer. Whatever `answer` returns is sent as JSON (a
 * Response as it is, nothing as 204); whatever it throws becomes a refusal with its status. `auth: true` needs somebody
 * signed in, guests included, and makes the guest's row where something is saved (unless `makesGuest` is false, for what is
 * only noted beside reading); without it `actor` may be null.
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
  return async (request, context) => {
    try {
      if (!SAFE_METHODS.includes(request.method)) requireSameOrigin(request);
      const asking = options.auth ? await requireActor() : await currentActor();
      const parsed = options.input
        ? options.input.safeParse(await readJson(request))
        : z.undefined().safeParse(undefined);
      if (!parsed.success) return refuseInput(parsed.error);
      if (!SAFE_METHODS.includes(request.method)) await untilWritable(database());
      const params = await context.params;
      const saves = options.auth && options.makesGuest !== false && !SAFE_METHODS.includes(request.method);
      const reply = (actor: Actor | null) =>
        answer({ db: database(), actor, input: parsed.data, params, request, now: Date.now() } as Call<never, never>);
      const result = asking && saves ? await savingAs(asking, reply) : await reply(asking);
      if (result instanceof Response) return result;
      return result === undefined ? new NextResponse(null, { status: 204 }) : NextResponse.json(result);
    } catch (error) {
      return refuse(error);
    }
  };
}
