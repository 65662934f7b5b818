import { expect, type Locator, type Page } from '@playwright/test';
import { write } from './page';
import { bring, client, startAsGuest } from './people';

export const results = (page: Page) => page.locator('#pane-results');
export const outcome = (page: Page): Locator => results(page).locator('strong').first();

/** Opens a challenge and waits until the page has fetched all that runs need. */
export async function open(page: Page, baseURL: string | undefined, challenge = 'min-norm'): Promise<void> {
  const api = await client(baseURL ?? '');
  await startAsGuest(api);
  await bring(page, api);
  const fetched = page.waitForResponse((response) => response.url().includes('/run/assets/compiler-'));
  await page.goto(`/courses/implicit-bias/challenges/${challenge}`);
  await expect(page.locator('.cm-content')).toBeVisible();
  await (await fetched).finished();
  await expect(page.locator('iframe[sandbox]')).toHaveCount(1);
}

/** Writes the source and has it run on the public seeds. */
export async function run(page: Page, source: string): Promise<void> {
  await write(page, source);
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(results(page)).toContainText('Run in your browser · public seeds 1, 2, 3');
}
