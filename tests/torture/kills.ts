import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import SqliteDatabase from 'better-sqlite3';
import { publicStream } from '@/lib/authoring/random';
import { loadCatalog } from '@/lib/catalog/catalog';
import { env } from '@/lib/env';
import { kill } from '../processes';
import { type Act, drawActs } from './acts';
import { type Audit, auditDatabase, countOpen } from './audit';
import { openDisk } from './disk';
import { Ledger } from './ledger';
import { PARTS, type Part, Server } from './server';
import { Student } from './students';

export interface KillOptions {
  kills: number;
  seed: number;
  port: number;
  /** Between two kills, on average. */
  meanMs: number;
  say?: (words: string) => void;
}

export interface KillReport extends Audit {
  killed: Record<Part, number>;
  /** Kills for which no process could be found in time. */
  missed: number;
  filled: number;
  locked: number;
  starts: number;
  accepted: { submissions: number; answers: number; checkpoints: number; drafts: number };
  statuses: Record<number, number>;
  surprises: string[];
  /** Processes that the server left behind when it was stopped at the end. */
  left: string[];
  /** Why the disk could not be filled here; null when it could. */
  unbounded: string | null;
  seconds: number;
}

const STUDENTS = ['ada', 'bob', 'eve', 'kim', 'lee', 'mia'];
const FIND_MS = 300_000;
const CALM_MS = 10 * 60_000;

/** Kills, fills and locks while students work; then lets things calm down and compares the database with the ledger. */
export async function tortureByKills({ kills, seed, port, meanMs, say = () => {} }: KillOptions): Promise<KillReport> {
  const started = Date.now();
  const course = (await loadCatalog(env().coursesFolder)).courses.get('implicit-bias');
  if (!course) throw new Error('There is no course implicit-bias.');
  const disk = openDisk();
  const file = path.join(disk.folder, 'heldout.sqlite');
  const server = new Server(port, disk.folder, {
    SANDBOX_SLOTS: '2',
    SUBMISSIONS_PER_HOUR: '1000000',
  });
  const ledger = new Ledger();
  const killed = Object.fromEntries(PARTS.map((part) => [part, 0])) as Record<Part, number>;
  const counts = { missed: 0, filled: 0, locked: 0 };
  const trouble: Promise<void>[] = [];

  async function killOne({ part, which }: Extract<Act, { kind: 'kill' }>): Promise<void> {
    for (const end = Date.now() + FIND_MS; Date.now() < end; await sleep(10)) {
      const playing = server.playing(part);
      const pid = playing[Math.floor(which * playing.length)];
      if (pid === undefined || !kill(pid)) continue;
      killed[part]++;
      return;
    }
    counts.missed++;
  }

  async function fillDisk(ms: number): Promise<void> {
    if (disk.unbounded !== null) return;
    counts.filled++;
    disk.fill();
    await sleep(ms);
    disk.free();
  }

  async function lockDatabase(ms: number): Promise<void> {
    const other = new SqliteDatabase(file, { timeout: 10_000 });
    try {
      other.exec('begin immediate');
      counts.locked++;
      await sleep(ms);
      other.exec('rollback');
    } catch (error) {
      say(`The database could not be locked: ${(error as Error).message}`);
    } finally {
      other.close();
    }
  }

  async function carryOut(act: Act): Promise<void> {
    await sleep(act.after);
    if (act.kind === 'kill') await killOne(act);
    else trouble.push(act.kind === 'fill-disk' ? fillDisk(act.lasts) : lockDatabase(act.lasts));
  }

  try {
    await server.healthy();
    const students = STUDENTS.map((name, i) => new Student(name, port, course, ledger, publicStream(name, seed + i)));
    for (const student of students) await student.enrol();
    const over = new AbortController();
    const working = students.map((student) => student.work(over.signal));
    const acts = drawActs(seed, kills, meanMs);
    for (const [i, act] of acts.entries()) {
      await carryOut(act);
      if (i % 50 === 49)
        say(`${i + 1} of ${acts.length} acts, ${server.starts} starts, ${ledger.submissions.size} handed in`);
    }
    await Promise.all(trouble);
    over.abort();
    await server.healthy();
    await Promise.all(working);
    for (const end = Date.now() + CALM_MS; countOpen(file) > 0 && Date.now() < end; ) await sleep(200);
    const left = await server.stop();
    return {
      ...auditDatabase(file, ledger),
      killed,
      ...counts,
      starts: server.starts,
      accepted: acceptedBy(ledger),
      statuses: Object.fromEntries(ledger.statuses),
      surprises: ledger.surprises,
      left: left.map(({ command }) => command),
      unbounded: disk.unbounded,
      seconds: Math.round((Date.now() - started) / 1000),
    };
  } catch (error) {
    say(server.words.slice(-4_000));
    throw error;
  } finally {
    server.end();
    disk.remove();
  }
}

function acceptedBy({ submissions, answers, checkpoints, drafts }: Ledger): KillReport['accepted'] {
  const number = <Value>(values: Iterable<Value>, is: (value: Value) => boolean) => [...values].filter(is).length;
  return {
    submissions: number(submissions.values(), ({ id }) => id !== null),
    answers: number(answers.values(), ({ accepted }) => accepted),
    checkpoints: [...checkpoints.values()].reduce((sum, { accepted }) => sum + accepted, 0),
    drafts: number(drafts.values(), ({ accepted }) => accepted !== null),
  };
}
