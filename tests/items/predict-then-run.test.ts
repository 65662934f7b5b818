import { describe, expect, test } from 'vitest';
import {
  findingsOf,
  forStudent,
  Item,
  keyAnswer,
  misconceptionsOf,
  parseAnswer,
  score,
  textsOf,
} from '@/lib/items/item';
import { missOf, type PredictThenRun, predictionOf } from '@/lib/items/kinds/predict-then-run';
import { proveItem } from '@/lib/items/prove';
import { predictChoice, predictNumber, predictOrder, SECRET } from './sample-items';

const samples = [predictNumber, predictChoice, predictOrder] as PredictThenRun[];
const marked = (item: Item, answer: unknown) => score(item, 1, parseAnswer(item, answer));

describe('a prediction', () => {
  test('earns as its own kind does, and says what the experiment showed', () => {
    expect(marked(predictNumber, { text: '1.6' })).toMatchObject({
      points: 1000,
      feedback: { ran: { result: '2', seed: 1 } },
    });
    expect(marked(predictNumber, { text: '1,4', language: 'fr' })).toMatchObject({ points: 0 });
    expect(marked(predictChoice, { choice: 'a' })).toMatchObject({ points: 0, feedback: { ran: { result: 'b' } } });
    expect(marked(predictOrder, { order: ['a', 'c', 'b'] })).toMatchObject({ points: 500 });
    expect(() => parseAnswer(predictOrder, { order: ['a', 'a', 'b'] })).toThrow(
      expect.objectContaining({ kind: 'invalid', reason: 'answer-shape' }),
    );
  });

  test('that is the outcome itself earns everything', () => {
    for (const item of samples) {
      expect(missOf(item, item.result)).toBeNull();
      expect(marked(item, predictionOf(item.predict, item.result)).correct).toBe(true);
      expect(marked(item, keyAnswer(item)).correct).toBe(true);
      expect(proveItem(item)).toEqual([]);
    }
  });

  test('is asked without its outcome, in an order that is not the right one, with the code as it runs', () => {
    for (const item of samples) {
      const shown = JSON.stringify(forStudent(item, 3));
      expect(shown).not.toContain(SECRET);
      expect(shown).not.toContain('"result"');
    }
    const shown = forStudent(predictOrder, 3);
    if (shown.kind !== 'predict-then-run' || shown.predict.kind !== 'ordering') throw new Error('It is another kind.');
    expect(shown.predict.entries.map(({ id }) => id)).not.toEqual(['c', 'a', 'b']);
    expect(shown.source).toContain("console.log('first');\n");
  });

  test('whose result does not earn everything is a finding, and so is what is doubtful in its own kind', () => {
    const stale = Item.parse({ ...predictNumber, result: '7' });
    expect(findingsOf(stale).map(({ path }) => path.join('.'))).toEqual(['result']);
    expect(findingsOf(Item.parse({ ...predictChoice, result: 'd' })).map(({ path }) => path.join('.'))).toEqual([
      'result',
    ]);
    const { predict } = predictChoice as PredictThenRun;
    if (predict.kind !== 'single-choice') throw new Error('It is another kind.');
    const twins = { ...predict, options: predict.options.map((one) => ({ ...one, text: { en: 'One', fr: 'Un' } })) };
    const paths = findingsOf(Item.parse({ ...predictChoice, predict: twins })).map(({ path }) => path.join('.'));
    expect(paths.every((path) => path.startsWith('predict.options'))).toBe(true);
    expect(paths.length).toBeGreaterThan(0);
    expect(misconceptionsOf(predictChoice).map(({ path }) => path.slice(0, 2).join('.'))).toContain('predict.options');
    expect(textsOf(predictOrder).filter(({ path }) => path[0] === 'predict')).toHaveLength(5);
  });
});
