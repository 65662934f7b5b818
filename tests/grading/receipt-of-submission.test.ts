import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { setWindow } from '@/lib/assignments/windows';
import type { Actor } from '@/lib/auth/actor';
import { catalog as readCatalog } from '@/lib/catalog/catalog';
import type { Catalog } from '@/lib/catalog/course';
import { verify } from '@/lib/cli/verify';
import { gradings } from '@/lib/db/schema';
import { gradeJob } from '@/lib/grader/grade-job';
import { type OpenServices, openServices } from '@/lib/grading/open-services';
import { Receipt, signatureHolds } from '@/lib/grading/receipt';
import { openTableQueue } from '@/lib/queue/table';
import { selectReceipt } from '@/lib/submissions/receipt';
import { submitCode } from '@/lib/submissions/submit';
import { openClass, refusal } from '../attempts/class';

const folder = mkdtempSync(path.join(tmpdir(), 'heldout-receipts-'));
let services: OpenServices;
let catalog: Catalog;
beforeAll(async () => {
  services = await openServices();
  catalog = await readCatalog();
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await services?.close();
});

const OPEN = 1_000;
const CLOSE = 2_000;

/** A submission that was handed in, and really graded, while its window was open. */
async function graded() {
  const people = openClass('implicit-bias');
  const { db, ada, ina } = people;
  const target = { courseId: 'implicit-bias', challengeId: 'min-norm' };
  const window = { courseId: target.courseId, kind: 'challenge' as const, targetId: target.challengeId };
  setWindow(db, catalog, ina, { ...window, opensAt: OPEN, closesAt: CLOSE }, OPEN);
  const source = catalog.courses.get('implicit-bias')?.challenges.get('min-norm')?.files.reference as string;
  const { submissionId } = submitCode(db, catalog, ada, { ...target, source, requestId: 'click-0001' }, OPEN);
  const receipt = (actor: Actor, now: number) => selectReceipt(db, actor, submissionId, now);
  expect(() => receipt(ada, OPEN)).toThrow(refusal('conflict', 'receipt-too-soon'));
  const queue = openTableQueue(db, { clock: () => OPEN + 1 });
  const taken = await queue.take({ places: ['implicit-bias/min-norm'] });
  if (!taken) throw new Error('Nothing waits.');
  await gradeJob(queue, catalog, services, taken, new AbortController().signal);
  const file = (name: string, content: string) => {
    writeFileSync(path.join(folder, name), content);
    return path.join(folder, name);
  };
  return { ...people, receipt, source: file('train.ts', source), file };
}

/** Exit code and sentence of `heldout verify`. */
async function verified(file: string, options: { source?: string } = {}): Promise<[number, string]> {
  const said = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  try {
    return [await verify(file, options), said.mock.calls.map(([text]) => String(text)).join('')];
  } finally {
    said.mockRestore();
  }
}

test('a receipt is sealed while the window is open, and then tells what grades again to the last bit', async () => {
  const { db, ada, bob, tom, receipt, source, file } = await graded();
  const secret = db.select().from(gradings).get()?.secret as string;

  const sealed = receipt(ada, CLOSE - 1);
  expect(Receipt.parse(sealed)).toEqual(sealed);
  expect(sealed.body).toMatchObject({
    challenge: 'implicit-bias/min-norm',
    passed: true,
    points: 10,
    seeds: [1, 2, 3],
  });
  for (const actor of [ada, tom]) expect(JSON.stringify(receipt(actor, CLOSE - 1))).not.toContain(secret);
  expect(() => receipt(bob, CLOSE)).toThrow(refusal('not-found', 'submission-unknown'));
  const early = file('sealed.json', JSON.stringify(sealed));
  expect(await verified(early)).toEqual([0, expect.stringMatching(/signature holds.*sealed/)]);
  await expect(verified(early, { source })).rejects.toEqual(refusal('invalid', 'receipt-sealed'));

  const opened = receipt(ada, CLOSE);
  expect(opened).toEqual({ ...sealed, secret });
  expect(signatureHolds(opened)).toBe(true);
  const late = file('opened.json', JSON.stringify(opened));
  expect(await verified(late, { source })).toEqual([0, expect.stringMatching(/gave all 12 measures again/)]);
  const other = file('other.json', JSON.stringify({ ...sealed, secret: 'ab'.repeat(32) }));
  expect(await verified(other, { source })).toEqual([1, expect.stringMatching(/not the one that it commits to/)]);
}, 120_000);

test('what an earlier generator dealt has no receipt', async () => {
  const { db, ada, receipt } = await graded();
  db.update(gradings).set({ secret: null }).run();
  expect(() => receipt(ada, CLOSE)).toThrow(refusal('conflict', 'receipt-earlier'));
}, 120_000);

test('work without a window is practice: its receipt is opened at once', async () => {
  const { db, ada, ina, receipt } = await graded();
  const practice = { courseId: 'implicit-bias', kind: 'challenge' as const, targetId: 'min-norm' };
  setWindow(db, catalog, ina, { ...practice, opensAt: null, closesAt: null }, OPEN);
  expect(receipt(ada, OPEN + 3).secret).toBe(db.select().from(gradings).get()?.secret);
}, 120_000);
