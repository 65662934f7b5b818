import { NextIntlClientProvider } from 'next-intl';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import enShell from '@/app/i18n/en/shell.json';
import en from '@/app/i18n/en/staff.json';
import frShell from '@/app/i18n/fr/shell.json';
import fr from '@/app/i18n/fr/staff.json';
import { CorrectedQuestion, type ShownCorrected } from '@/app/staff/[course]/remark/corrected-question';

const MESSAGES = { en: { staff: en, shell: enShell }, fr: { staff: fr, shell: frShell } };

const change = { userId: 'ada', name: 'Ada', attemptId: 'one', targetId: 'first', maxPoints: 1000, reworded: false };
const corrected: ShownCorrected = {
  ...{ chapterId: 'first', itemId: 'limit', beginning: 'What is it?', stem: '<p>What is it?</p>', digest: 'd' },
  differences: Array.from({ length: 10 }, (_, i) => ({ path: `options.${i}`, before: 'true', after: null })),
  ...{ answers: 4, students: 2, reworded: 1, unreadable: 0 },
  changes: [
    { ...change, kind: 'quiz', before: 1000, after: 0 },
    { ...change, attemptId: 'two', kind: 'checkpoint', before: 0, after: 500, reworded: true },
  ],
};

const read = (locale: 'en' | 'fr', shown: ShownCorrected) => {
  const child = createElement(CorrectedQuestion, { courseId: 'small', corrected: shown, mayChange: false });
  const messages = MESSAGES[locale];
  const html = renderToStaticMarkup(
    createElement(NextIntlClientProvider, { locale, messages, timeZone: 'UTC', children: child }),
  );
  return html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
};

test('a corrected question tells what differs, who changes and by how much, and who may apply it', () => {
  const said = read('en', corrected);
  for (const words of [
    '4 answers of 2 students',
    'options.7 true nothing',
    'and 2 more places',
    'Ada in the lesson read another question',
    'An instructor can have them marked again.',
  ]) {
    expect(said).toContain(words);
  }
  expect(said).not.toContain('options.8');
  expect(said).toMatch(/Ada .*1 \/ 1 .*0 \/ 1 .*0\.5 \/ 1/);
  expect(read('fr', { ...corrected, changes: [] })).toContain('Les points de personne ne changent.');
});
