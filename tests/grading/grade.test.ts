import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadCatalog } from '@/lib/catalog/catalog';
import type { CatalogChallenge } from '@/lib/catalog/course';
import { env } from '@/lib/env';
import type { GradingEvent } from '@/lib/grading/events';
import { gradeWithTypes } from '@/lib/grading/grade-source';
import { type OpenServices, openServices } from '@/lib/grading/open-services';
import { makeReceipt, receiptKey, signatureHolds } from '@/lib/grading/receipt';
import { verdictJson } from '@/lib/grading/verdict';
import { PUBLIC_SECRET, publicSeed } from '@/lib/secrets/keys';
import { CORRECTED_SENTENCES } from '@/lib/training/corrected/advice';

let services: OpenServices;
let minNorm: CatalogChallenge;

beforeAll(async () => {
  services = await openServices();
  const { courses } = await loadCatalog(env().coursesFolder);
  minNorm = courses.get('implicit-bias')?.challenges.get('min-norm') as CatalogChallenge;
});
afterAll(() => services?.close());

const grade = (source: string, seeds = [7, 8]) => gradeWithTypes(minNorm, source, seeds.map(publicSeed), services);

test('the reference passes, and three gradings give the same measures to the last bit', async () => {
  const verdicts = [];
  for (let i = 0; i < 3; i++) verdicts.push(await grade(minNorm.files.reference));
  const [first, ...others] = verdicts.map(({ criteria }) => criteria);
  expect(verdicts[0]).toMatchObject({ outcome: 'completed', passed: true, points: 10, maxPoints: 10, typeErrors: [] });
  for (const other of others) expect(other).toEqual(first);
});

test('events tell the story in order: seeds start, runs end, seeds are judged', async () => {
  const events: GradingEvent[] = [];
  await gradeWithTypes(minNorm, minNorm.files.reference, [publicSeed(3)], services, {
    onEvent: (event) => events.push(event),
  });
  const kinds = events.map(({ kind }) => kind);
  expect(kinds[0]).toBe('seed-started');
  expect(kinds.at(-1)).toBe('seed-judged');
  expect(kinds.filter((kind) => kind === 'run-ended')).toHaveLength(2);
  expect(kinds.filter((kind) => kind === 'log').length).toBeGreaterThan(0);
});

describe('a source that cannot be trained is an outcome with a sentence', () => {
  test.each([
    ['empty', '  \n', /empty/],
    ['binary', 'PK\u0003\u0004\0\0\0', /not text/],
    ['too large', `// ${'x'.repeat(300 * 1024)}\nexport default function train() {}`, /256 KB/],
    ['no default export', 'export function train() {}', /export default/],
    ['not TypeScript', 'export default function train( {', /./],
    ['another import', "import fs from 'node:fs';\nexport default function train() { return fs; }", /tensorflow\/tfjs/],
  ])('%s', async (_name, source, sentence) => {
    const verdict = await grade(source);
    expect(verdict).toMatchObject({ outcome: 'syntax-error', passed: false, points: 0, criteria: [] });
    expect(verdict.error?.message.en).toMatch(sentence);
    expect(verdict.error?.message.fr).not.toBe('');
  });
});

test('an import that is not there is shown at its line and column', async () => {
  const verdict = await grade("\nimport fs from 'node:fs';\nexport default function train() { return fs; }");
  expect(verdict.error).toMatchObject({ line: 2 });
});

test('an error in the program is shown in its own lines, with no path of the machine', async () => {
  const verdict = await grade(
    "import * as tf from '@tensorflow/tfjs';\n\nfunction helper(): never {\n  throw new Error('no luck');\n}\n\nexport default function train() {\n  tf.scalar(1);\n  return helper();\n}\n",
  );
  expect(verdict).toMatchObject({ outcome: 'runtime-error', error: { line: 4, column: 9 } });
  expect(verdict.error?.message.en).toContain('no luck');
  expect(verdict.error?.stack).toContain('line 9');
  expect(verdict.error?.stack).not.toContain(path.dirname(env().projectRoot));
});

test('a diverging training says which number is not finite', async () => {
  const source = minNorm.files.reference.replace('gradient.mul(learningRate)', 'gradient.mul(100 * learningRate)');
  expect(source).not.toBe(minNorm.files.reference);
  const verdict = await grade(source);
  expect(verdict.outcome).toBe('invalid-result');
  expect(verdict.error?.message.en).toMatch(/not a finite number/);
});

test('a type error is advice at its place and does not stop the run', async () => {
  const source = `${minNorm.files.reference}\nconst wrong: number = 'text';\nexport { wrong };\n`;
  const verdict = await grade(source, [5]);
  expect(verdict.passed).toBe(true);
  expect(verdict).toMatchObject({ types: 'checked', typeErrors: [{ code: 2322 }] });
});

test('whoever meets what tfjs computes otherwise is told by a sentence', async () => {
  const advice = async (source: string) => (verdictJson(await grade(source, [5])) as { advice: string[] }).advice;
  expect(await advice(minNorm.files.reference)).toEqual([]);
  const met = 'tf.grad((x) => tf.mirrorPad(x, [[1, 1]], "reflect").sum())(tf.ones([3])).dispose();';
  const source = minNorm.files.reference.replace(/(export default .*\{\n)/, `$1${met}\n`);
  expect(source).not.toBe(minNorm.files.reference);
  expect(await advice(source)).toEqual([CORRECTED_SENTENCES['mirror-pad'].en]);
});

test('the JSON has exactly the documented keys', async () => {
  const json = verdictJson(await grade(minNorm.files.reference, [4])) as Record<string, unknown>;
  expect(Object.keys(json)).toEqual(
    'challenge outcome passed points maxPoints criteria explanation error advice typeErrors logs console isolation engine contentHash sourceHash timing'.split(
      ' ',
    ),
  );
  expect(Object.keys((json.criteria as object[])[0] as object)).toEqual(
    'id title passed points maxPoints op limit aggregate value seeds feedback'.split(' '),
  );
  expect(JSON.stringify(json)).not.toContain(env().projectRoot);
});

test('a receipt holds until a word of it is changed', async () => {
  const verdict = await grade(minNorm.files.reference, [4]);
  const receipt = makeReceipt(
    verdict,
    { challenge: 'implicit-bias/min-norm', secret: PUBLIC_SECRET, numbers: [4] },
    new Date(0),
    receiptKey(),
  );
  expect(signatureHolds(receipt)).toBe(true);
  expect(signatureHolds(JSON.parse(JSON.stringify(receipt)))).toBe(true);
  expect(signatureHolds({ ...receipt, body: { ...receipt.body, points: 9 } })).toBe(false);
  expect(signatureHolds({ ...receipt, publicKey: 'nonsense' })).toBe(false);
});
