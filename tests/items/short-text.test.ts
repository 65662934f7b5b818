import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findingsOf, forStudent, Item, keyAnswer, misconceptionsOf, parseAnswer, score } from '@/lib/items/item';
import { proveItem } from '@/lib/items/prove';
import { SECRET, shortText } from './sample-items';

const say = (en: string) => ({ en, fr: `${en} (fr)` });

const made = (over: object) => Item.parse({ ...shortText, ...over });

const marked = (item: Item, text: string) => score(item, 1, parseAnswer(item, { text }));
const share = (item: Item, text: string) => marked(item, text).points / marked(item, text).maxPoints;

describe('a few words', () => {
  test.each([
    'row space',
    'Row Space',
    '  row   space. ',
    'ROW\u00a0SPACE',
    'row\u200b space',
    'ｒｏｗ space',
    'espace des lignes',
    'the row space',
  ])('%j are right', (text) => expect(share(shortText, text)).toBe(1));

  test.each(['rowspace', 'row spaces', 'a row space of', 'null space', '.'])('%j are wrong', (text) =>
    expect(share(shortText, text)).toBe(0),
  );

  test('earn what the best of what fits earns, and are told what belongs to it', () => {
    expect(share(shortText, 'column space')).toBe(0.25);
    expect(marked(shortText, 'column space').feedback.message?.en).toBe('near');
    expect(marked(shortText, 'rows').feedback.message?.en).toBe(`${SECRET} wrong`);
    expect(share(shortText, 'rows')).toBe(0.5);
    expect(marked(shortText, 'null space').feedback.message?.en).toBe(`${SECRET} kernel`);
    expect(marked(shortText, 'the kernel of X').feedback.message?.en).toBe(`${SECRET} kernel pattern`);
    expect(marked(shortText, 'row space').correct).toBe(true);
    expect(marked(shortText, 'rows').correct).toBe(false);
  });

  test('differ by capitals and accents only where the item says so', () => {
    const accents = (over: object) =>
      made({ answers: [{ text: 'Décroît' }, { pattern: 'é+x' }], mistakes: [], ...over });
    const tried = ['décroît', 'Decroit', 'De\u0301croi\u0302t', 'eex', 'ÉX'];
    expect(tried.map((text) => share(accents({}), text))).toEqual([1, 1, 1, 1, 1]);
    expect(tried.map((text) => share(accents({ caseSensitive: true }), text))).toEqual([0, 1, 1, 1, 0]);
    expect(tried.map((text) => share(accents({ accentSensitive: true }), text))).toEqual([1, 0, 1, 0, 1]);
  });

  test('a pattern is about the whole answer, and takes no time on a hostile one', () => {
    const item = made({ answers: [{ text: 'b' }, { pattern: '(a+)+' }, { pattern: 'l[12]|ridge' }], mistakes: [] });
    expect(['a', 'aaaa', 'aab', 'L2', 'ridge', 'ridges', 'l12'].map((text) => share(item, text))).toEqual([
      1, 1, 0, 1, 1, 0, 0,
    ]);
    const start = process.cpuUsage().user;
    expect(share(item, `${'a'.repeat(199)}!`)).toBe(0);
    expect(process.cpuUsage().user - start).toBeLessThan(500_000);
  });

  test.each([
    ['no text', { answers: [{ pattern: 'a' }] }],
    ['no whole credit', { answers: [{ text: 'a', credit: 0.5 }] }],
    ['text and pattern', { answers: [{ text: 'a', pattern: 'a' }] }],
    ['neither', { answers: [{ text: 'a' }, {}] }],
    ['look-ahead', { answers: [{ text: 'a' }, { pattern: '(?=a)b' }] }],
    ['a back-reference', { answers: [{ text: 'a' }, { pattern: '(a)\\1' }] }],
    ['a bracket left open', { mistakes: [{ pattern: '[a', feedback: say('x') }] }],
  ])('an item with %s is refused', (_name, over) => {
    expect(Item.safeParse({ ...shortText, ...over }).success).toBe(false);
  });

  test.each([{ text: '   ' }, { text: 'x'.repeat(201) }])('%j is no answer', (input) => {
    expect(() => parseAnswer(shortText, input)).toThrow(expect.objectContaining({ reason: 'answer-shape' }));
  });

  test('a mistake that is accepted is found', () => {
    const item = made({ mistakes: [{ text: 'The Row Space', feedback: say('x') }] });
    expect(findingsOf(item).map(({ path }) => path.join('.'))).toEqual(['mistakes.0.text']);
    expect(findingsOf(shortText)).toEqual([]);
    expect(proveItem(shortText)).toEqual([]);
  });

  test('tell a student nothing of what is right, and name their misconceptions', () => {
    expect(JSON.stringify(forStudent(shortText, 1))).not.toMatch(/row|secret/i);
    expect(misconceptionsOf(shortText)).toEqual([{ path: ['mistakes', 0, 'misconception'], value: 'secret-kernel' }]);
    expect(keyAnswer(shortText)).toEqual({ text: 'row space' });
  });

  test('earn a share of the points, whatever they are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }), (text) => {
        fc.pre(text.trim() !== '');
        const earned = share(shortText, text);
        expect(earned >= 0 && earned <= 1).toBe(true);
        expect(share(shortText, ` ${text}\u00a0`)).toBe(earned);
      }),
    );
  });
});
