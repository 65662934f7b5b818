import { type Item, isMarkedByHand, keyAnswer, parseAnswer, score, scoreRange, wrongAnswers } from './item';

/** What is wrong with an item's own key: it must earn all points, and no plain wrong answer may. Empty when it holds. */
export function proveItem(item: Item): string[] {
  const { max } = scoreRange(item);
  const key = parseAnswer(item, keyAnswer(item));
  const problems: string[] = [];
  if (!isMarkedByHand(item) && score(item, 1, key).points !== max)
    problems.push('Its own key does not earn all points.');
  if (max === 0) problems.push('It gives no points.');
  for (const wrong of wrongAnswers(item)) {
    if (score(item, 1, wrong).points >= max)
      problems.push(`A wrong answer earns all points: ${JSON.stringify(wrong)}.`);
  }
  return problems;
}
