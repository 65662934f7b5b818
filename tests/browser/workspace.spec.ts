import { type APIRequestContext, expect, type Page, test } from '@playwright/test';
import { challengeFile, write } from './page';
import { bring, client, startAsGuest } from './people';

const CHALLENGE = '/courses/implicit-bias/challenges/min-norm';
const reference = challengeFile('min-norm', 'reference.ts');

async function open(page: Page, baseURL: string | undefined): Promise<APIRequestContext> {
  const api = await client(baseURL ?? '');
  await startAsGuest(api);
  await bring(page, api);
  await page.goto(CHALLENGE);
  await expect(page.locator('.cm-content')).toBeVisible();
  return api;
}

const handIn = (api: APIRequestContext, source: string, requestId: string) =>
  api.post('/api/submissions', {
    data: { courseId: 'implicit-bias', challengeId: 'min-norm', source, requestId },
  });

const results = (page: Page) => page.locator('#pane-results');

test('a double click hands in once, and one request that arrives twice is one submission', async ({
  page,
  baseURL,
}) => {
  const api = await open(page, baseURL);
  await write(page, 'const notYet = 1;');
  await page.getByRole('button', { name: 'Submit' }).dblclick();
  await expect(results(page).locator('strong').first()).toHaveText('Could not be read');
  await expect(results(page).locator('ol > li')).toHaveCount(1);
  const [first, second] = await Promise.all([handIn(api, 'x', 'same-click-1'), handIn(api, 'x', 'same-click-1')]);
  expect(await first?.json()).toEqual(await second?.json());
});

test('what tfjs computes otherwise is told after Run and after Submit, in the same words', async ({
  page,
  baseURL,
}) => {
  test.setTimeout(240_000);
  const told = 'The gradient of mirrorPad counts the mirrored copies here. tfjs 4.22.0 computes this otherwise';
  const met = 'tf.grad((x) => tf.mirrorPad(x, [[1, 1]], "reflect").sum())(tf.ones([3])).dispose();';
  await open(page, baseURL);
  await write(page, reference.replace(/(export default .*\{\n)/, `$1${met}\n`));
  const outcome = results(page).locator('strong').first();
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(outcome).toHaveText('Every criterion reached', { timeout: 150_000 });
  await expect(results(page)).toContainText(told);
  await page.getByRole('button', { name: 'Submit' }).click();
  await expect(outcome).toHaveText('Passed', { timeout: 60_000 });
  await expect(results(page)).toContainText(told);
});

test('a reload in the queue or in training follows the same submission to its verdict', async ({ page, baseURL }) => {
  const api = await open(page, baseURL);
  for (const n of [1, 2, 3]) expect((await handIn(api, `${reference}// ${n}`, `before-me-${n}`)).status()).toBe(201);
  await write(page, reference);
  await page.getByRole('button', { name: 'Submit' }).click();
  await expect(results(page)).toContainText(/Yours is next|before yours|Seed 1/);
  await page.reload();
  await expect(results(page)).toContainText('Submission 4');
  await expect(results(page).locator('strong').first()).toHaveText('Passed', { timeout: 60_000 });
  await page.reload();
  await expect(results(page).locator('strong').first()).toHaveText('Passed');
});

test('what is written while the server is away is there after a reload, and is saved when it is back', async ({
  page,
  baseURL,
  context,
}) => {
  await open(page, baseURL);
  await context.route('**/api/drafts', (route) => route.abort());
  await write(page, '// written while the server was away');
  await expect(page.getByText('Saved in this browser only')).toBeVisible();
  await page.reload();
  await expect(page.locator('.cm-content')).toContainText('// written while the server was away');
  await context.unroute('**/api/drafts');
  await expect(page.getByText('Saved', { exact: true })).toBeVisible({ timeout: 15_000 });
  expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('draft:')))).toEqual([]);
});

test('going back to the starter can be undone', async ({ page, baseURL }) => {
  await open(page, baseURL);
  await write(page, '// mine');
  await page.getByRole('button', { name: 'Reset to starter' }).click();
  await expect(page.locator('.cm-content')).toContainText('export default function train');
  await page.getByRole('button', { name: 'Undo: bring my text back' }).click();
  await expect(page.locator('.cm-content')).toHaveText('// mine');
});

test('everything can be done by keyboard: leaving the editor, widths, closing a pane', async ({ page, baseURL }) => {
  await open(page, baseURL);
  await page.locator('.cm-content').click();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  await expect(page.locator('.cm-content')).not.toBeFocused();
  const rule = page.getByRole('separator').first();
  const before = Number(await rule.getAttribute('aria-valuenow'));
  await rule.focus();
  await page.keyboard.press('ArrowRight');
  expect(Number(await rule.getAttribute('aria-valuenow'))).toBeGreaterThan(before);
  const toggle = page.getByRole('group', { name: 'Open panes' }).getByRole('button', { name: 'Statement' });
  await toggle.focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('#pane-statement')).toBeHidden();
});

test('an error leads to its line', async ({ page, baseURL }) => {
  await open(page, baseURL);
  await write(page, "export default function train() {\n  const x = 1;\n  throw new Error('mine ' + x);\n}\n");
  await page.keyboard.press('ControlOrMeta+Shift+Enter');
  await expect(results(page).locator('strong').first()).toHaveText('Stopped by an error', { timeout: 30_000 });
  await expect(results(page)).toContainText('mine 1');
  await expect(page.locator('.cm-lint-marker-error')).toHaveCount(1);
  await results(page)
    .getByRole('button', { name: /^line 3/ })
    .click();
  await expect(page.locator('.cm-content')).toBeFocused();
  await expect(page.locator('.cm-activeLine')).toContainText('throw new Error');
});
