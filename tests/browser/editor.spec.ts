import { type Browser, expect, type Page, test } from '@playwright/test';
import { expectSound, watchConsole, write } from './page';
import { bring, client, startAsGuest } from './people';

const CHALLENGE = '/courses/implicit-bias/challenges/min-norm';
const HEAD = "import * as tf from '@tensorflow/tfjs';\nimport type { Run, Returned } from 'challenge';\n\n";
const BEGUN = `${HEAD}export default function train(run: Run): Returned {\n  `;
const REST = '\n  return { w: run.w0, path: run.x };\n}\n';

const text = (page: Page) => page.locator('.cm-content').first();
const option = (page: Page, name: string) => page.getByRole('option', { name, exact: true });

async function open(page: Page, baseURL: string | undefined): Promise<void> {
  const api = await client(baseURL ?? '');
  await startAsGuest(api);
  await bring(page, api);
  await page.goto(CHALLENGE);
  await expect(text(page)).toBeVisible();
}

/** TypeScript has come when it finds what is wrong. */
async function openWithTypes(page: Page, baseURL: string | undefined): Promise<void> {
  await open(page, baseURL);
  await write(page, 'const n: number = true;');
  await expect(page.locator('.cm-lintRange-info')).toHaveText('n', { timeout: 60_000 });
}

/** The pointer rests on the first letter of a piece of the source. */
async function pointAt(page: Page, piece: string): Promise<void> {
  const place = await text(page).evaluate((content, wanted) => {
    for (const line of content.querySelectorAll('.cm-line')) {
      let rest = line.textContent?.indexOf(wanted) ?? -1;
      const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); rest >= 0 && node; node = walker.nextNode()) {
        const { length } = node.textContent ?? '';
        if (rest < length) {
          const range = document.createRange();
          range.setStart(node, rest);
          range.setEnd(node, rest + 1);
          const { x, y, width, height } = range.getBoundingClientRect();
          return { x: x + width / 2, y: y + height / 2 };
        }
        rest -= length;
      }
    }
    throw new Error(`"${wanted}" is not in the editor.`);
  }, piece);
  await page.mouse.move(place.x - 3, place.y - 2);
  await page.mouse.move(place.x, place.y);
}

/** Ends up with the cursor after `BEGUN` and the rest below. */
async function writeInside(page: Page): Promise<void> {
  await write(page, BEGUN + REST);
  await page.keyboard.press('ControlOrMeta+Home');
  for (let line = 0; line < 4; line += 1) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
}

test('tfjs and the challenge are completed, with their types and what their authors say', async ({ page, baseURL }) => {
  const complaints = watchConsole(page);
  await openWithTypes(page, baseURL);
  await writeInside(page);
  await page.keyboard.type('tf.tr');
  await expect(option(page, 'train')).toBeVisible();
  await expect(option(page, 'transpose')).toBeVisible();
  await page.keyboard.type('ain.sg');
  await expect(option(page, 'sgd')).toHaveAttribute('aria-selected', 'true');
  await expect(page.locator('.cm-completionInfo')).toContainText('learningRate: number');
  await expect(page.locator('.cm-completionInfo')).toContainText('stochastic gradient descent');
  await expect(page.locator('.cm-lintRange')).not.toHaveCount(0);
  await expectSound(page);
  await page.keyboard.press('Enter');
  await expect(text(page)).toContainText('tf.train.sgd');
  await page.keyboard.type('(0.1);');
  await page.keyboard.press('Enter');
  await page.keyboard.type('run.');
  for (const name of ['learningRate', 'w0', 'log', 'random']) await expect(option(page, name)).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.type("x;\ntf.layers.dense({ units: 1, activation: 're");
  await expect(option(page, 'relu')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.keyboard.type("lu' });\nHTML");
  await expect(option(page, 'HTMLElement')).toHaveCount(0);
  expect(complaints).toEqual([]);
});

test('a type is told under the pointer, and by key to those who use none', async ({ page, baseURL }) => {
  await openWithTypes(page, baseURL);
  await write(page, `${BEGUN}const w = run.x.matMul(run.y.expandDims(1), true);${REST}`);
  await pointAt(page, 'w =');
  const tooltip = page.locator('.cm-tooltip');
  await expect(tooltip).toContainText(/const w: tf\.Tensor/);
  await page.mouse.move(0, 0);
  await expect(tooltip).toHaveCount(0);

  await page.keyboard.press('ControlOrMeta+Home');
  for (let line = 0; line < 3; line += 1) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
  for (let step = 0; step < 4; step += 1) await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('F1');
  await expect(tooltip).toContainText('Returned');
  await expect(page.locator('.cm-announced')).toContainText('Returned');
  await page.keyboard.press('Escape');
  await expect(tooltip).toHaveCount(0);
});

test('a wrong type is marked at its place while one writes, and goes when it is mended', async ({ page, baseURL }) => {
  await openWithTypes(page, baseURL);
  await write(page, `${BEGUN}const steps: number = run.x;${REST}`);
  const marked = page.locator('.cm-lintRange-info');
  await expect(marked).toHaveText('steps');
  await expect(page.locator('.cm-lintRange')).toHaveCount(1);
  await page.keyboard.press('ControlOrMeta+Shift+KeyM');
  const panel = page.locator('.cm-panel-lint');
  await expect(panel.getByRole('option')).toContainText("is not assignable to type 'number'");
  await expectSound(page);
  await page.keyboard.press('Escape');
  await marked.hover();
  await expect(page.locator('.cm-tooltip .cm-diagnostic')).toContainText("is not assignable to type 'number'");
  await expectSound(page);
  await page.mouse.move(0, 0);
  await write(page, `${BEGUN}const steps: number = 1;${REST}`);
  await expect(page.locator('.cm-lintRange')).toHaveCount(0);
  await write(page, `${BEGUN}const = 1;${REST}`);
  await expect(page.locator('.cm-lintRange-error').first()).toBeVisible();
});

test('formatting is one step that can be undone, works offline, and leaves alone what cannot be read', async ({
  page,
  baseURL,
}) => {
  await openWithTypes(page, baseURL);
  const untidy = 'export default function train( ){\nconst a=1\n      return {a}\n}';
  await write(page, untidy);
  await page.context().setOffline(true);
  await page.keyboard.press('Shift+Alt+f');
  await expect(page.getByText('Formatted', { exact: true })).toBeVisible();
  await expect(page.locator('.cm-line')).toHaveText([
    'export default function train() {',
    '  const a = 1;',
    '  return { a };',
    '}',
  ]);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(page.locator('.cm-line').nth(1)).toHaveText('const a=1');
  await page.context().setOffline(false);
  await write(page, 'const = ');
  await page.getByRole('button', { name: 'Format', exact: true }).click();
  await expect(page.getByText('Can be formatted once')).toBeVisible();
});

async function second(browser: Browser, page: Page): Promise<Page> {
  const context = await browser.newContext({ storageState: await page.context().storageState() });
  const other = await context.newPage();
  await other.goto(page.url());
  await expect(text(other)).toBeVisible();
  return other;
}

const saved = (page: Page) => expect(page.getByText('Saved', { exact: true })).toBeVisible();

test('two devices that write the same draft lose neither text', async ({ page, baseURL, browser }) => {
  await open(page, baseURL);
  await write(page, '// both began with this');
  await saved(page);
  const other = await second(browser, page);
  await write(page, '// written here');
  await saved(page);

  await write(other, '// written there');
  const question = other.getByRole('alert').filter({ hasText: 'also written elsewhere' });
  await expect(question).toBeVisible();
  await expectSound(other);
  await question.getByRole('button', { name: 'Show the difference' }).click();
  await expect(other.locator('.cm-deletedChunk')).toContainText('// written here');
  await expect(other.locator('.cm-changedLine')).toContainText('// written there');
  await expectSound(other);
  await question.getByRole('button', { name: 'Keep mine' }).click();
  await expect(question).toBeHidden();
  await saved(other);
  await expect(text(other)).toHaveText('// written there');

  // The first page learns of it with its next save, and takes the other text this time.
  await write(page, '// written here again');
  await page.getByRole('alert').getByRole('button', { name: 'Take the other' }).click();
  await expect(text(page)).toHaveText('// written there');
  await page.getByRole('button', { name: 'Undo: bring my text back' }).click();
  await expect(text(page)).toHaveText('// written here again');
  await saved(page);
  await page.reload();
  await expect(text(page)).toHaveText('// written here again');
  await expect(page.getByRole('alert').filter({ hasText: 'elsewhere' })).toHaveCount(0);
  await other.context().close();
});

test('undo brings back the text that gave way to mine', async ({ page, baseURL, browser }) => {
  await open(page, baseURL);
  const other = await second(browser, page);
  await write(page, '// theirs');
  await saved(page);
  await write(other, '// mine');
  await other.getByRole('button', { name: 'Keep mine' }).click();
  await text(other).click();
  await other.keyboard.press('ControlOrMeta+z');
  await expect(text(other)).toHaveText('// theirs');
  await other.context().close();
});

test('what was written offline meets what was saved elsewhere since: both are shown', async ({
  page,
  baseURL,
  browser,
}) => {
  await open(page, baseURL);
  await write(page, '// common');
  await saved(page);
  const other = await second(browser, page);
  await page.context().route('**/api/drafts*', (route) => route.abort());
  await write(page, '// offline');
  await expect(page.getByText('Saved in this browser only')).toBeVisible();
  await write(other, '// elsewhere');
  await saved(other);
  await page.context().unroute('**/api/drafts*');
  await page.reload();
  await expect(text(page)).toHaveText('// elsewhere');
  const question = page.getByRole('alert').filter({ hasText: 'never saved on the server' });
  await question.getByRole('button', { name: 'Take the other' }).click();
  await expect(text(page)).toHaveText('// offline');
  await saved(page);
  expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('draft:')))).toEqual([]);
  await other.context().close();
});

test('one can write before TypeScript has come, and it catches up', async ({ page, baseURL }) => {
  let come = () => {};
  const asked = new Promise<void>((resolve) => {
    come = resolve;
  });
  await page.context().route('**/language/types.json', async (route) => {
    await asked;
    await route.continue();
  });
  await open(page, baseURL);
  await write(page, 'const n: number = true;\nconst nearby = 1;\n');
  await page.keyboard.type('nea');
  await expect(option(page, 'nearby')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.locator('.cm-line').last()).toHaveText('nea');
  await saved(page);
  await expect(page.locator('.cm-lintRange')).toHaveCount(0);
  come();
  await expect(page.locator('.cm-lintRange-info').first()).toHaveText('n', { timeout: 60_000 });
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 780 }, hasTouch: true, isMobile: true });

  test('the editor is read and used without zooming or scrolling sideways', async ({ page, baseURL }) => {
    const api = await client(baseURL ?? '');
    await startAsGuest(api);
    await bring(page, api);
    await page.goto(CHALLENGE);
    await page.getByRole('group', { name: 'What to show' }).getByRole('button', { name: 'Editor' }).tap();
    await text(page).tap();
    expect(
      await text(page).evaluate((node) => Number.parseFloat(getComputedStyle(node).fontSize)),
    ).toBeGreaterThanOrEqual(16);
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.insertText('const n: number = true;');
    await expect(page.locator('.cm-lintRange-info')).toHaveText('n', { timeout: 60_000 });
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.insertText(`${HEAD}tf.train.s`);
    await page.keyboard.type('g');
    await expect(option(page, 'sgd')).toBeVisible();
    await expectSound(page);
    await option(page, 'sgd').tap();
    await expect(text(page)).toContainText('tf.train.sgd');
  });
});
