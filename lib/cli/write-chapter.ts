import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Placed } from '../exchange/place';
import { quizWith, undecidedWith } from '../exchange/quiz-file';

const textOf = (file: string) => (existsSync(file) ? readFileSync(file, 'utf8') : null);

/** Adds items to a chapter's quiz, with its comments kept, and what is undecided to a file beside it. */
export function writeChapter(folder: string, { items, undecided }: Placed): void {
  const quiz = path.join(folder, 'quiz.yaml');
  if (items.length > 0) write(quiz, quizWith(textOf(quiz), items, quiz));
  const open = path.join(folder, 'to-decide.yaml');
  if (undecided.length > 0) write(open, undecidedWith(textOf(open), undecided));
}

/** Whole or not at all. */
export function write(file: string, text: string): void {
  const unfinished = `${file}.${process.pid}`;
  writeFileSync(unfinished, text);
  renameSync(unfinished, file);
}
