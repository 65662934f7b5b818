import { vi } from 'vitest';
import { ROUTES } from '@/app/api/routes';
import { createAuth } from '@/lib/auth/auth';
import { upsertRole } from '@/lib/auth/queries';
import type { Catalog } from '@/lib/catalog/course';
import { selectCourse, selectQuiz } from '@/lib/catalog/select';
import { openDatabase } from '@/lib/db/open';
import { users } from '@/lib/db/schema';
import { smallCatalog } from '../catalog/small-course';
import { shortEssay } from '../items/sample-items';

export type Method = 'POST' | 'PUT' | 'DELETE' | 'PATCH';
type Route = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;

const HERE = 'http://localhost:3000';

/** The small course, with a quiz of one essay. */
async function courseWithEssay(): Promise<Catalog> {
  const small = await smallCatalog();
  const course = selectCourse(small, 'small');
  const items = [shortEssay];
  const quiz = { ...selectQuiz(course, 'first'), parts: items.map((one) => ({ choose: 1, of: [one] })), items };
  const sections = course.sections.map((section) => ({
    ...section,
    chapters: section.chapters.map((one) => (one.id === 'first' ? { ...one, quizzes: [quiz] } : one)),
  }));
  return { ...small, courses: new Map([['small', { ...course, sections }]]) };
}

/** The routes of this process, with a database, accounts and a course of their own. */
export async function serve() {
  const db = openDatabase(':memory:');
  const auth = createAuth({ db, secret: 'x'.repeat(43), url: undefined, limits: null });
  const catalog = await courseWithEssay();
  vi.stubGlobal('heldoutDatabase', db);
  vi.stubGlobal('heldoutAuth', auth);
  vi.stubGlobal('heldoutCatalog', Promise.resolve({ catalog, stamp: '', lookedAt: 0 }));
  vi.stubGlobal('heldoutSessions', undefined);

  /** Somebody with an account: who they are, and the cookie that says so. */
  const signUp = async (name: string) => {
    const body = { name, email: `${name}@example.org`, password: 'long enough to be one' };
    const { headers, response } = await auth.api.signUpEmail({ body, returnHeaders: true });
    const cookie = headers.getSetCookie().map((line) => line.split(';')[0]);
    return { userId: response.user.id, cookie: cookie.join('; ') };
  };
  const administrator = await signUp('root');
  db.update(users).set({ administrator: true }).run();
  const staff = await signUp('ina');
  upsertRole(db, { userId: staff.userId, courseId: 'small', role: 'instructor', enrolledAt: 1 });

  const student = await signUp('eve');

  const ask = async (address: string, method: Method | 'GET', cookie: string, data?: unknown) => {
    const { pathname } = new URL(address, HERE);
    const [path, values] = matching(pathname);
    const route = (ROUTES as Record<string, Record<string, unknown>>)[path]?.[method] as Route;
    const headers = { cookie, host: 'localhost:3000', 'content-type': 'application/json' };
    const body = data === undefined ? null : JSON.stringify(data);
    return route(new Request(HERE + address, { method, headers, body }), { params: Promise.resolve(values) });
  };
  return { db, catalog, administrator, staff, student, signUp, ask };
}

/** The route of an address, and what the address says. */
function matching(pathname: string): [string, Record<string, string>] {
  const parts = pathname.split('/');
  for (const path of Object.keys(ROUTES)) {
    const names = path.split('/');
    const isHere = names.length === parts.length && names.every((name, i) => /^\[/.test(name) || name === parts[i]);
    if (!isHere) continue;
    const values = names.flatMap((name, i) => (/^\[/.test(name) ? [[name.slice(1, -1), parts[i] ?? '']] : []));
    return [path, Object.fromEntries(values)];
  }
  throw new Error(`no route answers ${pathname}`);
}

/** Every way in which a route for staff may change something, as `METHOD path`. */
export function staffChanges(): string[] {
  return Object.entries(ROUTES).flatMap(([path, route]) =>
    path.startsWith('/api/staff/')
      ? Object.keys(route).flatMap((name) => (/^(POST|PUT|PATCH|DELETE)$/.test(name) ? [`${name} ${path}`] : []))
      : [],
  );
}
