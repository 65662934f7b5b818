import { parseAllDocuments } from 'yaml';
import { z } from 'zod';
import { DomainError } from '../errors';
import { readEmbedded, splitGaps } from './gaps';
import { wordsOf } from './gift-read';
import { type Carried, fromHtml, fromMarkdown } from './markup';
import type { Body, Note, Question, ReadFile } from './question';

const Said = z.union([z.string(), z.number(), z.boolean()]).transform(String);

const LongAnswer = z.looseObject({
  answer: Said,
  points: z.number().optional(),
  tolerance: z.number().optional(),
  feedback: Said.nullish(),
  choice: Said.optional(),
});

const MoodleTools = z.looseObject({
  type: z.string().optional(),
  title: Said.optional(),
  question: Said.optional(),
  statement: Said.optional(),
  correct_answer: z.boolean().default(true),
  general_feedback: Said.nullish(),
  feedback: Said.nullish(),
  correct_feedback: Said.nullish(),
  wrong_feedback: Said.nullish(),
  answers: z.array(z.union([LongAnswer, Said])).default([]),
});
type MoodleTools = z.infer<typeof MoodleTools>;

/** Questions in YAML as moodle-tools of TU Berlin has them, one document each. @throws DomainError invalid */
export function readMoodleTools(text: string, file: string): ReadFile {
  const notes: Note[] = [];
  const questions: Question[] = [];
  const documents = parseAllDocuments(text);
  const starts = text.split('\n').flatMap((line, i) => (/^---\s*$/.test(line) ? [i + 2] : []));
  if (!Array.isArray(documents)) return { questions, notes };
  documents.forEach((document, i) => {
    const line = starts[i - (documents.length - starts.length)] ?? 1;
    const [error] = document.errors;
    if (error) {
      throw new DomainError(
        'invalid',
        'import-unreadable',
        `${file} is not YAML that can be read: ${error.message.split('\n')[0]}`,
      );
    }
    const value: unknown = document.toJS({ maxAliasCount: 0 });
    if (value === null) return;
    const original = text.slice(document.range[0], document.range[1]).trim();
    const parsed = MoodleTools.safeParse(value);
    questions.push(parsed.success ? toolQuestion(parsed.data, line, original, notes) : strange(line, original));
  });
  return { questions, notes };
}

function strange(line: number, original: string): Question {
  const body: Body = {
    kind: 'undecided',
    why: 'It is no question as moodle-tools writes them.',
    original,
    options: [],
  };
  return { line, name: 'unread', category: null, stem: '', explanation: null, points: 1, hints: [], tags: [], body };
}

function toolQuestion(read: MoodleTools, line: number, original: string, notes: Note[]): Question {
  const stemText = read.statement ?? read.question ?? '';
  const name = read.title ?? wordsOf(stemText);
  const note = (what: string, why: string) => notes.push({ line, name, what, why });
  const carry = (text: string, inline = false): string => {
    const made: Carried = /<\/?[a-z][^>]*>/i.test(text) ? fromHtml(text, { inline }) : fromMarkdown(text, { inline });
    for (const what of made.lost) note(what, 'texts here are Markdown without it');
    return made.text;
  };
  if (read.type === 'cloze') {
    const { html, gaps, strange, lost } = readEmbedded(stemText);
    const explained = read.general_feedback ?? read.feedback;
    for (const what of lost) note(what, 'texts here are Markdown without it');
    const { stem, text } = splitGaps(carry(html));
    const why = `It has a gap of the kind ${strange}, and there is none like it here.`;
    return {
      line,
      name,
      category: null,
      stem,
      explanation: explained ? carry(explained) : null,
      points: gaps.reduce((sum, { weight }) => sum + weight, 0) || 1,
      hints: [],
      tags: [],
      body: strange === null ? { kind: 'cloze', text, gaps } : { kind: 'undecided', why, original, options: [] },
    };
  }
  const general = read.general_feedback;
  return {
    line,
    name,
    category: null,
    stem: carry(stemText),
    explanation: general ? carry(general) : null,
    points: 1,
    hints: [],
    tags: [],
    body: toolBody(read, original, carry, note),
  };
}

type Carry = (text: string, inline?: boolean) => string;

function toolBody(read: MoodleTools, original: string, carry: Carry, note: (what: string, why: string) => void): Body {
  const heard = (text: string | null | undefined) => (text ? carry(text) : null);
  const { answers, type } = read;
  const undecided = (why: string): Body => ({
    kind: 'undecided',
    why,
    original,
    options: answers.map((one) => (typeof one === 'string' ? one : one.answer)),
  });
  if (read.statement !== undefined || type === 'true_false') {
    return {
      kind: 'true-false',
      answer: read.correct_answer,
      right: heard(read.correct_feedback),
      wrong: heard(read.wrong_feedback),
    };
  }
  const long = answers.map((one, i) =>
    typeof one === 'string'
      ? { answer: one, points: undefined, feedback: null, tolerance: undefined, choice: undefined, first: i === 0 }
      : { ...one, first: i === 0 },
  );
  if (long.some(({ choice }) => choice !== undefined))
    return undecided(
      'It says true or false of each of several statements, and there is no such kind of question here.',
    );
  const isNumeric =
    type === 'numerical' ||
    (type === undefined && answers.length > 0 && long.every(({ answer }) => Number.isFinite(Number(answer))));
  if (long.some(({ points }) => points === undefined))
    note('which answer is right', 'no points stand there: the first one is');
  if (isNumeric) {
    return {
      kind: 'numeric',
      answers: long.map(({ answer, points, tolerance, feedback, first }) => ({
        value: answer,
        tolerance: { absolute: tolerance ?? 0 },
        credit: points === undefined ? (first ? 1 : 0) : points / 100,
        feedback: heard(feedback),
      })),
      unit: null,
      wrong: null,
    };
  }
  if (type !== undefined && type !== 'multiple_choice')
    return undecided(`moodle-tools' "${type}" is no kind of question here.`);
  if (answers.length === 0) return undecided('It has no answers.');
  return {
    kind: 'choice',
    several: false,
    weighted: true,
    options: long.map(({ answer, points, feedback, first }) => {
      const weight = points === undefined ? (first ? 1 : 0) : points / 100;
      return { text: carry(answer, true), weight, correct: weight > 0, feedback: heard(feedback) };
    }),
  };
}

/** Quizzes as books of MyST Markdown have them (Inria's scikit-learn course): questions with their options, and no key. */
export function readBookQuiz(text: string): ReadFile {
  const questions: Question[] = [];
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  const title = /^#\s+(.*)$/m.exec(text)?.[1]?.replace(/^\P{L}+/u, '') ?? 'quiz';
  let start = -1;
  lines.forEach((line, i) => {
    if (/^`{3,}\{admonition\}\s*Question/.test(line)) start = i;
    else if (/^`{3,}\s*$/.test(line) && start >= 0) {
      questions.push(
        bookQuestion(
          lines.slice(start + 1, i),
          lines.slice(start, i + 1).join('\n'),
          start + 1,
          `${title} ${questions.length + 1}`,
        ),
      );
      start = -1;
    }
  });
  return { questions, notes: [] };
}

function bookQuestion(lines: string[], original: string, line: number, name: string): Question {
  const first = lines.findIndex((one) => /^-\s+[a-z]\)\s/.test(one));
  const options: string[] = [];
  const after: string[] = [];
  for (const one of first < 0 ? [] : lines.slice(first)) {
    const option = /^-\s+[a-z]\)\s+(.*)$/.exec(one);
    if (option) options.push(option[1] as string);
    else if (/^\s+\S/.test(one) && options.length > 0 && after.length === 0)
      options.push(`${options.pop()} ${one.trim()}`);
    else if (one.trim() !== '') after.push(one.trim());
  }
  const carried = fromMarkdown(lines.slice(0, first < 0 ? undefined : first).join('\n'));
  const how = after.join(' ').replace(/[_*]/g, '');
  const why = `The file does not say which options are right${how === '' ? '' : ` ("${how}")`}.`;
  const body: Body = {
    kind: 'undecided',
    why,
    original,
    options: options.map((option) => fromMarkdown(option, { inline: true }).text),
  };
  return { line, name, category: null, stem: carried.text, explanation: null, points: 1, hints: [], tags: [], body };
}
