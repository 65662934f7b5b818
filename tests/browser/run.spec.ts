import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@playwright/test';
import { challengeFile, expectSound, watchConsole, words, write } from './page';
import { bring, client, startAsGuest } from './people';
import { graded, type Judged, open, outcome, overhear, results, run } from './run-page';

// Training in a browser takes a busy machine its time.
test.describe.configure({ timeout: 240_000 });

const w = words('en');

const numbersOf = ({ outcome, criteria }: Judged) => ({
  outcome,
  criteria: criteria.map(({ id, passed, value, seeds }) => ({ id, passed, value, seeds })),
});

for (const [challenge, file, verdict] of [
  ['min-norm', 'reference.ts', 'Every criterion reached'],
  ['min-norm', 'wrong/start-from-zero.ts', 'Not yet'],
  ['max-margin', 'reference.ts', 'Every criterion reached'],
  ['width-sweep', 'reference.ts', 'Every criterion reached'],
  ['deep-factorization', 'reference.ts', 'Every criterion reached'],
  ['fourier-sparsity', 'reference.ts', 'Every criterion reached'],
] as const) {
  test(`${challenge}, ${file}: the browser measures what the server measures, to the last bit`, async ({
    page,
    baseURL,
  }) => {
    const complaints = watchConsole(page);
    const verdictOf = await overhear(page);
    await open(page, baseURL, challenge);
    await run(page, challengeFile(challenge, file));
    await expect(outcome(page)).toHaveText(verdict, { timeout: 180_000 });
    expect(numbersOf(await verdictOf())).toEqual(numbersOf(await graded(challenge, challengeFile(challenge, file))));
    await expectSound(page);
    expect(complaints).toEqual([]);
  });
}

test('an endless loop freezes nothing: the page answers, and Stop ends it', async ({ page, baseURL }) => {
  await open(page, baseURL);
  await run(page, 'export default function train(run) { run.log(1, { loss: 0.5 }); for (;;) run.random(); }\n');
  await expect(results(page)).toContainText('step 1');
  const slowest = await page.evaluate(async () => {
    let worst = 0;
    for (let i = 0; i < 60; i++) {
      const before = performance.now();
      await new Promise(requestAnimationFrame);
      worst = Math.max(worst, performance.now() - before);
    }
    return worst;
  });
  expect(slowest).toBeLessThan(1000);
  const pane = page.getByRole('group', { name: 'Open panes' }).getByRole('button', { name: 'Statement' });
  await pane.click();
  await expect(page.locator('#pane-statement')).toBeHidden();
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect(outcome(page)).toHaveText('Stopped');
  await expectSound(page);
  // Nothing of it is left: the next run has the machine for itself.
  await run(page, challengeFile('min-norm', 'reference.ts'));
  await expect(outcome(page)).toHaveText('Every criterion reached', { timeout: 150_000 });
});

test('an endless loop ends with its time, and says so', async ({ page, baseURL }) => {
  await open(page, baseURL);
  await run(page, 'export default function train() { for (;;); }\n');
  await expect(outcome(page)).toHaveText('Out of time', { timeout: 150_000 });
  await expect(results(page)).toContainText('Stopped after 30 s: training did not finish.');
});

test('student code reaches no network, no storage and not the page', async ({ page, baseURL, context }) => {
  const reached: string[] = [];
  const decoy = createServer((request, response) => {
    reached.push(request.url ?? '');
    response.end();
  });
  decoy.on('upgrade', ({ url }) => reached.push(`upgrade ${url}`));
  decoy.listen(0);
  const address = `localhost:${(decoy.address() as AddressInfo).port}`;
  await open(page, baseURL);
  // A guest's first save brings a session: only what changes after it would be the code's doing.
  const saved = page.waitForResponse((response) => response.url().endsWith('/api/drafts') && response.ok());
  await write(page, `${challengeFile('min-norm', 'starter.ts')}\n`);
  await saved;
  const before = await context.cookies();
  // Past the names that are hidden for good manners: what is left are the browser's own walls.
  await run(
    page,
    `const prototype: any = Object.getPrototypeOf(Object.getPrototypeOf(globalThis));
const worker: any = Object.getPrototypeOf(globalThis);
async function attempt(name: string, work: () => unknown) {
  try {
    console.log(name, 'gave', await work());
  } catch (error) {
    console.log(name, 'refused', (error as Error).name);
  }
}
export default async function train() {
  await attempt('fetch', () => fetch('http://${address}/fetch'));
  await attempt('original fetch', () => prototype.fetch?.call(globalThis, 'http://${address}/original'));
  await attempt('own fetch', () => worker.fetch?.call(globalThis, 'http://${address}/own'));
  await attempt('import', () => new Function('return import("http://${address}/import.js")')());
  await attempt('scripts', () => worker.importScripts.call(globalThis, 'http://${address}/scripts.js'));
  await attempt('database', () => Object.getOwnPropertyDescriptor(prototype, 'indexedDB')!.get!.call(globalThis).open('x'));
  await attempt('caches', () => Object.getOwnPropertyDescriptor(prototype, 'caches')!.get!.call(globalThis).open('x'));
  await attempt('origin', () => Object.getOwnPropertyDescriptor(prototype, 'origin')!.get!.call(globalThis));
  await attempt('document', () => (globalThis as any).document.cookie);
  await attempt('parent', () => (globalThis as any).parent.document);
  throw new Error('looked around');
}
`,
  );
  await expect(outcome(page)).toHaveText('Stopped by an error', { timeout: 60_000 });
  await results(page).getByText('Console', { exact: true }).click();
  const told = await results(page).locator('pre').last().innerText();
  expect(told).toContain('fetch refused Error');
  for (const name of ['import', 'scripts', 'database', 'caches', 'document', 'parent']) {
    expect(told).toContain(`${name} refused`);
  }
  expect(told).toContain('origin gave null');
  expect(reached).toEqual([]);
  expect(await context.cookies()).toEqual(before);
  decoy.close();
});

test('once the page is loaded, runs need no server', async ({ page, baseURL, context }) => {
  await open(page, baseURL);
  await page.waitForLoadState('networkidle');
  // Whatever the page would still want from a server it does not get.
  await context.setOffline(true);
  await run(page, challengeFile('min-norm', 'reference.ts'));
  await expect(outcome(page)).toHaveText('Every criterion reached', { timeout: 150_000 });
  await expect(results(page).locator('.uplot').first()).toBeVisible();
  await context.setOffline(false);
});

test('an error leads to its line, and what was printed is shown', async ({ page, baseURL }) => {
  await open(page, baseURL);
  await run(
    page,
    "type Unused = number;\nexport default function train() {\n  console.log('before');\n  throw new Error('mine');\n}\n",
  );
  await expect(outcome(page)).toHaveText('Stopped by an error', { timeout: 60_000 });
  await expect(results(page)).toContainText('mine');
  await results(page).getByText('Console', { exact: true }).click();
  await expect(results(page).locator('pre').last()).toHaveText(/before/);
  await expect(page.locator('.cm-lint-marker-error')).toHaveCount(1);
  await results(page)
    .getByRole('button', { name: /^line 4/ })
    .click();
  await expect(page.locator('.cm-activeLine')).toContainText('throw new Error');
});

test('tensors without end stop at the memory that the challenge gives, and at their line', async ({
  page,
  baseURL,
}) => {
  await open(page, baseURL);
  await run(
    page,
    "import * as tf from '@tensorflow/tfjs';\nexport default function train() {\n  for (let mb = 1; ; mb++) {\n    tf.ones([512, 512]);\n    if (mb % 100 === 0) console.log(mb, 'MB');\n  }\n}\n",
  );
  await expect(outcome(page)).toHaveText(w('workspace.verdict.outcome.memory-limit'), { timeout: 60_000 });
  await expect(results(page)).toContainText('Ran out of memory (512 MB).');
  await expect(results(page).getByRole('button', { name: /^line 4/ })).toBeVisible();
  await results(page).getByText('Console', { exact: true }).click();
  await expect(results(page).locator('pre').last()).toHaveText(/500 MB\s*$/);
});

test('a training that waits for frames waits no longer than on the server', async ({ page, baseURL }) => {
  await open(page, baseURL);
  const source = `import * as tf from '@tensorflow/tfjs';
export default async function train() {
  const before = Date.now();
  for (let step = 0; step < 1000; step++) await tf.nextFrame();
  const drawn = (1000 * 1000) / 60;
  console.log(Date.now() - before < drawn / 2 ? 'at once' : 'as if it were drawn');
}
`;
  await run(page, source);
  await expect(outcome(page)).toHaveText(w('workspace.verdict.outcome.invalid-result'), { timeout: 90_000 });
  await results(page).getByText('Console', { exact: true }).click();
  await expect(results(page).locator('pre').last()).toHaveText(/^at once/);
});

test('what cannot be run is refused with the words of the server', async ({ page, baseURL }) => {
  const api = await client(baseURL ?? '');
  await startAsGuest(api);
  await bring(page, api);
  await page.goto('/courses/implicit-bias/challenges/min-norm');
  for (const source of [
    "import fs from 'node:fs';\nexport default () => fs;\n",
    'const notYet = 1;\n',
    'export default function train() { return (1 + ; }\n',
    'const x = await 1;\nexport default () => x;\n',
    'let x = 1;\nlet x = 2;\nexport default () => x;\n',
    `export default () => ${'['.repeat(3000)}${']'.repeat(3000)};\n`,
  ]) {
    await run(page, source);
    await expect(outcome(page)).toHaveText('Could not be read', { timeout: 60_000 });
    const refusal = results(page).locator('.border-not-yet').first();
    const said = await refusal.innerText();
    await page.keyboard.press('ControlOrMeta+Shift+Enter');
    await expect(results(page)).not.toContainText('Run in your browser · public');
    await expect(outcome(page)).toHaveText('Could not be read', { timeout: 60_000 });
    expect(await refusal.innerText()).toBe(said);
  }
});

test('a run is told apart from what is handed in', async ({ page, baseURL }) => {
  await open(page, baseURL);
  await run(page, challengeFile('min-norm', 'reference.ts'));
  await expect(outcome(page)).toHaveText('Every criterion reached', { timeout: 150_000 });
  await expect(results(page)).toContainText('nothing is handed in');
  await expect(results(page)).not.toContainText('10 of 10 points');
  const lines = await page.locator('.cm-line').count();
  await page.locator('.cm-content').click();
  await page.keyboard.press('ControlOrMeta+Enter');
  expect(await page.locator('.cm-line').count()).toBe(lines);
  await page.keyboard.press('ControlOrMeta+Shift+Enter');
  await expect(outcome(page)).toHaveText(w('workspace.verdict.passed'), { timeout: 150_000 });
  await page
    .getByRole('group', { name: w('run.which') })
    .getByRole('button', { name: w('run.here') })
    .click();
  await expect(results(page)).toContainText('Run in your browser');
});
