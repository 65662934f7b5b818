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
    const parts = left.map((item) => ({ choose: 1, of: [item] }));
    const quiz = { id: chapterId, chapterId, title, parts, items: left, policy: OPEN_PRACTICE };
    return left.length > 0 ? [{ quiz, to, place: START, key: '' }] : [];
  }
  const asked = new Set(
    quizzes.flatMap((quiz) => quiz.items.flatMap((part) => (typeof part === 'string' ? part : part.of))),
  );
  for (const item of left) {
    if (asked.has(item.id)) continue;
    const place = locate(['items', items.indexOf(item)]);
    const expected = 'a quiz that asks it, or a lesson that shows it';
    const message = `Nobody is asked "${item.id}"; expected ${expected}.`;
    report(to, { severity: 'warning', place, key: `items[${items.indexOf(item)}]`, expected, message });
  }
  return quizzes.map((declared, index) => {
    const { id, title: own, items: _, ...policy } = declared;
    const at: Path = ['quizzes', index];
    if (policy.retries.length > 0 && policy.counts === 'latest') {
      const message = 'Retries take nothing away, so the best attempt counts, and not the latest.';
      report(to, { place: locate([...at, 'counts']), key: formatPath([...at, 'counts']), expected: 'best', message });
    }
    const parts = partsOf(declared, at, file, shown);
    const quiz = { id, chapterId, title: own, parts, items: parts.flatMap(({ of }) => of), policy };
    return { quiz, to, place: locate([...at, 'id']), key: formatPath([...at, 'id']) };
  });
}

type Path = (string | number)[];

function partsOf(quiz: DeclaredQuiz, at: Path, file: ReadQuizFile, shown: Question[]): Quiz['parts'] {
  const { to, locate } = file;
  const asked = new Set<string>();
  const refuse = (path: Path, expected: string, message: string) =>
    report(to, { place: locate(path), key: formatPath(path), expected, message });
  const find = (id: string, path: Path): Question[] => {
    const item = file.items.find((one) => one.id === id);
    if (!item) refuse(path, 'the id of an item of this file', `There is no item "${id}" in this file.`);
    else if (shown.includes(item)) {
      refuse(path, 'an item that the lesson does not show', `The lesson shows "${id}" and tells its key.`);
    } else if (asked.has(id)) refuse(path, 'another item', `This quiz asks "${id}" twice.`);
    asked.add(id);
    return item ? [item] : [];
  };
  return quiz.items.map((part, index) => {
    const path = [...at, 'items', index];
    if (typeof part === 'string') return { choose: 1, of: find(part, path) };
    const of = part.of.flatMap((id, i) => find(id, [...path, 'of', i]));
    if (part.choose > part.of.length) {
      refuse([...path, 'choose'], `at most ${part.of.length}`, `There are only ${part.of.length} to choose from.`);
    }
    if (new Set(of.map(({ points }) => points)).size > 1) {
      const told = of.map(({ id, points }) => `${id} ${points}`).join(', ');
      const message = `Every run has to be worth the same, and these have different points: ${told}.`;
      refuse([...path, 'of'], 'items of the same points', message);
    }
    return { choose: part.choose, of };
  });
}
