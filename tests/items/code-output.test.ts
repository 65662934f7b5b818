import { describe, expect, test } from 'vitest';
import { findingsOf, forStudent, Item, misconceptionsOf, parseAnswer, score } from '@/lib/items/item';
import { proveItem } from '@/lib/items/prove';
import { codeOutput, codeWords } from './sample-items';

const marked = (item: Item, text: string, language?: string) =>
  score(item, 1, parseAnswer(item, { text, ...(language && { language }) }));

describe('what code prints', () => {
  test.each(['0.5', '.50', '1/2', '5e-1', '0,5'])('is a number: %s is right', (text) =>
    expect(marked(codeOutput, text).correct).toBe(true),
  );

  test('is a number with known mistakes', () => {
    expect(marked(codeOutput, '2').feedback.message?.en).toBe('SECRET printed');
    expect(marked(codeOutput, '0.51')).toMatchObject({ correct: false, points: 0 });
    expect(marked(codeOutput, '0,500', 'fr').correct).toBe(true);
    expect(() => parseAnswer(codeOutput, { text: 'half' })).toThrow(
      expect.objectContaining({ kind: 'invalid', reason: 'answer-not-a-number' }),
    );
  });

  test.each([
    ['2,3', true],
    ['[2, 3]', true],
    ['[2,3]', true],
    ['3,2', false],
    ['2 3', false],
  ])('is words: %s is right: %s', (text, correct) => expect(marked(codeWords, text).correct).toBe(correct));

  test('is shown as the code alone, fenced so that no backtick of it ends the block', () => {
    const item = Item.parse({ ...codeOutput, code: 'console.log("```");\n' });
    const shown = forStudent(item, 1);
    const fenced = '````ts\nconsole.log("```");\n````';
    expect(shown.kind === 'code-output' && shown.code).toEqual({ en: fenced, fr: fenced });
    expect(shown.kind === 'code-output' && Object.keys(shown.output)).toEqual([
      'kind',
      'unit',
      'significantFigures',
      'decimalPlaces',
    ]);
  });

  test('has proofs, findings and misconceptions of its output', () => {
    expect([codeOutput, codeWords].flatMap(proveItem)).toEqual([]);
    const output = { ...(codeOutput.kind === 'code-output' && codeOutput.output), answer: 0, mistakes: [] };
    const zero = Item.parse({ ...codeOutput, output });
    expect(findingsOf(zero).map(({ path }) => path.join('.'))).toEqual(['output.answer']);
    expect(misconceptionsOf(codeWords).map(({ path }) => path.join('.'))).toEqual(['output.mistakes.0.misconception']);
  });

  test.each([
    ['no code', { code: ' \n' }],
    ['a choice as output', { output: { kind: 'single-choice' } }],
  ])('an item with %s is refused', (_name, over) =>
    expect(Item.safeParse({ ...codeOutput, ...over }).success).toBe(false),
  );
});
