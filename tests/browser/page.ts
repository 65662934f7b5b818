import { readFileSync } from 'node:fs';
import path from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const root = path.resolve(import.meta.dirname, '../..');

export const LOCALES = ['en', 'fr'] as const;
export type Locale = (typeof LOCALES)[number];

type Messages = { [key: string]: string | Messages };

/** The words of the pages, so that a test asks for what a person reads. */
export function words(locale: Locale) {
  const read = (area: string) =>
    JSON.parse(readFileSync(path.join(root, `app/i18n/${locale}/${area}.json`), 'utf8')) as Messages;
  return (key: string): string => {
    const [area = '', ...rest] = key.split('.');
    const found = rest.reduce<string | Messages | undefined>(
      (part, name) => (typeof part === 'object' ? part[name] : undefined),
      read(area),
    );
    if (typeof found !== 'string') throw new Error(`There is no message "${key}".`);
    return found;
  };
}

/** A file of the course, below the challenge's folder. */
const CHALLENGES = {
  'min-norm': '02-linear-models/01-minimum-norm/min-norm',
  'max-margin': '02-linear-models/03-maximum-margin/max-margin',
  'width-sweep': '03-deep-networks/01-implicit-regularization/width-sweep',
  'deep-factorization': '03-deep-networks/03-depth-and-rank/deep-factorization',
  'fourier-sparsity': '03-deep-networks/04-architecture-and-margin/fourier-sparsity',
};

export function challengeFile(challenge: keyof typeof CHALLENGES, file: string): string {
  return readFileSync(path.join(root, 'challenges/implicit-bias', CHALLENGES[challenge], file), 'utf8');
}

/** No accessibility finding of WCAG 2.2 A and AA, no sideways scrolling, nothing on the console. */
export async function expectSound(page: Page): Promise<void> {
  // Next takes the old title away a moment before it has the new one, when an address changes without a load.
  await expect(page).toHaveTitle(/\S/);
  const { violations } = await new AxeBuilder({ page })
    // Around an open list: what has the focus there hands it on at once.
    .exclude('[data-base-ui-focus-guard]')
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  const findings = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
  );
  expect(findings, page.url()).toEqual([]);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow, `${page.url()} scrolls sideways`).toBeLessThanOrEqual(0);
}

/** Fails the test when a page reports an error of its own: a blocked script, a failed request, a thrown error. */
export function watchConsole(page: Page): string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  return complaints;
}

/** Puts a text into the editor in place of what is there. */
export async function write(page: Page, source: string): Promise<void> {
  const editor = page.locator('.cm-content').first();
  await editor.click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText(source);
}
