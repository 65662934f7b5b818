import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { publicStream } from '@/lib/authoring/random';
import { env } from '@/lib/env';
import { ROLES, type Role } from '../browser/expected';
import { COURSE, QUIZ } from '../browser/routes';
import { type Answer, Client, must, signUp } from './client';
import { type Drawn, drawRequest, type Known, routesOnDisk } from './requests';
import { Server } from './server';
import { watchTables } from './tables';

export interface FuzzOptions {
  requests: number;
  seed: number;
  port: number;
  say?: (words: string) => void;
}

export interface FuzzReport {
  sent: number;
  routes: number;
  /** Answers by status. */
  statuses: Record<number, number>;
  /** Answers of 5xx, and requests that were not answered. */
  failed: string[];
  /** Refused requests after which the tables were not as before. */
  wrote: string[];
  refused: number;
  seconds: number;
}

const SOURCE = 'export default 1;';
/** Pages take a hundred times an answer's time; most of the requests go to what takes a body. */
const PAGES = 0.12;

type People = Record<Role, Client>;

/** Somebody of every role, with an attempt and a judged submission of the student's. @returns the ids that exist. */
async function enter(people: People, server: Server): Promise<Known> {
  await must(people.guest.json('POST', '/api/auth/guest', {}));
  for (const role of ['student', 'other', 'assistant', 'instructor', 'administrator'] as const)
    await signUp(people[role], role);
  await must(people.administrator.json('POST', `/api/invitations/${await server.firstAdministrator()}`));
  for (const role of ['assistant', 'instructor'] as const) {
    const invited = { role, courseId: COURSE.courseId };
    const { token } = await must(people.administrator.json('POST', '/api/staff/invitations', invited));
    await must(people[role].json('POST', `/api/invitations/${token}`));
  }
  const { user } = await must(people.student.json('GET', '/api/auth/get-session'));
  const { attemptId } = await must(people.student.json('POST', '/api/attempts', QUIZ));
  const handedIn = { courseId: COURSE.courseId, challengeId: 'min-norm', source: SOURCE, requestId: 'fuzz-request' };
  const { submissionId } = await must(people.student.json('POST', '/api/submissions', handedIn));
  const courses = ['implicit-bias', 'nonsense'];
  const chapters = ['minimum-norm', 'nonsense'];
  const challenges = ['min-norm', 'max-margin', 'nonsense'];
  return {
    id: [attemptId, submissionId],
    user: [user.id],
    token: ['nonsense'],
    course: courses,
    chapter: chapters,
    challenge: challenges,
    file: ['worker.js', 'types.json', 'nonsense'],
    hash: ['nonsense'],
    courseId: courses,
    chapterId: chapters,
    challengeId: challenges,
    targetId: [...chapters, ...challenges],
    itemId: ['gd-limit', 'solution-dimension', 'nonsense'],
    key: [`challenge:${COURSE.courseId}:min-norm`, `item:${attemptId}:gd-limit`, 'nonsense'],
    requestId: ['fuzz-request', 'fuzz-request-2'],
  };
}

const words = (role: Role, { method, path: address, body, headers }: Drawn) =>
  `${role} ${method} ${address.slice(0, 120)} ${JSON.stringify(headers)} ${String(body ?? '').slice(0, 160)}`;

/** Sends requests one after the other, so that what each of them changes can be told. */
export async function tortureByRequests({ requests, seed, port, say = () => {} }: FuzzOptions): Promise<FuzzReport> {
  const started = Date.now();
  const data = mkdtempSync(path.join(tmpdir(), 'heldout-requests-'));
  // Nothing but the requests is to write.
  const server = new Server(port, data, { HELDOUT_GRADING: 'elsewhere', SUBMISSIONS_WAITING: '100000' });
  const people = Object.fromEntries(ROLES.map((role) => [role, new Client(port)])) as People;
  const report: FuzzReport = { sent: 0, routes: 0, statuses: {}, failed: [], wrote: [], refused: 0, seconds: 0 };
  try {
    await server.healthy();
    const known = await enter(people, server);
    const routes = routesOnDisk(path.join(env().projectRoot, 'app'));
    const [pages, others] = [true, false].map((page) => routes.filter((one) => one.endsWith('/page') === page)) as [
      string[],
      string[],
    ];
    report.routes = routes.length;
    const random = publicStream('requests', seed);
    const from = <T>(list: readonly T[]): T => list[random.integer(0, list.length - 1)] as T;
    const tables = watchTables(path.join(data, 'heldout.sqlite'));
    // One after the other first, so that every route has its turn; then at random.
    const order = Array.from(
      { length: requests },
      (_, i) => routes[i] ?? from(random.uniform() < PAGES ? pages : others),
    );
    for (const route of order) {
      const drawn = drawRequest(random, route, known);
      const role = route.includes('/auth/') ? from(['nobody', 'other'] as const) : from(ROLES);
      const before = tables.digest();
      const answer: Answer | null = await people[role].send(drawn.method, drawn.path, drawn).catch((error: Error) => {
        report.failed.push(`${words(role, drawn)}: ${error.message}`);
        return null;
      });
      report.sent++;
      const status = answer?.status ?? 0;
      report.statuses[status] = (report.statuses[status] ?? 0) + 1;
      if (status >= 500) report.failed.push(`${status} ${words(role, drawn)}: ${answer?.body.slice(0, 200)}`);
      if (status >= 400) {
        report.refused++;
        // An answer may leave before the last of the work is done.
        await sleep(0);
        if (tables.digest() !== before) report.wrote.push(`${status} ${words(role, drawn)}`);
      }
      if (report.sent % 1_000 === 0) say(`${report.sent} requests, ${report.failed.length} failed`);
    }
    tables.close();
    await server.stop();
    return { ...report, seconds: Math.round((Date.now() - started) / 1000) };
  } catch (error) {
    say(server.words.slice(-4_000));
    throw error;
  } finally {
    for (const client of Object.values(people)) client.close();
    server.end();
    rmSync(data, { recursive: true, force: true });
  }
}
