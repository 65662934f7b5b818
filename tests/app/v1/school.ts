import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openApi } from '@/app/api/v1/api';
import * as documentRoute from '@/app/api/v1/openapi.json/route';
import { answerFrom } from '@/app/server/api';
import { enrol } from '@/lib/auth/enrolments';
import { updateAdministrator, upsertRole } from '@/lib/auth/queries';
import { openServer } from '@/lib/cli/http-server';
import { users } from '@/lib/db/schema';
import { submitCode } from '@/lib/submissions/submit';
import { SCOPES, type Scope } from '@/lib/tokens/scopes';
import { createToken } from '@/lib/tokens/tokens';
import { openClass } from '../../attempts/class';
import { twoCourses } from '../../catalog/small-course';
import { recordNext } from '../../submissions/record-next';
import { plainVerdict } from '../../submissions/verdict';

export const NOW = Date.parse('2026-03-01T12:00:00Z');

/** Two courses, a class in both, and a server that programs ask. */
export async function openSchool(limits = { token: { burst: 1e6, everyMs: 1 }, unknown: { burst: 1e6, everyMs: 1 } }) {
  const catalog = await twoCourses();
  const { db, ada, bob, tom, ina } = openClass();
  db.insert(users).values({ id: 'root', name: 'root', email: 'root@example.org' }).run();
  updateAdministrator(db, 'root', true);
  const root = { userId: 'root', guest: false, administrator: true as const };
  upsertRole(db, { userId: 'ina', courseId: 'small', role: 'instructor', enrolledAt: 1 });
  const submissions: Record<string, string> = {};
  for (const courseId of ['small', 'other']) {
    enrol(db, ada, courseId, NOW - 9_000);
    const input = { courseId, challengeId: 'fit-line', source: `// of bob in ${courseId}`, requestId: courseId };
    submissions[courseId] = submitCode(db, catalog, bob, input, NOW - 5_000).submissionId;
    recordNext(db, plainVerdict([11, 12]), NOW - 4_000);
  }
  const host = { now: NOW };
  const answer = openApi({ database: () => db, catalog: async () => catalog, now: () => host.now, limits });
  const methods = { GET: answer, POST: answer, PUT: answer, PATCH: answer, DELETE: answer, HEAD: answer };
  const answerApi = answerFrom({ '/api/v1/[...path]': methods, '/api/v1/openapi.json': documentRoute });
  const server: Server = openServer((asked, response) => {
    if (!answerApi(asked, response)) response.end('left to the pages');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1`;

  const tokenOf = (who: 'tom' | 'ina' | 'root', courseId: string | null, scopes: Scope[] = [...SCOPES]) =>
    createToken(db, { tom, ina, root }[who], { courseId, name: `${who}'s`, scopes, days: 30 }, host.now).token;

  async function ask(token: string | null, method: string, path: string, body?: unknown, headers = {}) {
    const response = await fetch(base + path, {
      method,
      headers: { ...(token && { authorization: `Bearer ${token}` }), ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      // biome-ignore lint/suspicious/noExplicitAny: what is asked for is what the tests are about
      body: (text === '' || method === 'HEAD' ? null : JSON.parse(text)) as any,
    };
  }
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { db, catalog, host, base, tokenOf, ask, submissions, close, actors: { ada, bob, tom, ina, root } };
}

/** All that is in the database, but when tokens were last used. */
export function contentsOf({ db }: Pick<Awaited<ReturnType<typeof openSchool>>, 'db'>): string {
  const names = db.$client.prepare("select name from sqlite_master where type = 'table'").pluck().all() as string[];
  const rows = names.sort().map((name) => {
    const all = db.$client.prepare(`select * from "${name}"`).all() as Record<string, unknown>[];
    return [name, all.map(({ last_used_at: _, ...row }) => row)];
  });
  return JSON.stringify(rows);
}
