import { execFile } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, type Locator, type Page } from '@playwright/test';
import { write } from './page';
import { bring, client, startAsGuest } from './people';

const root = path.resolve(import.meta.dirname, '../..');

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

/** As much of a verdict as is compared. */
export interface Judged {
  outcome: string;
  console: string;
  logs: { seed: number; run: string; step: number; values: Record<string, number> }[];
  criteria: { id: string; passed: boolean; value: number | null; seeds: { seed: number; value: number | null }[] }[];
}

/** Keeps what the engine tells the page: the page itself shows seven digits, and bits are what is compared. */
export async function overhear(page: Page): Promise<() => Promise<Judged>> {
  await page.addInitScript(() => {
    const verdicts: unknown[] = [];
    Object.assign(window, { verdicts });
    window.MessageChannel = class extends MessageChannel {
      constructor() {
        super();
        this.port1.addEventListener('message', ({ data }) => {
          if (data?.kind === 'done') verdicts.push(data.verdict);
        });
      }
    };
  });
  return () => page.evaluate(() => (window as unknown as { verdicts: Judged[] }).verdicts.at(-1) as Judged);
}

/** What the server makes of a source on the same seeds. */
export async function graded(challenge: string, code: string): Promise<Judged> {
  const folder = mkdtempSync(path.join(tmpdir(), 'heldout-run-'));
  const source = path.join(folder, 'train.ts');
  writeFileSync(source, code);
  const words = ['--import', 'tsx', 'lib/cli/main.ts', 'grade', challenge, source, '--seeds', '1,2,3', '--json'];
  const { stdout } = await promisify(execFile)(process.execPath, words, {
    cwd: root,
    env: { ...process.env, LOG_LEVEL: 'silent', HELDOUT_DATA: process.env.HELDOUT_E2E_DATA },
    maxBuffer: 64 * 2 ** 20,
  }).catch((error: { stdout: string; code: number }) => {
    // 1 says that a criterion is not reached.
    if (error.code === 1) return error;
    throw error;
  });
  return JSON.parse(stdout) as Judged;
}
