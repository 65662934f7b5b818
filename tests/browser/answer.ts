import { expect, type Page } from '@playwright/test';
import { type Locale, words } from './page';

/** Where one types; a list has a hidden field of its own. */
export const typedFields = (page: Page) =>
  page.locator('main input:not([type=radio], [type=checkbox], [aria-hidden]), main textarea');

/**
 * Fills in the question that is shown, whatever its kind, by keyboard alone: each empty list with its second entry, each field with a
 * 2, an order with one move, and else the first option. @returns whether Enter would check it now: in a list it opens it.
 */
export async function fillByKeyboard(page: Page, locale: Locale): Promise<boolean> {
  const w = words(locale);
  const lists = page.locator('main').getByRole('combobox');
  const fields = typedFields(page);
  const moves = page.locator('main').getByRole('button', { name: w('quiz.ordering.down') });
  const [listed, typed, moved] = [await lists.count(), await fields.count(), await moves.count()];
  for (let i = 0; i < listed; i++) {
    if ((await lists.nth(i).textContent()) === w('quiz.matching.choose')) await chooseSecond(page, i);
  }
  for (let i = 0; i < typed; i++) await fields.nth(i).fill('2');
  if (moved > 0) {
    await moves.first().focus();
    await page.keyboard.press('Enter');
  }
  if (listed + typed + moved === 0) await page.keyboard.press('1');
  const lines = await page.locator('main textarea').count();
  return moved === 0 && lines === 0 && (listed === 0 || typed > 0);
}

/** Opens the list of this number, and takes its second entry. */
export async function chooseSecond(page: Page, number: number): Promise<void> {
  const list = page.locator('main').getByRole('combobox').nth(number);
  await list.focus();
  await page.keyboard.press('Enter');
  const options = page.getByRole('listbox').getByRole('option');
  await expect(options.first()).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(options.nth(1)).toBeFocused();
  const wanted = (await options.nth(1).textContent()) ?? '';
  await page.keyboard.press('Enter');
  await expect(page.getByRole('listbox')).toBeHidden();
  await expect(list).toBeFocused();
  await expect(list).toHaveText(wanted);
}
