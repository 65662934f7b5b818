import { NextIntlClientProvider } from 'next-intl';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { ItemField, nothingIn, press, toAnswer, toFilled } from '@/app/components/item/views';
import en from '@/app/i18n/en/quiz.json';
import fr from '@/app/i18n/fr/quiz.json';
import { showFeedback, showItem } from '@/app/server/items';
import { forStudent, Item, keyAnswer, parseAnswer, score, wrongAnswers } from '@/lib/items/item';
import type { Locale } from '@/lib/text';
import {
  clozeOf,
  codeOutput,
  codeWords,
  matchingOf,
  multipleChoice,
  option,
  orderingOf,
  SAMPLES,
  shortText,
} from '../items/sample-items';

const MESSAGES = { en: { quiz: en }, fr: { quiz: fr } };

async function drawn(item: Item, answer: unknown, { locale = 'en' as Locale, settled = false } = {}): Promise<string> {
  const shown = await showItem(forStudent(item, 3), locale);
  const marked = settled ? score(item, 3, parseAnswer(item, answer)) : null;
  const feedback = marked && (await showFeedback({ ...marked, remarked: null }, locale));
  const filled = answer === null ? nothingIn(shown) : toFilled(shown, answer);
  const children = createElement(ItemField, { item: shown, filled, feedback, onChange: () => {} });
  const messages = MESSAGES[locale];
  const page = createElement(NextIntlClientProvider, { locale, messages, timeZone: 'UTC', children });
  return renderToStaticMarkup(page);
}

describe.each(SAMPLES)('a $kind question', (item) => {
  test('is asked in both languages, without its key', async () => {
    for (const locale of ['en', 'fr'] as const) {
      const html = await drawn(item, null, { locale });
      expect(html).toContain('What is the limit of');
      expect(html).not.toContain('SECRET');
    }
  });

  test('takes an answer up again as it was kept, and gives the same one', async () => {
    const shown = await showItem(forStudent(item, 3), 'en');
    for (const answer of [keyAnswer(item), ...wrongAnswers(item)]) {
      expect(toAnswer(shown, toFilled(shown, answer))).toEqual(answer);
    }
    expect(toAnswer(shown, nothingIn(shown))).toBeNull();
    expect(toFilled(shown, { nonsense: 1 })).toEqual(nothingIn(shown));
  });

  test('stands still once it is marked', async () => {
    const all = await drawn(item, keyAnswer(item), { settled: true });
    // An experiment may be run then, which changes no answer.
    const html = all.replace(/<section .*<\/section>/s, '');
    expect(html).not.toContain('<button');
    for (const [input] of html.matchAll(/<input[^>]*>/g)) expect(input).toMatch(/disabled|readOnly|readonly/i);
  });
});

describe('an ordering', () => {
  const item = orderingOf(3, 'longest-run');

  test('is a list whose entries are moved by named buttons', async () => {
    const html = await drawn(item, { order: ['e1', 'e0', 'e2'] });
    expect(html.match(/Entry \d/g)).toEqual(['Entry 1', 'Entry 0', 'Entry 2']);
    expect(html.match(/<button[^>]*aria-label="Move (?:up|down)"[^>]*>/g)).toHaveLength(6);
    for (const [, described] of html.matchAll(/<button[^>]*aria-describedby="([^"]+)"/g)) {
      expect(html).toContain(`<span id="${described}"`);
    }
    expect(html.match(/<button[^>]* disabled=""/g)).toHaveLength(2);
    expect(html).toContain('aria-live="polite"');
  });

  test('says after marking what is in its place, and the right order', async () => {
    const html = await drawn(item, { order: ['e0', 'e2', 'e1'] }, { settled: true, locale: 'fr' });
    expect(html.match(/À sa place|Sa place est ailleurs/g)).toEqual([
      'À sa place',
      ...Array(2).fill('Sa place est ailleurs'),
    ]);
    expect(html.split('L’ordre juste')[1]?.match(/Entry \d/g)).toEqual(['Entry 0', 'Entry 1', 'Entry 2']);
    expect(await drawn(item, keyAnswer(item), { settled: true })).not.toContain('The right order');
  });
});

describe('a matching', () => {
  const item = matchingOf(3, 'by-pair');

  test('has one list for each prompt, named by it, and shows what stands there', async () => {
    const html = await drawn(item, { pairs: { p1: 'c3' } });
    const lists = [...html.matchAll(/<button[^>]*role="combobox"[^>]*aria-labelledby="([^"]+)"[^>]*>(.*?)<\/button>/g)];
    const named = lists.map(([, id, inside]) => {
      const [, prompt] = new RegExp(`id="${id}"><span[^>]*>(Prompt \\d)`).exec(html) ?? [];
      return [prompt, /Choice \d|Choose/.exec(inside ?? '')?.[0]];
    });
    expect(named.sort()).toEqual([
      ['Prompt 0', 'Choose'],
      ['Prompt 1', 'Choice 3'],
      ['Prompt 2', 'Choose'],
    ]);
  });

  test('prints what there is to choose from until it is answered', async () => {
    const printed = (html: string) => /<ul class="hidden[^"]*print:block">(.*?)<\/ul>/.exec(html)?.[1] ?? '';
    expect(printed(await drawn(item, null)).match(/Choice \d/g)).toHaveLength(4);
    expect(printed(await drawn(item, keyAnswer(item), { settled: true }))).toBe('');
  });

  test('says after marking what was chosen, what belongs there and why', async () => {
    const html = await drawn(item, { pairs: { p0: 'c0', p1: 'c3', p2: 'c1' } }, { settled: true, locale: 'fr' });
    const told = Object.fromEntries(
      html
        .split('<li')
        .slice(1)
        .map((part) => [/Prompt \d/.exec(part)?.[0], part.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')]),
    );
    expect(told['Prompt 0']).toMatch(/Choice 0 .*Juste .*SECRET p0/);
    expect(told['Prompt 1']).toMatch(
      /Choice 3 .*Pas celle-ci .*SECRET p1 not c3.*Ce qui va ici : Choice 1.*SECRET missed p1/,
    );
    expect(told['Prompt 2']).toMatch(/Choice 1 .*Pas celle-ci .*Ce qui va ici : Choice 2.*SECRET missed p2/);
    expect(html).not.toMatch(/role="combobox"|<button/);
  });
});

/** What a person reads of it, in order. */
const read = (html: string) =>
  html
    .replaceAll(/<annotation.*?<\/annotation>|<math.*?<\/math>/g, '')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ');

describe('a cloze', () => {
  const item = clozeOf([1, 2, 1]);
  const filled = (space: string, distance: string, kind: string) => ({
    blanks: { space: { text: space }, distance: { text: distance }, kind: { choice: kind } },
  });

  test('has its fields in the text of each language, counted as they are listed, in an emphasis too', async () => {
    const fields = (html: string) =>
      [...html.matchAll(/(lies in the|dans l’|à distance|at distance|La? limite|and is)|aria-label="([^"]+)"/gi)].map(
        ([, around, label]) => around ?? label,
      );
    const order = fields(await drawn(item, null));
    expect(order).toEqual(['lies in the', 'Blank 1 of 3', 'at distance', 'Blank 2 of 3', 'and is', 'Blank 3 of 3']);
    const french = fields(await drawn(item, null, { locale: 'fr' }));
    expect(french).toEqual(['la limite', 'Champ 3 sur 3', 'dans l’', 'Champ 1 sur 3', 'à distance', 'Champ 2 sur 3']);
    const html = await drawn(item, null);
    expect(html).toContain('<em>whole </em>');
    expect(html).not.toMatch(/\[\[/);
  });

  test('says how the blanks are weighed, and prints what there is to choose from', async () => {
    expect(read(await drawn(item, null))).toContain('They count 1 : 2 : 1.');
    const html = await drawn(clozeOf([2, 2, 2]), null);
    expect(read(html)).toContain('Each counts the same.');
    expect(/<ol class="hidden print:block">(.*?)<\/ol>/.exec(html)?.[1]?.match(/Option [abc]/g)).toHaveLength(3);
  });

  test('says after marking of each blank what was filled in, and what should have been chosen', async () => {
    const html = await drawn(item, filled('span', '2', 'c'), { settled: true });
    const told = [...html.matchAll(/<li class="grid.*?<\/li>/g)].map(([part]) => read(part));
    expect(told[0]).toMatch(/\(1\) Partly right .*SECRET which/);
    expect(told[1]).toMatch(/\(2\) Not yet .*SECRET inverted/);
    expect(told[2]).toMatch(/\(3\) Not yet SECRET c What belongs here: Option b SECRET missed b/);
    expect(read(html)).toMatch(/whole \(1\) span .*at distance \(2\) 2 .*and is \(3\) Option c/);
    expect(html).not.toMatch(/<input|<button/);
    const right = await drawn(item, filled('row span', '0.5', 'b'), { settled: true, locale: 'fr' });
    expect([...read(right).matchAll(/\(\d\) Juste/g)]).toHaveLength(3);
  });

  test('keeps what is begun, and not what was emptied again', async () => {
    const shown = await showItem(forStudent(item, 3), 'en');
    expect(toAnswer(shown, { space: { text: ' span ' }, distance: { text: ' ' } })).toEqual({
      blanks: { space: { text: 'span' } },
    });
    expect(toAnswer(shown, { space: { text: '' } })).toBeNull();
  });
});

test('code is asked with its colours and one field, named by the question alone', async () => {
  for (const item of [codeOutput, codeWords]) {
    const html = await drawn(item, null);
    expect(html).toMatch(/<pre[^>]*class="shiki heldout"/);
    expect(read(html)).toContain('const w = tf .scalar ( 0.5 )');
    const [, id = ''] = /<input[^>]*aria-labelledby="([^"]+)"/.exec(html) ?? [];
    const named = html.slice(html.indexOf(`<div id="${id}"`), html.indexOf('<pre'));
    expect(read(named)).toContain('What is the limit of');
  }
});

test('none of these is one more choice, chosen alone, by key too', async () => {
  const item = Item.parse({
    ...multipleChoice([true, false], 'proportional'),
    none: true,
    options: [option('a', false), option('b', false)],
  });
  const shown = await showItem(forStudent(item, 3), 'en');
  expect(await drawn(item, null)).toContain('None of these');
  const none = press(shown, nothingIn(shown), 3);
  expect(toAnswer(shown, none)).toEqual({ choices: [] });
  expect(toAnswer(shown, press(shown, none, 3))).toBeNull();
  const [first] =
    forStudent(item, 3).kind === 'multiple-choice' ? (shown.kind === 'multiple-choice' ? shown.options : []) : [];
  expect(toAnswer(shown, press(shown, none, 1))).toEqual({ choices: [first?.id] });
  expect(toFilled(shown, { choices: [] })).toEqual(none);
  expect(press(shown, none, 4)).toBeNull();
  const html = await drawn(item, { choices: [] }, { settled: true });
  expect(html.match(/checked=""/g)).toHaveLength(1);
});

test('a short text has one field, named by its question', async () => {
  const html = await drawn(shortText, { text: 'null space' });
  const [, id] = /<input[^>]*aria-labelledby="([^"]+)"/.exec(html) ?? [];
  expect(html).toContain(`<div id="${id}"`);
  expect(html).toContain('value="null space"');
});
