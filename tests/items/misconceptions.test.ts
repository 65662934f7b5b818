import { expect, test } from 'vitest';
import { keyAnswer, misconceptionsOf, score, wrongAnswers } from '@/lib/items/item';
import { misconceptionsIn } from '@/lib/items/misconceptions';
import { SAMPLES } from './sample-items';

test('every misconception that an item names shows in some wrong answer, and in no right one', () => {
  let named = 0;
  for (const item of SAMPLES) {
    const shownBy = (answer: ReturnType<typeof keyAnswer>) => misconceptionsIn(item, score(item, 1, answer).feedback);
    expect(shownBy(keyAnswer(item)), item.id).toEqual([]);
    const shown = new Set(wrongAnswers(item).flatMap(shownBy));
    const all = new Set(misconceptionsOf(item).map(({ value }) => value));
    named += all.size;
    expect([...shown].sort(), `${item.kind} ${item.id}`).toEqual([...all].sort());
  }
  expect(named).toBeGreaterThan(4);
});
