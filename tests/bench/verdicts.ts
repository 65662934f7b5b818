import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { eq } from 'drizzle-orm';
import { declarations } from '@/lib/authoring/declarations';
import { loadCatalog } from '@/lib/catalog/catalog';
import { openDatabase } from '@/lib/db/open';
import { gradings, users } from '@/lib/db/schema';
import { env } from '@/lib/env';
import { startGradingLoop } from '@/lib/grader/loop';
import { Verdict } from '@/lib/grading/verdict';
import { openJudge } from '@/lib/judging/judge';
import { openTableQueue } from '@/lib/queue/table';
import { openSandbox, typeCheck } from '@/lib/sandbox';
import { submitCode } from '@/lib/submissions/submit';
import { median } from './figures';

export interface VerdictTimes {
  /** From `submitCode` to the verdict in the database, less the time inside the student's function. */
  seedMs: number;
  /** Its parts: the two sandboxes, data and measures, compiling. */
  runsMs: number;
  judgeMs: number;
  compileMs: number;
  /** Not a part of it: the type check, which comes after the verdict. */
  typesMs: number;
}

/** One seed of `min-norm` (two runs, one after the other), handed in when a ready sandbox waits for each: medians. */
export async function verdictTimes(rounds: number): Promise<VerdictTimes> {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-verdicts-'));
  const db = openDatabase(path.join(folder, 'heldout.sqlite'));
  db.insert(users).values({ id: 'ada', name: 'Ada', email: 'ada@example.org' }).run();
  const ada = { userId: 'ada', guest: false, administrator: true } as const;
  const catalog = await loadCatalog(env().coursesFolder);
  const course = [...catalog.courses.values()].find(({ challenges }) => challenges.has('min-norm'));
  const challenge = course?.challenges.get('min-norm');
  if (!course || !challenge) throw new Error('No course has the challenge min-norm.');
  const source = challenge.files.reference;
  const sandbox = await openSandbox({ slots: 1, warm: 3 });
  const judge = await openJudge();
  const loop = startGradingLoop({
    queue: openTableQueue(db),
    catalog: async () => catalog,
    services: { sandbox, judge },
    concurrency: 1,
  });
  const rowOf = (id: string) => db.select().from(gradings).where(eq(gradings.submissionId, id)).get();
  const values: VerdictTimes[] = [];
  for (let round = 0; round <= rounds; round++) {
    const asked = performance.now();
    await sandbox.compile(source);
    const compileMs = performance.now() - asked;
    await typeCheck(source, declarations(challenge.definition), sandbox.isolation);
    const typesMs = performance.now() - asked - compileMs;
    while (sandbox.state().warm < 3) await sleep(20);
    await sleep(300);
    const input = { courseId: course.id, challengeId: 'min-norm', source, requestId: randomUUID() };
    const submitted = performance.now();
    const { submissionId } = submitCode(db, catalog, ada, input, Date.now());
    while (rowOf(submissionId)?.state !== 'done') await sleep(1);
    const wallMs = performance.now() - submitted;
    const { timing } = Verdict.parse(rowOf(submissionId)?.verdict);
    const seedMs = wallMs - timing.trainMs;
    values.push({ seedMs, runsMs: timing.overheadMs, judgeMs: timing.judgeMs, compileMs, typesMs });
    while (Verdict.parse(rowOf(submissionId)?.verdict).types === 'pending') await sleep(20);
  }
  await loop.stop();
  await Promise.all([sandbox.close(), judge.close()]);
  db.$client.close();
  rmSync(folder, { recursive: true });
  // In the first round the judge reads the challenge.
  const of = (part: keyof VerdictTimes) => Number(median(values.slice(1).map((one) => one[part])).toFixed(1));
  return {
    seedMs: of('seedMs'),
    runsMs: of('runsMs'),
    judgeMs: of('judgeMs'),
    compileMs: of('compileMs'),
    typesMs: of('typesMs'),
  };
}
