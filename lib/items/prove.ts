import { type Answer, type Item, keyAnswer, parseAnswer, score, scoreRange } from './item';

/** What is wrong with an item's own key: it must earn all points, and no plain wrong answer may. Empty when it holds. */
export function proveItem(item: Item): string[] {
  const { max } = scoreRange(item);
  const key = parseAnswer(item, keyAnswer(item));
  const problems: string[] = [];
  if (score(item, 1, key).points !== max) problems.push('Its own key does not earn all points.');
  if (max === 0) problems.push('It gives no points.');
  for (const wrong of wrongAnswers(item)) {
    if (score(item, 1, wrong).points >= max)
      problems.push(`A wrong answer earns all points: ${JSON.stringify(wrong)}.`);
  }
  return problems;
}

/** Answers that must not earn all points: each distractor, each known mistake. */
export function wrongAnswers(item: Item): Answer[] {
  switch (item.kind) {
    case 'single-choice':
      return item.options.filter((option) => !option.correct).map(({ id }) => ({ choice: id }));
    case 'multiple-choice': {
      const key = item.options.filter((option) => option.correct).map(({ id }) => id);
      const all = item.options.map(({ id }) => id);
      // Each option flipped by itself: one right one left out, or one wrong one added.
      return all.map((id) => ({ choices: all.filter((other) => key.includes(other) !== (other === id)) }));
    }
    case 'true-false':
      return [{ choice: String(!item.answer) }];
    case 'numeric':
      return item.mistakes.map(({ value }) => ({ text: value.toExponential(14) }));
  }
}
