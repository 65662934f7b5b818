import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { loadCatalog } from '@/lib/catalog/catalog';
import type { Course } from '@/lib/catalog/course';
import { env } from '@/lib/env';
import { Client } from '../../torture/client';
import { Server } from '../../torture/server';
import { median } from '../figures';
import { Guest, KINDS, type Kind } from './guest';
import { type Load, offer, quantile, saturate } from './load';
import { processorMs, residentMb } from './processes';

// npm run bench:web [-- --students 1000 --rate 500 --seconds 60 --rounds 5 --beside ../another/checkout]
// What an answer, a draft and a lesson cost the process that serves, and how soon a class is answered, beside a handler of
// the same framework that reads one row, in one run. Needs `npm run build` (and that of the checkout beside).

const { values } = parseArgs({
  options: {
    students: { type: 'string', default: '1000' },
    rate: { type: 'string', default: '500' },
    seconds: { type: 'string', default: '60' },
    rounds: { type: 'string', default: '5' },
    port: { type: 'string', default: '4640' },
    beside: { type: 'string' },
  },
});
const [students, rate, seconds, rounds, port] = [
  values.students,
  values.rate,
  values.seconds,
  values.rounds,
  values.port,
].map(Number) as [number, number, number, number, number];

const REQUESTS = 60;
const AT_ONCE = 32;
const SATURATED_S = 10;
const MIX: Kind[] = ['answer', 'answer', 'draft', 'answer', 'answer', 'draft', 'answer', 'draft', 'answer', 'lesson'];

interface Contender {
  name: string;
  pid: () => number;
  kinds: readonly string[];
  /** Sees to what must be there before the request; then sends it. */
  prepare(kind: string, turn: number): Promise<void>;
  send(kind: string, turn: number): ReturnType<Client['send']>;
  /** Both, for one of many at the same time. */
  inTurn(kind: string, turn: number): ReturnType<Client['send']>;
}

const folder = mkdtempSync(path.join(tmpdir(), 'heldout-web-'));
const opened: { end(): void }[] = [];

async function openBare(): Promise<Contender> {
  const place = path.join(import.meta.dirname, 'bare');
  if (!existsSync(path.join(place, '.next', 'BUILD_ID'))) {
    const build = spawn('npx', ['--no-install', 'next', 'build', place], { stdio: ['ignore', 'ignore', 'inherit'] });
    const [code] = await once(build, 'exit');
    if (code !== 0) throw new Error('The bare handler could not be built.');
  }
  const child: ChildProcess = spawn(process.execPath, ['--import', 'tsx', path.join(place, 'serve.ts'), String(port)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_ENV: 'production', BARE_DATABASE: path.join(folder, 'bare.sqlite') },
  });
  opened.push({ end: () => child.kill('SIGKILL') });
  if (child.stdout) await once(child.stdout, 'data');
  const clients = Array.from({ length: students }, () => new Client(port));
  const send = (_: string, turn: number) => (clients[turn % students] as Client).send('GET', '/row');
  return {
    name: 'bare handler',
    pid: () => child.pid as number,
    kinds: ['row'],
    prepare: async () => {},
    send,
    inTurn: send,
  };
}

async function openProduct(name: string, course: Course, at: number, root: string): Promise<Contender> {
  const server = new Server(at, path.join(folder, name), { CLASS_SIZE: String(students * 2) }, root);
  opened.push(server);
  await server.healthy();
  const guests = Array.from({ length: students }, (_, i) => new Guest(at, i, course));
  for (let i = 0; i < students; i += 8) await Promise.all(guests.slice(i, i + 8).map((guest) => guest.enter()));
  const guest = (turn: number) => guests[turn % students] as Guest;
  return {
    name,
    pid: () => server.playing('server')[0] as number,
    kinds: KINDS,
    prepare: (kind, turn) => guest(turn).prepare(kind as Kind),
    send: (kind, turn) => guest(turn).act(kind as Kind),
    inTurn: (kind, turn) => guest(turn).inTurn(kind as Kind),
  };
}

/** Processor time of the serving process for each request of a kind, in ms, by contender and kind: medians of the rounds. */
async function costs(contenders: Contender[]): Promise<Map<string, number>> {
  const seen = new Map<string, number[]>();
  for (let round = -1; round < rounds; round++) {
    for (const contender of contenders) {
      for (const kind of contender.kinds) {
        const turns = Array.from({ length: REQUESTS }, (_, i) => (round + 1) * REQUESTS + i);
        for (const turn of turns) await contender.prepare(kind, turn);
        const before = processorMs(contender.pid());
        for (const turn of turns) {
          const { status, body } = await contender.send(kind, turn);
          if (status !== 200 && status !== 204) throw new Error(`${contender.name}, ${kind}: ${status} ${body}`);
        }
        const each = (processorMs(contender.pid()) - before) / REQUESTS;
        const key = `${contender.name} ${kind}`;
        // The first round warms up.
        if (round >= 0) seen.set(key, [...(seen.get(key) ?? []), each]);
      }
    }
  }
  return new Map([...seen].map(([key, list]) => [key, median(list)]));
}

async function load(contender: Contender): Promise<Load & { memory: [number, number] }> {
  const before = residentMb(contender.pid());
  const loaded = await offer({ rate, seconds }, async (turn) => {
    const kind = contender.kinds.length === 1 ? (contender.kinds[0] as string) : (MIX[turn % MIX.length] as Kind);
    // Students come in another order for each kind of act, so that everybody does everything.
    const who = turn + Math.floor(turn / students);
    return contender.inTurn(kind, who);
  });
  return { ...loaded, memory: [before, residentMb(contender.pid())] };
}

try {
  const course = (await loadCatalog(env().coursesFolder)).courses.get('implicit-bias');
  if (!course) throw new Error('There is no course implicit-bias.');
  const contenders = [await openBare(), await openProduct('now', course, port + 1, env().projectRoot)];
  if (values.beside) contenders.push(await openProduct('beside', course, port + 2, path.resolve(values.beside)));

  console.log(`\nprocessor time of the serving process, ms a request (medians of ${rounds} rounds of ${REQUESTS})`);
  const each = await costs(contenders);
  const bare = each.get('bare handler row') as number;
  for (const [what, ms] of each)
    console.log(`  ${what.padEnd(22)} ${ms.toFixed(2).padStart(7)}   ${(ms / bare).toFixed(2)} x`);

  console.log(
    `\nanswers a second, ${AT_ONCE} at once for ${SATURATED_S} s (the product begins and ends its quizzes meanwhile)`,
  );
  let most: number | undefined;
  for (const contender of contenders) {
    const kind = contender.kinds[0] as string;
    const answers = await saturate({ atOnce: AT_ONCE, seconds: SATURATED_S }, (turn) => contender.inTurn(kind, turn));
    most ??= answers;
    console.log(`  ${contender.name.padEnd(22)} ${answers.toFixed(0).padStart(7)}   ${(answers / most).toFixed(2)} x`);
  }

  console.log(`\n${students} students, ${rate} requests a second for ${seconds} s (answers, drafts, lessons 6:3:1)`);
  let slowest: number | undefined;
  for (const contender of contenders) {
    const { latencies, failed, memory, ...rest } = await load(contender);
    const { 0: resets = 0, ...refused } = failed;
    const [p50, p95, p99] = [0.5, 0.95, 0.99].map((p) => quantile(latencies, p)) as [number, number, number];
    slowest ??= p99;
    const [from, to] = memory as [number, number];
    console.log(
      `  ${contender.name.padEnd(22)} p50 ${p50.toFixed(0)}, p95 ${p95.toFixed(0)}, p99 ${p99.toFixed(0)} ms (${(p99 / slowest).toFixed(1)} x); ` +
        `${(latencies.length / rest.seconds).toFixed(0)} a second; errors ${JSON.stringify(refused)}, resets ${resets}; ` +
        `memory ${from.toFixed(0)} to ${to.toFixed(0)} MB (${((100 * (to - from)) / from).toFixed(0)} %)`,
    );
  }
} finally {
  for (const one of opened) one.end();
  rmSync(folder, { recursive: true, force: true });
}
process.exit();
