import { z } from 'zod';
import type { Text } from '../authoring/text';
import { findingsOf, hasField, type Item, misconceptionsOf } from '../items/item';
import type { Quiz } from './course';
import type { CourseFiles } from './files';
import { type Place, type Report, report, START } from './finding';
import { type DeclaredQuiz, type Defaults, QuizFile } from './formats';
import type { Link } from './links';
import { OPEN_PRACTICE } from './policy';
import { formatPath, parseStructured, readStructured, type Structured } from './structured';
import { checkItemTexts } from './texts';

/** The questions of a chapter, and the quizzes that it declares of them. */
export interface ReadQuizFile extends QuizFile {
  to: Report;
  locate: Structured['locate'];
}

/** @returns null after a finding: then nobody knows which items there are */
export async function readQuizFile(
  files: CourseFiles,
  file: string,
  defaults: Defaults,
  links: Link[],
): Promise<ReadQuizFile | null> {
  const text = await files.find(file);
  const to = files.to(file);
  if (text === null) return { items: [], to, locate: () => START };
  const read = readStructured(text, to);
  const data = read && parseStructured(QuizFile, read, to, withDefaults(read.value, defaults));
  if (!read || !data) return null;
  const known = new Set<string>();
  data.items.forEach((item, index) => {
    const place = read.locate(['items', index]);
    const key = `items[${index}]`;
    if (known.has(item.id)) {
      report(to, { place, key, expected: 'another id', message: `There are two items "${item.id}".` });
    }
    known.add(item.id);
    checkItemTexts(item, index, read, to);
    for (const { path, ...finding } of findingsOf(item)) {
      const at = ['items', index, ...path];
      report(to, { place: read.locate(at), key: formatPath(at), ...finding });
    }
    item.concepts.forEach((id, i) => {
      links.push({
        kind: 'concept',
        id,
        place: read.locate(['items', index, 'concepts', i]),
        key: `${key}.concepts`,
        to,
      });
    });
    for (const { path, value } of misconceptionsOf(item)) {
      const at = ['items', index, ...path];
      links.push({ kind: 'misconception', id: value, place: read.locate(at), key: formatPath(at), to });
    }
  });
  return { ...data, to, locate: read.locate };
}

const LooseQuiz = z.looseObject({ items: z.array(z.looseObject({})) });

/** The nearest default fills what an item leaves open; what cannot be an item is left for the schema to refuse. */
function withDefaults(value: unknown, defaults: Defaults): unknown {
  const quiz = LooseQuiz.safeParse(value).data;
  if (!quiz) return value;
  const items = quiz.items.map((item) => ({
    ...Object.fromEntries(Object.entries(defaults).filter(([field]) => hasField(item.kind, field))),
    ...item,
  }));
  return { ...quiz, items };
}

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
  shown: Item[],
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

function itemsOf(quiz: DeclaredQuiz, at: (string | number)[], file: ReadQuizFile, shown: Item[]): Item[] {
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
