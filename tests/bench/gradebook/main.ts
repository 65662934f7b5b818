import { once } from 'node:events';
import { statSync } from 'node:fs';
import { get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { answerApi } from '@/app/server/api';
import { summariesOf } from '@/app/server/grid';
import { CHUNK } from '@/app/staff/[course]/grid/measures';
import { OPERATOR } from '@/lib/auth/actor';
import { createAuth } from '@/lib/auth/auth';
import { openServer } from '@/lib/cli/http-server';
import { type Database, openDatabase } from '@/lib/db/open';
import { GridView, openGrid } from '@/lib/gradebook/view';
import { median } from '../figures';
import { COURSE, fill, largeCatalog, type Size } from './school';

// The gradebook of a class that is larger than anybody's: `npm run bench:gradebook`. It makes a database of 10,000 students by
// 60 quizzes and 40 challenges (once: it is kept in the temporary folder), tells how long the grid's first screen takes, how
// long its files take and how much memory they need, and how SQLite reads.

const { values } = parseArgs({ options: { students: { type: 'string', default: '10000' } } });
const size: Size = { students: Number(values.students), quizzes: 60, challenges: 40 };
const say = (line: string) => void process.stdout.write(`${line}\n`);
const megabytes = (bytes: number) => `${(bytes / 2 ** 20).toFixed(0)} MB`;

const file = path.join(tmpdir(), `heldout-gradebook-${size.students}.sqlite`);
const catalog = await largeCatalog(size);
const db = openDatabase(file);
const isNew = db.$client.prepare('select 1 from enrolments limit 1').get() === undefined;
if (isNew) {
  const from = performance.now();
  const rows = fill(db, catalog, size);
  say(`${rows} rows made in ${((performance.now() - from) / 1000).toFixed(1)} s`);
}
say(
  `${size.students} students x ${size.quizzes + size.challenges} pieces of work, ${megabytes(statSync(file).size)}: ${file}`,
);

/** What the queries are that something asks, each once, with how SQLite answers it. */
function plansOf(act: () => void): string[] {
  const texts = new Set<string>();
  const { $client: client } = db;
  const { prepare } = client;
  client.prepare = ((source: string) => {
    texts.add(source);
    return prepare.call(client, source);
  }) as typeof prepare;
  act();
  client.prepare = prepare;
  return [...texts].flatMap((text) => {
    const short = text
      .replaceAll(/\s+/g, ' ')
      .replaceAll('"', '')
      .replaceAll(/(\?, )+\?/g, '…');
    const parameters = text.split('?').length - 1;
    const steps = client.prepare(`explain query plan ${text}`).all(...Array(parameters).fill('')) as {
      detail: string;
    }[];
    return [`  ${short.slice(0, 160)}`, ...steps.map(({ detail }) => `      ${detail}`)];
  });
}

const view = GridView.parse({});
const firstScreen = (wanted = view) => {
  const grid = openGrid(db, catalog, OPERATOR, COURSE, wanted, Date.now());
  return { grid, rows: grid.rows(0, CHUNK) };
};

/** Milliseconds of processor time, which other work on the machine does not lengthen. */
async function time(name: string, act: () => unknown): Promise<void> {
  const took: number[] = [];
  for (let i = 0; i < 7; i++) {
    const from = process.cpuUsage();
    await act();
    const { user, system } = process.cpuUsage(from);
    took.push((user + system) / 1000);
  }
  const [first = 0, ...later] = took;
  say(`${name.padEnd(44)} first ${first.toFixed(0).padStart(5)} ms, then ${median(later).toFixed(0).padStart(5)} ms`);
}

await time('the first screen: people, and 50 rows', () => firstScreen());
await time('the next 50 rows', () => firstScreen().grid.rows(50, CHUNK));
await time('the line of the class, all columns', () => summariesOf(firstScreen().grid));
await time('found by name', () => firstScreen(GridView.parse({ find: 'elo' })));
await time('one section', () => firstScreen(GridView.parse({ section: 'section-2' })));

say('\nHow SQLite reads the first screen:');
for (const line of plansOf(() => firstScreen())) say(line);
say('\nHow SQLite reads the line of the class:');
for (const line of plansOf(() => firstScreen().grid.columns.slice(0, 2).map(firstScreen().grid.summary))) say(line);

say('\nIts files over HTTP, written while they are read:');
const { port, cookie, close } = await serve(db);
for (const name of ['grid.csv', 'grid.json']) await download(name);
close();

/** The routes of the product, on a port of their own, for somebody who looks after the installation. */
async function serve(database: Database) {
  const auth = createAuth({ db: database, secret: 'x'.repeat(43), url: undefined, limits: null });
  Object.assign(globalThis, {
    heldoutDatabase: database,
    heldoutAuth: auth,
    heldoutCatalog: Promise.resolve({ catalog, stamp: '', lookedAt: 0 }),
  });
  const email = `reader-${Date.now()}@example.org`;
  const body = { name: 'Reader', email, password: 'long enough to be one' };
  const { headers, response } = await auth.api.signUpEmail({ body, returnHeaders: true });
  database.$client.prepare('update users set administrator = 1 where id = ?').run(response.user.id);
  const server = openServer((asked, answered) => {
    if (!answerApi(asked, answered)) answered.writeHead(404).end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    cookie: headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; '),
    close: () => {
      server.closeAllConnections();
      server.close();
      database.$client.prepare('delete from users where id = ?').run(response.user.id);
    },
  };
}

async function download(name: string): Promise<void> {
  globalThis.gc?.();
  const before = process.memoryUsage().rss;
  let most = before;
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss);
  }, 20);
  const from = performance.now();
  const asked = get({ port, host: '127.0.0.1', path: `/api/staff/${COURSE}/${name}`, headers: { cookie } });
  const [response] = (await once(asked, 'response')) as [IncomingMessage];
  let bytes = 0;
  let first = 0;
  for await (const chunk of response) {
    first ||= performance.now() - from;
    bytes += (chunk as Buffer).length;
    most = Math.max(most, process.memoryUsage().rss);
  }
  clearInterval(watch);
  const seconds = (performance.now() - from) / 1000;
  say(
    `  ${name.padEnd(10)} ${megabytes(bytes)} in ${seconds.toFixed(1)} s, the first byte after ${first.toFixed(0)} ms, ` +
      `status ${response.statusCode}; memory grew by at most ${megabytes(most - before)}`,
  );
}
