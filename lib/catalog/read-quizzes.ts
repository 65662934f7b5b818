import type { Question } from '../items/variants';
import type { Text } from '../text';
import type { Quiz } from './course';
import { type Place, type Report, report, START } from './finding';
import type { DeclaredQuiz } from './formats';
import { OPEN_PRACTICE } from './policy';
import type { ReadQuizFile } from './read-items';
import { formatPath } from './structured';

/** A quiz and where it is declared. */
export interface PlacedQuiz {
  quiz: Quiz;
  to: Report;
  place: Place;
  key: string;
}

/**
 * The quizzes of a chapter.
 * @param shown items of its lesson: who reads it is told their keys, so they can be in no quiz.
 */
export function placeQuizzes(
  file: ReadQuizFile,
  { chapterId, title }: { chapterId: string; title: Text },
  shown: Question[],
): PlacedQuiz[] {
  const { items, quizzes, to, locate } = file;
  const left = items.filter((item) => !shown.includes(item));
  if (quizzes === undefined) {
    const quiz = { id: chapterId, chapterId, title, items: left, policy: OPEN_PRACTICE };
    return left.length > 0 ? [{ quiz, to, place: START, key: '' }] : [];
  }
  const asked = new Set(quizzes.flatMap((quiz) => quiz.items));
  for (const item of left) {
    if (asked.has(item.id)) continue;
    const place = locate(['items', items.indexOf(item)]);
    const expected = 'a quiz that asks it, or a lesson that shows it';
    const message = `Nobody is asked "${item.id}"; expected ${expected}.`;
    report(to, { severity: 'warning', place, key: `items[${items.indexOf(item)}]`, expected, message });
  }
  return quizzes.map((declared, index) => {
    const { id, title: own, items: _, ...policy } = declared;
    const at = ['quizzes', index];
    const quiz = { id, chapterId, title: own, items: itemsOf(declared, at, file, shown), policy };
    return { quiz, to, place: locate([...at, 'id']), key: formatPath([...at, 'id']) };
  });
}

function itemsOf(quiz: DeclaredQuiz, at: (string | number)[], file: ReadQuizFile, shown: Question[]): Question[] {
  const { to, locate } = file;
  return quiz.items.flatMap((id, index) => {
    const path = [...at, 'items', index];
    const refuse = (expected: string, message: string) =>
      report(to, { place: locate(path), key: formatPath(path), expected, message });
    const item = file.items.find((one) => one.id === id);
    if (!item) refuse('the id of an item of this file', `There is no item "${id}" in this file.`);
    else if (shown.includes(item)) {
      refuse('an item that the lesson does not show', `The lesson shows "${id}" and tells its key.`);
    } else if (quiz.items.indexOf(id) < index) refuse('another item', `This quiz asks "${id}" twice.`);
    return item ?? [];
  });
}
