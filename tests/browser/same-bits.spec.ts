import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { drawsBundle } from '../secrets/draws-bundle';
import { sameBitsBundle } from '../training/same-bits-bundle';

const chromium = process.env.CHROMIUM ?? '/usr/bin/chromium';
const missing = !existsSync(chromium);
if (missing) console.warn(`SKIPPED: there is no Chromium at ${chromium}, so it was not compared with Node.`);
test.skip(missing, 'no Chromium');

test('trainings give the same weights in Chromium as in Node, to the last bit', async ({ page }) => {
  const { file } = await sameBitsBundle();
  const expected = JSON.parse(execFileSync(process.execPath, [file], { encoding: 'utf8' })) as Record<string, string>;
  await page.setContent('<!doctype html><title>Trainings</title>');
  await page.addScriptTag({ type: 'module', content: readFileSync(file, 'utf8') });
  const found = await page.evaluate(
    () => (globalThis as unknown as { digests: Promise<Record<string, string>> }).digests,
  );
  expect(found).toEqual(expected);
  expect(Object.keys(found).length).toBeGreaterThanOrEqual(10);
});

test('keys and their numbers are the same in Chromium as in Node, to the last bit', async ({ page }) => {
  const { file } = await drawsBundle();
  const expected = JSON.parse(execFileSync(process.execPath, [file], { encoding: 'utf8' })) as Record<string, string>;
  await page.setContent('<!doctype html><title>Draws</title>');
  await page.addScriptTag({ type: 'module', content: readFileSync(file, 'utf8') });
  await page.waitForFunction(() => 'drawn' in globalThis);
  const found = await page.evaluate(() => (globalThis as unknown as { drawn: Record<string, string> }).drawn);
  expect(found).toEqual(expected);
  expect(Object.keys(found).length).toBeGreaterThanOrEqual(7);
});
