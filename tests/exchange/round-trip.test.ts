import fc from 'fast-check';
import { expect, test } from 'vitest';
import { normalMarkdown } from '@/lib/exchange/markup';
import { placeQuestions } from '@/lib/exchange/place';
import { readQuestions } from '@/lib/exchange/read-file';
import { writeItems } from '@/lib/exchange/write-file';
import { Item, textsOf } from '@/lib/items/item';
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
  pattern: ['pattern'],
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
  if (lost.includes('pattern') && copy.kind === 'short-text')
    copy.answers = copy.answers.filter(({ pattern }) => pattern === undefined);
  const gone = new Set(lost.flatMap((field) => FIELDS[field] ?? [field]));
  const feedback = lost.includes('feedback') && copy.kind === 'short-text';
  return JSON.parse(
    JSON.stringify(copy, (key, value) =>
      gone.has(key) && !(key === 'answer' && typeof value === 'boolean') && !(key === 'feedback' && !feedback)
        ? undefined
        : value,
    ),
  );
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
      { numRuns: 150 },
    );
  },
  60_000,
);

test('our own JSON loses nothing', () => {
  fc.assert(
    fc.property(anyItem, (item) => {
      expect(throughFormat(item, 'json')).toEqual({ lost: [], back: item, chapter: 'chapter' });
    }),
    { numRuns: 50 },
  );
});
