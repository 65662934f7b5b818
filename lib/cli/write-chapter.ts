import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Document, isSeq, parseDocument, stringify, visit } from 'yaml';
import { DomainError } from '../errors';
import type { Placed } from '../exchange/place';
import { Text } from '../text';

const HEAD = '# yaml-language-server: $schema=../../../.schemas/quiz.json\n';

/** Texts of several languages stand side by side, and nothing refers to elsewhere. */
function node(quiz: Document, item: unknown): unknown {
  const made = quiz.createNode(item, { aliasDuplicateObjects: false });
  visit(made, {
    Map(_key, map) {
      if (Text.safeParse(map.toJSON()).success) map.flow = true;
    },
  });
  return made;
}

/** Adds items to a chapter's quiz, with its comments kept, and what is undecided to a file beside it. */
export function writeChapter(folder: string, { items, undecided }: Placed): void {
  if (items.length > 0) {
    const file = path.join(folder, 'quiz.yaml');
    const quiz = parseDocument(existsSync(file) ? readFileSync(file, 'utf8') : `${HEAD}items: []\n`);
    const list = quiz.get('items');
    if (quiz.errors.length > 0 || !isSeq(list))
      throw new DomainError('invalid', 'import-place', `${file} is no list of items; mend it first.`);
    list.flow = false;
    for (const item of items) list.add(node(quiz, item));
    write(file, quiz.toString({ lineWidth: 0, singleQuote: true }));
  }
  if (undecided.length === 0) return;
  const file = path.join(folder, 'to-decide.yaml');
  const before = existsSync(file)
    ? readFileSync(file, 'utf8')
    : '# Questions that are no items yet. Move each into quiz.yaml once it is decided; nothing reads this file.\n';
  const entries = undecided.map(({ id, line, stem, body: { why, options, original } }) => ({
    id,
    why,
    line,
    stem,
    ...(options.length > 0 ? { options } : {}),
    original,
  }));
  write(file, `${before}${stringify(entries, { lineWidth: 0, aliasDuplicateObjects: false })}`);
}

/** Whole or not at all. */
export function write(file: string, text: string): void {
  const unfinished = `${file}.${process.pid}`;
  writeFileSync(unfinished, text);
  renameSync(unfinished, file);
}
