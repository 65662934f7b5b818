import type { WrittenItem } from '../items/item';
import type { Text } from '../text';
import { numeric, shortText } from './answer-fields';
import { multipleChoice, ordering, singleChoice } from './choice-fields';
import { cloze, matching } from './compound-fields';
import { both, type Fields, rightAndWrong, type Tell } from './fields';
import type { Body, Note, Question, Undecided } from './question';

/** A question as an item of ours, or why it is none. What had to be made up is noted. */
export type Made = { item: WrittenItem; notes: Note[] } | { undecided: Undecided; notes: Note[] };

export interface Surroundings {
  /** Where the file names none. */
  concept: string;
  /** Concepts that there are; others are noted. */
  concepts: ReadonlySet<string>;
}

const DIFFICULTY = /^difficulty:([1-5])$/;
const CONCEPT = /^concept:(.+)$/;
const USUAL_DIFFICULTY = 2;

export function toItem(question: Question, id: string, { concept, concepts }: Surroundings): Made {
  const notes: Note[] = [];
  const note = (what: string, why: string) => notes.push({ line: question.line, name: id, what, why });
  const undecided = (why: string, original = ''): Made => ({
    undecided: { kind: 'undecided', why, original, options: [] },
    notes,
  });
  const { body } = question;
  if (body.kind === 'undecided') return { undecided: body, notes };
  if (question.stem.trim() === '' && body.kind !== 'cloze') return undecided('It asks nothing: its text is empty.');
  const named = question.tags.flatMap((tag) => CONCEPT.exec(tag)?.[1] ?? []);
  const known = named.filter((one) => concepts.has(one));
  for (const one of named.filter((each) => !concepts.has(each)))
    note(`the concept ${one}`, 'the course has none of this id');
  if (known.length === 0) note(`the concept "${concept}"`, 'the file names none; say which it is');
  const difficulty = question.tags.map((tag) => DIFFICULTY.exec(tag)?.[1]).find((one) => one !== undefined);
  const others = question.tags.filter((tag) => !DIFFICULTY.test(tag) && !CONCEPT.test(tag));
  if (others.length > 0) note(`the tags ${others.join(', ')}`, 'items have concepts instead');
  const made = fieldsOf(body, note);
  if ('why' in made) return undecided(made.why);
  if (question.explanation === null) note('the explanation', 'the file has none; it names the right answer');
  const points = Math.min(1000, Math.max(0, Number(question.points.toFixed(3))));
  if (points !== question.points)
    note(`the points, ${question.points}`, `points are from 0 to 1000, in thousandths: ${points}`);
  const { kind, ...fields } = made.fields;
  const item = {
    id,
    kind,
    concepts: known.length > 0 ? known : [concept],
    difficulty: difficulty === undefined ? USUAL_DIFFICULTY : Number(difficulty),
    ...(points === 1 ? {} : { points }),
    stem: stemOf(question, note),
    ...fields,
    explanation: question.explanation === null ? explanationOf(made.key) : both(question.explanation),
    ...(question.hints.length > 0 ? { hints: question.hints.map((hint) => ({ text: both(hint) })) } : {}),
  } as WrittenItem;
  return { item, notes };
}

/** A text with gaps may say by itself what is to be done. */
function stemOf({ stem }: Question, note: Tell): Text {
  if (stem.trim() !== '') return both(stem);
  note('what is asked', 'the file has the text alone; a plain sentence stands before it');
  return { en: 'Fill in the gaps.', fr: 'Complétez le texte.' };
}

function explanationOf(key: string): Text {
  return { en: `The right answer: ${key}`, fr: `La bonne réponse : ${key}` };
}

function fieldsOf(body: Exclude<Body, Undecided>, note: Tell): Fields {
  switch (body.kind) {
    case 'choice':
      return body.several ? multipleChoice(body, note) : singleChoice(body, note);
    case 'true-false':
      return {
        fields: { kind: 'true-false', answer: body.answer, feedback: rightAndWrong(body.right, body.wrong, note) },
        key: body.answer ? 'true' : 'false',
      };
    case 'ordering':
      return ordering(body, note);
    case 'numeric':
      return numeric(body, note);
    case 'short-text':
      return shortText(body, note);
    case 'matching':
      return matching(body, note);
    case 'cloze':
      return cloze(body, note);
  }
}
