import type { z } from 'zod';
import type { Actor } from '@/lib/auth/actor';
import type { Catalog } from '@/lib/catalog/course';
import type { Db } from '@/lib/db/open';
import type { Scope } from '@/lib/tokens/scopes';

export type Method = 'GET' | 'PUT' | 'POST' | 'PATCH' | 'DELETE';

type Names<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never;

export interface Call<Params, Query, Body> {
  db: Db;
  catalog: Catalog;
  actor: Actor;
  params: Params;
  query: Query;
  body: Body;
  now: number;
}

interface Told {
  /** What it is called in clients. */
  id: string;
  method: Method;
  scope: Scope | null;
  summary: string;
  description?: string;
  /** Reasons with which it refuses, beside those that every operation has. */
  refusals?: readonly string[];
}

export interface Operation extends Told {
  path: string;
  /** Of the parts of its path that are more than an id. */
  params?: Record<string, z.ZodType>;
  query?: z.ZodObject;
  body?: z.ZodType;
  /** Left out: nothing is answered, with 204. */
  answer?: z.ZodType;
  /** Everything in here happens at once: a change and what is kept of it are one transaction. */
  run(call: Call<Record<string, string>, unknown, unknown>): unknown;
}

/** Says what an operation takes and answers, and does it: the document and the clients are made from the same. */
export function operation<
  const Path extends string,
  Params extends { [Name in Names<Path>]?: z.ZodType },
  Query extends z.ZodObject | undefined = undefined,
  Body extends z.ZodType | undefined = undefined,
  Answer extends z.ZodType | undefined = undefined,
>(
  told: Told & {
    path: Path;
    params?: Params;
    query?: Query;
    body?: Body;
    answer?: Answer;
    run(
      call: Call<
        { [Name in Names<Path>]: Params[Name] extends z.ZodType ? z.output<Params[Name]> : string },
        Query extends z.ZodType ? z.output<Query> : undefined,
        Body extends z.ZodType ? z.output<Body> : undefined
      >,
    ): Answer extends z.ZodType ? z.input<Answer> : void;
  },
): Operation {
  return told as unknown as Operation;
}

export const changes = ({ method }: Pick<Operation, 'method'>) => method !== 'GET';
