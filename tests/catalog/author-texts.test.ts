import { describe, expect, test } from 'vitest';
import { renderInline, renderText } from '@/app/components/markdown/text';
import type { Finding } from '@/lib/catalog/finding';
import { loadCourse } from '@/lib/catalog/load-course';
import { readInline, readMarkdown } from '@/lib/catalog/markdown';
import { copyCourse, FIRST } from './small-course';

const QUIZ = `${FIRST}/quiz.yaml`;

/** The findings after a text of the small course, as it stands in the file, was replaced. */
async function findingsWith(from: string, to: string): Promise<Finding[]> {
  const change = (text: string) => {
    if (!text.includes(from)) throw new Error(`The small course has no ${from}.`);
    return text.replace(from, () => to);
  };
  return (await loadCourse(copyCourse({ [QUIZ]: change }).folder)).findings;
}

const STEM = 'en: Equal loss means equal functions.';

describe('a text that Markdown or YAML would change is found where it stands', () => {
  test.each([
    ["en: 'costs $5 and $10 a month'", 'items[0].stem.en', 5, 13, '\\$ for a dollar'],
    ["en: 'between $5-$10'", 'items[0].stem.en', 5, 13, '\\$ for a dollar'],
    ["en: 'costs $5 million a year or 10$'", 'items[0].stem.en', 5, 13, '\\$ for a dollar'],
    ["en: 'so $ x $ is'", 'items[0].stem.en', 5, 13, '\\$ for a dollar'],
    ["en: 'the square \\(x^2\\)'", 'items[0].stem.en', 5, 13, '$…$'],
    ["en: 'the value \\[x\\]'", 'items[0].stem.en', 5, 13, '$…$'],
    ["en: '2*3*4 values'", 'items[0].stem.en', 5, 13, '\\*, `code` or $mathematics$'],
    ["en: '2**3**4 values'", 'items[0].stem.en', 5, 13, '\\*, `code` or $mathematics$'],
    ["en: 'the method __init__ runs'", 'items[0].stem.en', 5, 13, '\\_, `code` or $mathematics$'],
    ["en: 'x~y~z'", 'items[0].stem.en', 5, 13, '\\~, `code` or $mathematics$'],
    ["en: 'if a<b and c>d'", 'items[0].stem.en', 5, 13, 'Markdown without HTML'],
    ['en: "the gradient $\\nabla f$"', '', 5, 32, 'single quotes, or \\\\nabla'],
    ['en: "the angle $\\theta$"', '', 5, 29, 'single quotes, or \\\\theta'],
    ['en: "$\\frac{1}{2}$ of it"', '', 5, 19, 'single quotes, or \\\\frac'],
    ['en: "$\\Lambda$ of it"', '', 5, 19, 'single quotes, or \\\\Lambda'],
  ])('%s', async (written, key, line, column, expected) => {
    const [first, ...others] = await findingsWith(STEM, written);
    expect(others).toEqual([]);
    expect(first).toMatchObject({ severity: 'error', file: `small/${QUIZ}`, key, line, column, expected });
    expect(first?.message).toMatch(/^\S.*\.$/);
  });

  test.each([
    'costs \\$5 and \\$10',
    '2 \\* 3 \\* 4',
    '`__init__`',
    '$2 \\cdot 3$',
    'a *single* word, **bold**',
    '[0, 1)',
    '\\[0, 1',
  ])('nothing is wrong with %s', (text) => {
    expect(readMarkdown(text).problems).toEqual([]);
    expect(readInline(text).problems).toEqual([]);
  });

  test.each([
    'en: "First line.\\nSecond line."',
    'en: "a $\\\\theta$ of \\\\nabla"',
    "en: 'the $\\theta$ of $\\nabla$'",
    'en: "a \\"quoted\\" word"',
  ])('nor with %s', async (written) => expect(await findingsWith(STEM, written)).toEqual([]));

  test.each([
    ["en: '> 0.5 of the rows'", '\\>'],
    ["en: '- 2 of the rows'", '\\- or \\*'],
    ["en: '10. of the rows'", '10\\.'],
    ["en: '# of the rows'", '\\#'],
  ])('%s in a stem is worth a look', async (written, expected) => {
    expect(await findingsWith(STEM, written)).toMatchObject([
      { severity: 'warning', key: 'items[0].stem.en', line: 5, expected },
    ]);
  });
});

describe('an option is a text of one line', () => {
  test.each([
    ['> 0.5', '> 0.5'],
    ['- 2', '- 2'],
    ['10.', '10.'],
    ['# of steps', '# of steps'],
    ['+ 3', '+ 3'],
    ['1) one', '1) one'],
    ['---', '---'],
    ['::item', '::item'],
    ['**bold** and `code`', '<strong>bold</strong> and <code>code</code>'],
  ])('%s reads as it is', async (text, html) => {
    const shown = await renderInline({ en: text, fr: text }, 'en');
    expect(shown.replaceAll('&#x3E;', '>').replaceAll('&gt;', '>')).toBe(html);
    expect(readInline(text).problems).toEqual([]);
  });

  test('the same text where blocks are allowed is not mixed up with it', async () => {
    const text = { en: '- 7', fr: '- 7' };
    expect(await renderText(text, 'en')).toContain('<li>');
    expect(await renderInline(text, 'en')).toBe('- 7');
    expect(await renderText(text, 'en')).toContain('<li>');
  });

  test('is found with two paragraphs, and with the text of another option', async () => {
    expect(await findingsWith('text: { en: Anywhere,', 'text: { en: "Any\\n\\nwhere",')).toMatchObject([
      { severity: 'error', key: 'items[1].options[1].text.en', line: 26, column: 17, expected: 'one paragraph' },
    ]);
    expect(await findingsWith('text: { en: Anywhere,', 'text: { en: To the  solution nearest 0,')).toMatchObject([
      { severity: 'error', key: 'items[1].options[1].text.en', line: 26, column: 17, expected: 'another text' },
    ]);
    expect(await findingsWith('text: { en: Anywhere,', "text: { en: '> 0.5',")).toEqual([]);
  });
});

test('an answer 0 with a relative tolerance is found where it stands', async () => {
  const relative = 'answer: 0\n    tolerance: { relative: 0.1 }';
  expect(await findingsWith('answer: 2\n    tolerance: { absolute: 0.01 }', relative)).toMatchObject([
    { severity: 'error', key: 'items[3].tolerance', line: 45, column: 5, expected: 'tolerance: { absolute: … }' },
  ]);
});
