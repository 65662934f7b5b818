import { expect, type Page, test } from '@playwright/test';
import { chooseSecond, fillByKeyboard, typedFields } from './answer';
import { expectSound, type Locale, watchConsole, words } from './page';
import { bring, client, signUp } from './people';

const COURSE = '/courses/implicit-bias';
const QUIZZES = ['minimum-norm', 'maximum-margin', 'depth-and-rank'];
const PAGES = [
  { locale: 'en', viewport: { width: 1440, height: 900 }, colorScheme: 'light' },
  { locale: 'fr', viewport: { width: 390, height: 844 }, colorScheme: 'dark' },
] as const;

for (const { locale, viewport, colorScheme } of PAGES) {
  test.describe(`${locale}, ${viewport.width}, ${colorScheme}`, () => {
    test.use({ locale, viewport, colorScheme });
    const w = words(locale);

    test('every question of the quizzes is answered by keyboard, and is sound before and after', async ({
      page,
      baseURL,
    }) => {
      test.setTimeout(240_000);
      const complaints = watchConsole(page);
      const student = await client(baseURL as string);
      await signUp(student, 'Kim');
      await student.put('/api/preferences', { data: { locale } });
      await bring(page, student);
      for (const quiz of QUIZZES) {
        await page.goto(`${COURSE}/${quiz}/quiz`);
        await page.getByRole('button', { name: w('quiz.start.begin') }).click();
        await answerAll(page, locale);
      }
      expect(complaints.filter((line) => !line.includes('400'))).toEqual([]);
    });
  });
}

async function answerAll(page: Page, locale: Locale): Promise<void> {
  const w = words(locale);
  const check = page.getByRole('button', { name: w('quiz.check') });
  const done = page.getByRole('heading', { name: w('quiz.summary.title') });
  await expect(check).toBeVisible();
  for (let number = 1; number <= 12 && !(await done.isVisible()); number++) {
    const lists = page.locator('main').getByRole('combobox');
    const isNew = (await lists.count()) > 0 || (await page.locator('main ol, main pre').count()) > 1;
    if ((await lists.count()) > 1) await tryHalf(page, locale);
    await fillByKeyboard(page, locale);
    if ((await typedFields(page).count()) > 1) await tryWords(page, locale);
    if (isNew) await expectSound(page);
    await check.focus();
    await page.keyboard.press('Enter');
    await expect(check).toBeHidden();
    if (isNew) await expectSound(page);
    await page.keyboard.press('Enter');
    await expect(check.or(done)).toBeVisible();
  }
  await expect(done).toBeVisible();
}

/** A list is sound while it is open, what was chosen outlives a reload, and what is unfinished is refused in words. */
async function tryHalf(page: Page, locale: Locale): Promise<void> {
  const w = words(locale);
  const lists = page.locator('main').getByRole('combobox');
  await lists.first().focus();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('option').first()).toBeFocused();
  await expectSound(page);
  await page.keyboard.press('Escape');
  await expect(lists.first()).toBeFocused();
  const kept = page.waitForResponse((response) => response.url().endsWith('/api/drafts'));
  await chooseSecond(page, 0);
  expect((await kept).status()).toBe(200);
  const chosen = (await lists.first().textContent()) ?? '';
  await page.reload();
  await expect(lists.first()).toHaveText(chosen);
  await page.getByRole('button', { name: w('quiz.check') }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main').getByRole('alert')).toContainText(
    locale === 'en' ? 'of this question are still open' : 'de cette question sont encore sans réponse',
  );
}

/** What is no number is refused with the blank it stands in. */
async function tryWords(page: Page, locale: Locale): Promise<void> {
  const field = typedFields(page).nth(1);
  await field.fill('half');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main').getByRole('alert')).toContainText(locale === 'en' ? 'Blank 3: ' : 'Champ 3 : ');
  await field.fill('2');
}
