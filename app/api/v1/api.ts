import { z } from 'zod';
import { Allowance } from '@/lib/auth/allowance';
import { clientKey } from '@/lib/auth/client-address';
import type { Catalog } from '@/lib/catalog/course';
import type { Database, Db } from '@/lib/db/open';
import { isStorageTrouble } from '@/lib/db/trouble';
import { untilWritable } from '@/lib/db/writable';
import { onceFor, type Reply } from '@/lib/tokens/replies';
import { type Bearer, bearerOf, noteUse, requireScope } from '@/lib/tokens/tokens';
import { tell } from '../answers/tell';
import { type Asked, readJson } from '../body';
import { changes, type Operation } from './operation';
import { OPERATIONS } from './operations';
import { inputProblem, noSuchPath, notLetIn, problem, tooSoon, wrongMethod } from './problem';
import { Id } from './schemas';

/** How much a program may ask for: at once, and then again once in so many milliseconds. */
export const LIMITS = { token: { burst: 300, everyMs: 100 }, unknown: { burst: 60, everyMs: 2_000 } };

interface Host {
  database(): Database;
  catalog(): Promise<Catalog>;
  now(): number;
  limits?: typeof LIMITS;
}

const BASE = '/api/v1';
const NAME = /^\{(\w+)\}$/;
const IdempotencyKey = z.string().regex(/^[\x21-\x7e]{1,200}$/, '1 to 200 visible characters of ASCII');

/** The parts of an address where it is one of the path's; null where it is not. */
function paramsIn(path: string, given: readonly string[]): Record<string, string> | null {
  const parts = path.split('/').slice(1);
  if (parts.length !== given.length) return null;
  const params: Record<string, string> = {};
  for (const [i, part] of parts.entries()) {
    const name = NAME.exec(part)?.[1];
    if (name && given[i]) params[name] = given[i];
    else if (part !== given[i]) return null;
  }
  return params;
}

function find(url: URL, method: string) {
  let given: string[];
  try {
    given = url.pathname
      .slice(BASE.length + 1)
      .split('/')
      .map(decodeURIComponent);
  } catch {
    return noSuchPath();
  }
  const there = OPERATIONS.flatMap((operation) => {
    const params = paramsIn(operation.path, given);
    return params ? [{ operation, params }] : [];
  });
  if (there.length === 0) return noSuchPath();
  const wanted = method === 'HEAD' ? 'GET' : method;
  return there.find(({ operation }) => operation.method === wanted) ?? wrongMethod(methodsOf(there));
}

const methodsOf = (there: { operation: Operation }[]) => there.map(({ operation }) => operation.method);

/** A query as its schema takes it: whole numbers are numbers, and nothing may be said twice. */
function readQuery(search: URLSearchParams): Record<string, unknown> {
  const values: [string, unknown][] = [];
  for (const name of new Set(search.keys())) {
    const all = search.getAll(name);
    const [value = ''] = all;
    values.push([name, all.length > 1 ? all : name === 'limit' && /^\d{1,15}$/.test(value) ? Number(value) : value]);
  }
  return Object.fromEntries(values);
}

/** What programs ask, answered: who asks and what they may, one parse, one change. Cookies are not looked at. */
export function openApi({ database, catalog, now: clock, limits = LIMITS }: Host) {
  const known = new Allowance(limits.token.burst, limits.token.everyMs);
  const unknown = new Allowance(limits.unknown.burst, limits.unknown.everyMs);

  function letIn(headers: Headers, now: number): Bearer | Response {
    const token = /^Bearer +([\x21-\x7e]{1,200})$/i.exec(headers.get('authorization') ?? '')?.[1];
    const bearer = token === undefined ? null : bearerOf(database(), token, now);
    const wait = bearer ? known.take(bearer.tokenId) : unknown.take(clientKey(headers));
    if (wait > 0) return tooSoon(wait);
    if (bearer) return bearer;
    return token === undefined
      ? notLetIn('token-missing', 'Send an access token: Authorization: Bearer hld_...')
      : notLetIn(
          'token-unknown',
          'This access token is unknown, over, or taken back, or its maker has no role any more.',
        );
  }

  async function answer(asked: Asked): Promise<Response> {
    const now = clock();
    const url = new URL(asked.url);
    const found = find(url, asked.method);
    if (found instanceof Response) return found;
    const bearer = letIn(asked.headers, now);
    if (bearer instanceof Response) return bearer;
    const { operation } = found;
    if (operation.scope) requireScope(bearer, operation.scope);
    const names = Object.keys(found.params).map((name) => [name, operation.params?.[name] ?? Id] as const);
    const Input = z.object({
      params: z.strictObject(Object.fromEntries(names)),
      query: operation.query ?? z.strictObject({}),
      body: operation.body ?? z.undefined(),
      key: IdempotencyKey.optional(),
    });
    const sent = operation.body ? await readJson(asked) : undefined;
    const key = (changes(operation) && asked.headers.get('idempotency-key')) || undefined;
    const parsed = Input.safeParse({ params: found.params, query: readQuery(url.searchParams), body: sent, key });
    if (!parsed.success) return inputProblem(parsed.error);
    const content = await catalog();
    const db = database();
    if (changes(operation)) await untilWritable(db);
    const { params, query, body } = parsed.data as { params: Record<string, string>; query: unknown; body: unknown };
    const act = (tx: Db): Reply => {
      const made = operation.run({ db: tx, catalog: content, actor: bearer.actor, params, query, body, now });
      if (!operation.answer) return { status: 204, body: null };
      return { status: 200, body: JSON.stringify(tell(operation.answer, made)) };
    };
    const repeatable = key && { tokenId: bearer.tokenId, key, request: JSON.stringify([operation.id, params, sent]) };
    const reply = repeatable
      ? onceFor(db, repeatable, act, now)
      : changes(operation)
        ? db.transaction(act, { behavior: 'immediate' })
        : act(db);
    note(db, bearer, now);
    const headers = new Headers();
    if (reply.body !== null) headers.set('content-type', 'application/json');
    if ('repeated' in reply && reply.repeated) headers.set('idempotency-replayed', 'true');
    return new Response(reply.body, { status: reply.status, headers });
  }

  return (asked: Asked): Promise<Response> => answer(asked).catch(problem);
}

/** When it was last used is no reason to refuse what was asked for. */
function note(db: Db, bearer: Bearer, now: number): void {
  try {
    noteUse(db, bearer, now);
  } catch (error) {
    if (!isStorageTrouble(error)) throw error;
  }
}
