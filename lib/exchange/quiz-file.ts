import { type Document, isSeq, parseDocument, stringify, visit } from 'yaml';
import { DomainError } from '../errors';
import { Text } from '../text';
import type { Placed } from './place';

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

/**
 * A chapter's quiz with items added, and its comments kept.
 * @param before what it is now; null where there is none
 * @throws DomainError invalid 'import-place' where it is no list of items
 */
export function quizWith(before: string | null, items: Placed['items'], name: string): string {
  const quiz = parseDocument(before ?? `${HEAD}items: []\n`);
  const list = quiz.get('items');
  if (quiz.errors.length > 0 || !isSeq(list))
    throw new DomainError('invalid', 'import-place', `${name} is no list of items; mend it first.`);
  list.flow = false;
  for (const item of items) list.add(node(quiz, item));
  return quiz.toString({ lineWidth: 0, singleQuote: true });
}

/** What is undecided, below what already is. @param before as for `quizWith` */
export function undecidedWith(before: string | null, undecided: Placed['undecided']): string {
  const head =
    before ??
    '# Questions that are no items yet. Move each into quiz.yaml once it is decided; nothing reads this file.\n';
  const entries = undecided.map(({ id, line, stem, body: { why, options, original } }) => ({
    id,
    why,
    line,
    stem,
    ...(options.length > 0 ? { options } : {}),
    original,
  }));
  return `${head}${stringify(entries, { lineWidth: 0, aliasDuplicateObjects: false })}`;
}
