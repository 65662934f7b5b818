import fc from 'fast-check';
import { expect, test } from 'vitest';
import { normalMarkdown } from '@/lib/exchange/markup';
import { placeQuestions } from '@/lib/exchange/place';
import { readQuestions } from '@/lib/exchange/read-file';
import { writeItems } from '@/lib/exchange/write-file';
import { Item, textsOf } from '@/lib/items/item';
import { thorough } from '../thorough';
import { anyItem } from './any-item';

const EXTENSIONS = { gift: 'gift', 'moodle-xml': 'xml', qti3: 'zip', json: 'json' } as const;
const ids = new Set(['one', 'two']);

function throughFormat(item: Item, format: keyof typeof EXTENSIONS) {
  const concepts = [...ids].map((id) => ({
    id,
    title: { en: id, fr: id },
    prerequisites: [],
    misconceptions: [{ id: 'some-error', text: { en: 'x', fr: 'x' } }],
  }));
  const { content, losses, written } = writeItems(
    { id: 'course', concepts, chapters: [{ id: 'chapter', items: [item] }] },
    format,
    'en',
  );
  const lost = losses.map(({ field }) => field);
  if (written === 0) return { lost, back: null, chapter: null };
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const placing = {
    languages: ['en', 'fr'],
    usual: 'usual',
    only: null,
    concept: 'one',
    concepts: ids,
    misconceptions: new Set(['some-error']),
    taken: () => new Set<string>(),
  };
  const { chapters } = placeQuestions(readQuestions(bytes, `file.${EXTENSIONS[format]}`), placing);
  const [chapter] = chapters;
  if (chapter?.items.length !== 1) throw new Error(`It did not come back: ${chapter?.undecided[0]?.body.why}`);
  return { lost, back: Item.parse(chapter.items[0]), chapter: chapter.chapter };
}

/** Which fields of an item a loss stands for, wherever they are in it. */
const FIELDS: Record<string, string[]> = {
  concepts: ['concepts', 'difficulty'],
  scheme: ['scheme', 'weight'],
  figures: ['significantFigures', 'decimalPlaces'],
  answer: ['answer', 'tolerance'],
  feedback: ['feedback', 'missed'],
  choices: ['choices', 'match'],
};

/** What is to come back: the item without what was said to be lost, texts in one writing. */
function content(item: Item, lost: string[]): unknown {
  const copy = structuredClone(item) as Item;
  for (const { path, inline } of textsOf(item)) {
    const text = path.reduce<unknown>((node, step) => (node as Record<PropertyKey, unknown>)[step], copy) as {
      en: string;
      fr: string;
    };
    text.en = normalMarkdown(text.en, { inline });
    text.fr = text.en;
  }
  const gone = new Set(lost.flatMap((field) => FIELDS[field] ?? [field]));
  // Of a statement it is the key, which no format loses.
  if (copy.kind === 'true-false') gone.delete('answer');
  const forget = (key: string, value: unknown) => {
    if (gone.has(key)) return undefined;
    if (key !== 'answers' || !gone.has('pattern')) return value;
    return (value as { pattern?: string }[]).filter(({ pattern }) => pattern === undefined);
  };
  return JSON.parse(JSON.stringify(copy, forget));
}

test.each(Object.keys(EXTENSIONS) as (keyof typeof EXTENSIONS)[])(
  'what is written as %s comes back, but for what is told',
  (format) => {
    fc.assert(
      fc.property(anyItem, (item) => {
        const { lost, back, chapter } = throughFormat(item, format);
        if (back === null) {
          expect(lost).toContain('item');
          return;
        }
        expect(chapter).toBe('chapter');
        expect(content(back, lost)).toEqual(content(item, lost));
      }),
      { numRuns: thorough ? 300 : 50 },
    );
  },
  120_000,
);

test('our own JSON loses nothing', () => {
  fc.assert(
    fc.property(anyItem, (item) => {
      expect(throughFormat(item, 'json')).toEqual({ lost: [], back: item, chapter: 'chapter' });
    }),
    { numRuns: 25 },
  );
});

test('code goes out as a part of the text, and what it prints as an answer', () => {
  const both = (text: string) => ({ en: text, fr: text });
  const item = Item.parse({
    id: 'norm',
    kind: 'code-output',
    concepts: ['one'],
    difficulty: 2,
    stem: both('What does it print?'),
    code: 'const w = tf.tensor1d([3, 4]);\nconsole.log(w.norm().dataSync()[0] > 4 ? 5 : 6);',
    output: {
      kind: 'numeric',
      answer: 5,
      tolerance: { absolute: 0 },
      feedback: { right: both('Yes.'), wrong: both('No.') },
    },
    explanation: both('By Pythagoras.'),
  });
  for (const format of ['gift', 'moodle-xml', 'qti3'] as const) {
    const { lost, back } = throughFormat(item, format);
    expect(lost).toContain('code');
    expect(back).toMatchObject({ kind: 'numeric', answer: 5, feedback: { wrong: { en: 'No.' } } });
    expect(back?.stem.en).toMatch(
      /^What does it print\?\n\n```(ts)?\nconst w = tf\.tensor1d\(\[3, 4\]\);\nconsole\.log\(.* > 4 \? 5 : 6\);\n```$/,
    );
  }
});

test('what is said of half an answer comes back, also where the same is said of the whole one', () => {
  const both = (text: string) => ({ en: text, fr: text });
  const item = Item.parse({
    id: 'space',
    kind: 'short-text',
    concepts: ['one'],
    difficulty: 2,
    stem: both('Where does it end?'),
    answers: [{ text: 'row space' }, { text: 'rows', credit: 0.5, feedback: both('In the row space.') }],
    feedback: { right: both('In the row space.'), wrong: both('No.') },
    explanation: both('It never leaves it.'),
  });
  for (const format of ['gift', 'moodle-xml'] as const) {
    const { back } = throughFormat(item, format);
    expect(back).toMatchObject({ answers: [{}, { credit: 0.5, feedback: { en: 'In the row space.' } }] });
  }
});
