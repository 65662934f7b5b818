import path from 'node:path';
import { z } from 'zod';
import { findingsOf, hasField, misconceptionsOf } from '../items/item';
import { findingsOfVariants, type Question } from '../items/variants';
import type { CourseFiles } from './files';
import { type Report, report, START } from './finding';
import { type Defaults, QuizFile } from './formats';
import type { Link } from './links';
import { readVariants } from './read-variants';
import { formatPath, readStructured, type Structured } from './structured';
import { checkItemTexts } from './texts';

/** The folder of a chapter in which modules draw the parameters of its items. */
export const MODULES = 'items';

/** The questions of a chapter, and the quizzes that it declares of them. */
export interface ReadQuizFile {
  items: Question[];
  quizzes: QuizFile['quizzes'];
  to: Report;
  locate: Structured['locate'];
}

/**
 * A chapter's quiz.yaml, its items checked, with what they name among the links.
 * @returns null after a finding: then nobody knows which items there are
 */
export async function readQuizFile(
  files: CourseFiles,
  folder: string,
  defaults: Defaults,
  links: Link[],
): Promise<ReadQuizFile | null> {
  const file = path.join(folder, 'quiz.yaml');
  const text = await files.find(file);
  const to = files.to(file);
  if (text === null) return { items: [], quizzes: undefined, to, locate: () => START };
  const read = readStructured(text, to);
  if (!read) return null;
  const written = withDefaults(read.value, defaults);
  const variants = await readVariants(files, path.join(folder, MODULES), written, read, to);
  const data = variants && files.parseRead(QuizFile, read, to, variants.value);
  if (!data) return null;
  const questions = data.items.map((item, index): Question => {
    const of = variants.of.get(index);
    return of ? { ...item, variants: of } : item;
  });
  const known = new Set<string>();
  questions.forEach((question, index) => {
    if (known.has(question.id)) {
      const at = { place: read.locate(['items', index]), key: `items[${index}]` };
      report(to, { ...at, expected: 'another id', message: `There are two items "${question.id}".` });
    }
    known.add(question.id);
    checkQuestion(question, index, read, to, links);
  });
  return { items: questions, quizzes: data.quizzes, to, locate: read.locate };
}

function checkQuestion(question: Question, index: number, read: Structured, to: Report, links: Link[]): void {
  checkItemTexts(question, index, read, to);
  const findings = question.variants ? findingsOfVariants(question) : findingsOf(question);
  for (const { path: within, ...finding } of findings) {
    const at = ['items', index, ...within];
    report(to, { place: read.locate(at), key: formatPath(at), ...finding });
  }
  question.concepts.forEach((id, i) => {
    const place = read.locate(['items', index, 'concepts', i]);
    links.push({ kind: 'concept', id, place, key: `items[${index}].concepts`, to });
  });
  for (const { path: within, value } of misconceptionsOf(question)) {
    const at = ['items', index, ...within];
    links.push({ kind: 'misconception', id: value, place: read.locate(at), key: formatPath(at), to });
  }
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
