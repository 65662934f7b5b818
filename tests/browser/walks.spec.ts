import { expect, type Page, test } from '@playwright/test';
import { fillByKeyboard, typedFields } from './answer';
import { challengeFile, expectSound, LOCALES, type Locale, watchConsole, words, write } from './page';
import { bring, client, freshEmail, PASSWORD, signInAdministrator } from './people';

const SIZES = { wide: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };
const COURSE = '/courses/implicit-bias';

/** On a phone the panes of the workspace are tabs. */
async function show(page: Page, pane: string): Promise<void> {
  const tab = page.getByRole('button', { name: pane, exact: true }).locator('visible=true');
  if ((page.viewportSize()?.width ?? 0) < 1000) await tab.first().click();
}

for (const locale of LOCALES) {
  for (const [size, viewport] of Object.entries(SIZES)) {
    test.describe(`${locale}, ${size}`, () => {
      test.use({ viewport, locale });
      const w = words(locale);

      test('a newcomer signs up, reads, answers, submits and reads the verdict; the instructor sees it', async ({
        page,
        baseURL,
        context,
      }) => {
        test.setTimeout(180_000);
        const complaints = watchConsole(page);
        const name = `Ada ${locale} ${size}`;

        await page.goto('/');
        await expectSound(page);
        await page.goto('/sign-up');
        await expectSound(page);
        await page.getByLabel(w('auth.name')).fill(name);
        await page.getByLabel(w('auth.email')).fill(freshEmail('ada'));
        await page.getByLabel(w('auth.password')).fill(PASSWORD);
        await page.getByRole('button', { name: w('auth.signUp.submit') }).click();
        await page.waitForURL((url) => !url.pathname.startsWith('/sign-up'));
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();

        await page.goto(`${COURSE}/implicit-regularization`);
        await expect(page.locator('.katex').locator('visible=true').first()).toBeVisible();
        await expectSound(page);
        await answerCheckpoint(page, locale);

        await page.goto(`${COURSE}/minimum-norm/quiz`);
        await page.getByRole('button', { name: w('quiz.start.begin') }).click();
        await takeQuiz(page, locale);
        await expectSound(page);

        await page.goto(`${COURSE}/challenges/min-norm`);
        await show(page, w('workspace.panes.editor'));
        await write(page, challengeFile('min-norm', 'wrong/start-from-zero.ts'));
        await expectSound(page);
        await submitAndWait(page, locale, w('workspace.verdict.notYet'));
        await expect(page.locator('#pane-results')).toContainText(
          locale === 'en' ? 'forgets where it started' : 'le départ est oublié',
        );
        await expectSound(page);

        await show(page, w('workspace.panes.editor'));
        await write(page, challengeFile('min-norm', 'reference.ts'));
        await submitAndWait(page, locale, w('workspace.verdict.passed'));
        await page.reload();
        await show(page, w('workspace.panes.results'));
        await expect(page.locator('#pane-results')).toContainText(w('workspace.verdict.passed'));
        await expectSound(page);

        for (const path of [COURSE, `${COURSE}/practice`, `${COURSE}/progress`]) {
          await page.goto(path);
          await expectSound(page);
        }
        expect(complaints).toEqual([]);

        await context.clearCookies();
        const instructor = await client(baseURL as string);
        await signInAdministrator(instructor);
        await instructor.put('/api/preferences', { data: { locale } });
        await bring(page, instructor);
        for (const path of ['', '/analysis', '/analysis/minimum-norm', '/challenges/min-norm']) {
          await page.goto(`/staff/implicit-bias${path}`);
          await expectSound(page);
        }
        await page.goto('/staff/implicit-bias/grid');
        await expect(page.getByRole('link', { name }).first()).toBeVisible();
        await expectSound(page);
        await page.getByRole('link', { name }).first().click();
        await expect(page.getByRole('heading', { name })).toBeVisible();
        await expectSound(page);
        await page.locator('a[href^="/staff/attempts/"]').first().click();
        // What was answered in the quiz, and what came of it.
        await expect(page.locator('main li').first().getByRole('textbox')).toHaveValue('2');
        await expect(page.locator('main li').first()).toContainText(w('quiz.notYet'));
        await expectSound(page);
        await page.goBack();
        await page.locator('a[href^="/staff/submissions/"]').first().click();
        await expect(page.locator('main')).toContainText('export default function train');
        await expect(page.locator('main')).toContainText(/early path|début du chemin/i);
        await expectSound(page);
        for (const path of ['feedback', 'windows']) {
          await page.goto(`/staff/implicit-bias/${path}`);
          await expectSound(page);
        }
        expect(complaints).toEqual([]);
      });
    });
  }
}

async function answerCheckpoint(page: Page, locale: Locale): Promise<void> {
  const w = words(locale);
  const checkpoint = page
    .locator('form, section, article')
    .filter({ has: page.getByRole('radio') })
    .first();
  await checkpoint.getByRole('radio').first().check({ force: true });
  await checkpoint.getByRole('button', { name: w('quiz.check') }).click();
  await expect(page.getByText(new RegExp(`^(${w('quiz.right')}|${w('quiz.notYet')})`)).first()).toBeVisible();
}

/** By keyboard alone: each kind is filled in, Enter to check, Enter to go on. */
async function takeQuiz(page: Page, locale: Locale): Promise<void> {
  const w = words(locale);
  const done = page.getByRole('heading', { name: w('quiz.summary.title') });
  for (let number = 1; number <= 30 && !(await done.isVisible()); number++) {
    const check = page.getByRole('button', { name: w('quiz.check') });
    await expect(check).toBeVisible();
    const field = typedFields(page).first();
    const kept = number === 1 ? page.waitForResponse((response) => response.url().endsWith('/api/drafts')) : null;
    const typed = await field.isVisible();
    const enterChecks = await fillByKeyboard(page, locale);
    if (number === 1) {
      // What is chosen and not yet checked survives a reload.
      expect((await kept)?.status()).toBe(200);
      await page.reload();
      if (typed) await expect(field).toHaveValue('2');
      else await expect(page.locator('main input:checked')).toHaveCount(1);
      await expectSound(page);
    }
    if (!enterChecks) await check.focus();
    await page.keyboard.press('Enter');
    await expect(check).toBeHidden();
    if (number === 1) await expectSound(page);
    await page.keyboard.press('Enter');
    await expect(check.or(done)).toBeVisible();
  }
  await expect(done).toBeVisible();
}

async function submitAndWait(page: Page, locale: Locale, verdict: string): Promise<void> {
  const w = words(locale);
  await page.keyboard.press('ControlOrMeta+Shift+Enter');
  await show(page, w('workspace.panes.results'));
  await expect(page.locator('#pane-results').getByText(verdict, { exact: true }).first()).toBeVisible({
    timeout: 60_000,
  });
}
