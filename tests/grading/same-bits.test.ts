import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadCatalog } from '@/lib/catalog/catalog';
import type { CatalogChallenge } from '@/lib/catalog/course';
import { env } from '@/lib/env';
import { gradeWithTypes } from '@/lib/grading/grade-source';
import { type Judge, openJudge } from '@/lib/judging/judge';
import { openSandbox, type RawResult, type Sandbox, type SandboxOptions } from '@/lib/sandbox';
import { publicSeed } from '@/lib/secrets/keys';
import { walled } from '../sandbox/machine';
import { thorough } from '../thorough';

const SEED = 4242;

let challenges: CatalogChallenge[];
let judge: Judge;
beforeAll(async () => {
  const catalog = await loadCatalog(env().coursesFolder);
  challenges = [...catalog.courses.values()].flatMap((course) => [...course.challenges.values()]);
  judge = await openJudge();
});
afterAll(() => judge.close());

/** Every bit that left the sandbox: two results with one digest are the same result. */
function digest(result: RawResult | null): string {
  const bits = (_key: string, value: unknown) =>
    ArrayBuffer.isView(value)
      ? Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64')
      : value;
  return createHash('sha256').update(JSON.stringify(result, bits)).digest('hex');
}

/** Grades every reference on one seed: what each run returned, to the bit, and what was measured from it. */
async function gradeAll(options: SandboxOptions): Promise<Record<string, unknown>> {
  const sandbox = await openSandbox(options);
  const found: Record<string, unknown> = {};
  try {
    for (const challenge of challenges) {
      const { id } = challenge.definition;
      const recording: Sandbox = {
        ...sandbox,
        async run(job, runOptions) {
          const ended = await sandbox.run(job, runOptions);
          found[`${id}, run with key ${job.key}`] = digest(ended.result);
          return ended;
        },
      };
      const { outcome, passed, criteria } = await gradeWithTypes(
        challenge,
        challenge.files.reference,
        [publicSeed(SEED)],
        {
          sandbox: recording,
          judge,
        },
      );
      found[id] = { outcome, passed, measures: criteria.map(({ id: criterion, value }) => [criterion, value]) };
    }
  } finally {
    await sandbox.close();
  }
  return found;
}

const WAYS: [string, SandboxOptions][] = [
  ['two at a time', { slots: 2, warm: 2 }],
  ...(thorough
    ? ([
        ['again', { slots: 1, warm: 2 }],
        ['in sandboxes that start only when a job comes', { slots: 1, warm: 0 }],
      ] as const)
    : []),
  ...(thorough && walled
    ? ([['with the runtime as the only wall', { level: 'runtime-only', slots: 2 }]] as const)
    : []),
].map(([name, options]) => [name as string, options as SandboxOptions]);

test('every reference gives the same bits, whichever way it is run', { timeout: 600_000 }, async () => {
  const first = await gradeAll({ slots: 1, warm: 2 });
  expect(challenges.length).toBeGreaterThan(1);
  for (const { definition } of challenges) {
    expect(first[definition.id]).toMatchObject({ outcome: 'completed', passed: true });
  }
  expect(Object.keys(first).length).toBeGreaterThan(2 * challenges.length);
  for (const [way, options] of WAYS) expect(await gradeAll(options), way).toEqual(first);
});
