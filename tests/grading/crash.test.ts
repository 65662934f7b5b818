import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { loadCatalog } from '@/lib/catalog/catalog';
import { openDatabase } from '@/lib/db/open';
import { gradings, measures, users } from '@/lib/db/schema';
import { env } from '@/lib/env';
import { submitCode } from '@/lib/submissions/submit';

const data = mkdtempSync(path.join(tmpdir(), 'heldout-crash-'));
const graders: ChildProcess[] = [];

afterAll(() => {
  for (const grader of graders) grader.kill('SIGKILL');
  rmSync(data, { recursive: true, force: true });
});

function startGrader(): ChildProcess {
  const grader = spawn(process.execPath, ['--import', 'tsx', 'lib/cli/grader.ts'], {
    cwd: env().projectRoot,
    env: { ...process.env, HELDOUT_DATA: data, LOG_LEVEL: 'error', NODE_ENV: 'production' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  graders.push(grader);
  return grader;
}

const ended = (process: ChildProcess) => new Promise((resolve) => process.once('exit', resolve));

/** Processes of this installation: sandboxes and the judge are started with paths below its data folder. */
function processesOfOurs(): string[] {
  try {
    return execFileSync('pgrep', ['-f', '-a', data], { encoding: 'utf8' }).trim().split('\n');
  } catch {
    return [];
  }
}

async function until(condition: () => boolean, seconds: number): Promise<void> {
  const end = Date.now() + seconds * 1000;
  while (!condition()) {
    if (Date.now() > end) throw new Error('It never happened.');
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}

test('ten submissions in flight survive kill -9 of their grader, twice, with one verdict each', async () => {
  const db = openDatabase(path.join(data, 'heldout.sqlite'));
  db.insert(users).values({ id: 'ada', name: 'Ada', email: 'ada@example.org' }).run();
  const catalog = await loadCatalog(env().coursesFolder);
  const source = catalog.courses.get('implicit-bias')?.challenges.get('min-norm')?.files.reference as string;
  const actor = { userId: 'ada', guest: false } as const;
  for (let i = 0; i < 10; i++) {
    const input = { courseId: 'implicit-bias', challengeId: 'min-norm', source, requestId: randomUUID() };
    submitCode(db, catalog, actor, input, Date.now());
  }
  const states = () =>
    db
      .select({ state: gradings.state })
      .from(gradings)
      .all()
      .map(({ state }) => state);
  const count = (state: string) => states().filter((one) => one === state).length;

  for (const done of [1, 4]) {
    const grader = startGrader();
    await until(() => count('done') >= done && count('running') > 0, 120);
    const gone = ended(grader);
    grader.kill('SIGKILL');
    await gone;
    expect(count('done')).toBeLessThan(10);
    await until(() => processesOfOurs().length === 0, 10);
  }

  const last = startGrader();
  await until(() => count('done') === 10, 120);
  const gone = ended(last);
  last.kill('SIGTERM');
  await gone;
  await until(() => processesOfOurs().length === 0, 10);

  const rows = db.select().from(gradings).all();
  expect(rows).toHaveLength(10);
  for (const row of rows) expect(row).toMatchObject({ state: 'done', passed: true, points: 10_000, leaseHolder: null });
  expect(db.select().from(measures).all()).toHaveLength(10 * 4 * 3);
  db.$client.close();
}, 300_000);
