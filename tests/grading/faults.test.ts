import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { publicStream } from '@/lib/authoring/random';
import { loadCatalog } from '@/lib/catalog/catalog';
import { type Database, openDatabase } from '@/lib/db/open';
import { gradings, measures, users } from '@/lib/db/schema';
import { env } from '@/lib/env';
import { submitCode } from '@/lib/submissions/submit';
import { commandOf, descendants, isJudge, isSandbox, kill } from '../processes';
import { thorough } from '../thorough';

// Sandboxes, judges and whole graders are killed at random moments while submissions of all kinds are graded.

const KILLS = 200;
const data = mkdtempSync(path.join(tmpdir(), 'heldout-faults-'));
let grader: ChildProcess;
let db: Database;
let sources: { source: string; outcome: string; passed: boolean }[];

beforeAll(async () => {
  db = openDatabase(path.join(data, 'heldout.sqlite'));
  for (const id of ['ada', 'bob', 'eve'])
    db.insert(users)
      .values({ id, name: id, email: `${id}@example.org` })
      .run();
  const challenge = (await loadCatalog(env().coursesFolder)).courses.get('implicit-bias')?.challenges.get('min-norm');
  if (!challenge) throw new Error('The course has no challenge min-norm.');
  const wrong = challenge.files.wrong.find(({ name }) => name === 'start-from-zero')?.source as string;
  sources = [
    { source: challenge.files.reference, outcome: 'completed', passed: true },
    { source: wrong, outcome: 'completed', passed: false },
    {
      source: 'export default function train() { throw new Error("no luck"); }',
      outcome: 'runtime-error',
      passed: false,
    },
    { source: 'export default function train( {', outcome: 'syntax-error', passed: false },
    { source: 'export default function train() { return { w: 1 }; }', outcome: 'invalid-result', passed: false },
  ];
});

afterAll(() => {
  grader?.kill('SIGKILL');
  rmSync(data, { recursive: true, force: true });
});

function startGrader(): void {
  grader = spawn(process.execPath, ['--import', 'tsx', 'lib/cli/grader.ts'], {
    cwd: env().projectRoot,
    env: { ...process.env, HELDOUT_DATA: data, LOG_LEVEL: 'silent', NODE_ENV: 'production' },
    stdio: 'ignore',
  });
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const count = (state: string) => states().filter((one) => one === state).length;
const states = () =>
  db
    .select({ state: gradings.state })
    .from(gradings)
    .all()
    .map(({ state }) => state);

test.runIf(thorough)(
  `after ${KILLS} kills every submission has exactly one verdict, the right one, and nothing is left`,
  async () => {
    const random = publicStream('faults', 1);
    const catalog = await loadCatalog(env().coursesFolder);
    const expected = new Map<string, (typeof sources)[number]>();
    const handIn = () => {
      const one = sources[random.integer(0, sources.length - 1)] as (typeof sources)[number];
      const userId = ['ada', 'bob', 'eve'][random.integer(0, 2)] as string;
      const input = { courseId: 'implicit-bias', challengeId: 'min-norm', source: one.source, requestId: randomUUID() };
      const actor = { userId, guest: false, administrator: true } as const;
      expected.set(submitCode(db, catalog, actor, input, Date.now()).submissionId, one);
    };
    const comeUp = async () => {
      startGrader();
      while (!states().includes('running')) await pause(50);
    };
    for (let i = 0; i < 6; i++) handIn();
    await comeUp();
    const killed = { grader: 0, judge: 0, sandbox: 0 };
    for (let kills = 0; kills < KILLS; ) {
      if (states().filter((state) => state !== 'done').length < 6) handIn();
      await pause(random.integer(10, 300));
      const draw = random.uniform();
      if (draw < 0.04) {
        const gone = new Promise((resolve) => grader.once('exit', resolve));
        grader.kill('SIGKILL');
        await gone;
        killed.grader++;
        kills++;
        // What it held is still marked as running, so the next one is known by a submission that it has judged.
        const judged = count('done');
        startGrader();
        while (count('done') === judged) {
          // It may have been killed with nothing left to judge.
          if (states().every((state) => state === 'done')) handIn();
          await pause(50);
        }
        continue;
      }
      const targets = descendants(grader.pid as number).filter(draw < 0.2 ? isJudge : isSandbox);
      const target = targets[random.integer(0, Math.max(0, targets.length - 1))];
      if (!target || !kill(target.pid)) continue;
      killed[isJudge(target) ? 'judge' : 'sandbox']++;
      kills++;
    }
    const end = Date.now() + 300_000;
    while (states().some((state) => state !== 'done') && Date.now() < end) await pause(100);

    const rows = db.select().from(gradings).all();
    expect(rows).toHaveLength(expected.size);
    for (const { submissionId, state, outcome, passed } of rows) {
      const { source: _, ...verdict } = expected.get(submissionId) as (typeof sources)[number];
      expect({ state, outcome, passed }, submissionId).toEqual({ state: 'done', ...verdict });
    }
    const completed = rows.filter(({ outcome }) => outcome === 'completed').length;
    expect(db.select().from(measures).all()).toHaveLength(completed * 4 * 3);
    expect(
      Object.values(killed).every((n) => n > 0),
      JSON.stringify(killed),
    ).toBe(true);

    const gone = new Promise((resolve) => grader.once('exit', resolve));
    const before = descendants(grader.pid as number);
    grader.kill('SIGTERM');
    await gone;
    await pause(500);
    expect(before.filter(({ pid, command }) => commandOf(pid) === command)).toEqual([]);
    const build = readdirSync(path.join(data, 'build'), { recursive: true, encoding: 'utf8' });
    expect(build.filter((name) => /\.\d+(\.\d+)?$|type-checks\/./.test(name))).toEqual([]);
  },
  1_800_000,
);
