import type { Item } from '../items/item';
import type { Option } from '../items/kinds/options';
import { type Text, textIn } from '../text';
import { plainNumber } from './plain-number';
import type { Body, ChoiceOption, GapBody, NumericAnswer, Question } from './question';

/** A field of an item that a question in one language cannot say, and why. */
export interface LostField {
  field: string;
  why: string;
}

type Of<K extends Item['kind']> = Extract<Item, { kind: K }>;
/** What an item of a kind asks by, in a question of its own or in a gap. */
type Fields<K extends Item['kind']> = DistributiveOmit<Of<K>, keyof Shared>;
type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;
type Shared = Pick<Item, 'id' | 'concepts' | 'difficulty' | 'stem' | 'explanation' | 'points' | 'hints'>;
type Choice = Extract<Body, { kind: 'choice' }>;

/** An item in one language, with what it says beyond that. */
export function toQuestion(
  item: Item,
  language: string,
  category: string | null,
): { question: Question; lost: LostField[] } {
  const lost: LostField[] = [];
  const lose = (field: string, why: string) => lost.push({ field, why });
  const say = (text: Text) => textIn(text, language);
  if (item.hints.some(({ cost }) => cost > 0)) lose('hints', 'what they cost is told to nobody else');
  const question: Question = {
    line: 1,
    name: item.id,
    category,
    stem: stemOf(item, say),
    explanation: say(item.explanation),
    points: item.points,
    hints: item.hints.map(({ text }) => say(text)),
    tags: [...item.concepts.map((concept) => `concept:${concept}`), `difficulty:${item.difficulty}`],
    body: bodyOf(item, say, lose),
  };
  return { question, lost };
}

type Say = (text: Text) => string;
type Lose = (field: string, why: string) => void;

/** With the code that is asked about. */
function stemOf(item: Item, say: Say): string {
  if (item.kind !== 'code-output' && item.kind !== 'predict-then-run') return say(item.stem);
  const fence = '`'.repeat(1 + Math.max(2, ...[...item.code.matchAll(/`+/g)].map(([run]) => run.length)));
  return `${say(item.stem)}\n\n${fence}ts\n${item.code}\n${fence}`;
}

function bodyOf(item: Item, say: Say, lose: Lose): Body {
  switch (item.kind) {
    case 'single-choice':
      return choice(item, false, say, lose);
    case 'multiple-choice':
      return choice(item, true, say, lose);
    case 'true-false':
      if (item.misconception) lose('misconception', 'misconceptions are of this course');
      return {
        kind: 'true-false',
        answer: item.answer,
        right: say(item.feedback.right),
        wrong: say(item.feedback.wrong),
      };
    case 'numeric':
      return numeric(item, say, lose);
    case 'short-text':
      return shortText(item, say, lose);
    case 'ordering':
      if (item.start) lose('start', 'others draw the first order');
      return {
        kind: 'ordering',
        entries: item.entries.map(({ text }) => say(text)),
        credit: item.credit,
        right: say(item.feedback.right),
        wrong: say(item.feedback.wrong),
      };
    case 'matching':
      return matching(item, say, lose);
    case 'cloze':
      return cloze(item, say, lose);
    case 'code-output':
      lose('code', 'it is part of the text there, and what it prints an answer like others');
      return item.output.kind === 'numeric' ? numeric(item.output, say, lose) : shortText(item.output, say, lose);
    case 'predict-then-run':
      lose('code', 'it is part of the text there, runs nowhere, and what it shows is an answer like others');
      return bodyOf({ ...item, ...item.predict } as Item, say, lose);
    default:
      // No other format has such a question; the writers say so.
      return { kind: 'undecided', why: '', original: '', options: [] };
  }
}

function choice(item: Fields<'single-choice' | 'multiple-choice'>, several: boolean, say: Say, lose: Lose): Choice {
  const options: Option[] = item.options;
  if (options.some(({ missed }) => missed)) lose('missed', 'there is one feedback for each option');
  if (options.some(({ misconception }) => misconception)) lose('misconception', 'misconceptions are of this course');
  if (item.show !== undefined) lose('show', 'all options are shown there');
  if (options.some(({ pinned }) => pinned)) lose('pinned', 'options are all shuffled, or none');
  const right = options.filter(({ correct }) => correct).length;
  const weighted = item.kind === 'single-choice' || item.scheme !== 'all-or-nothing';
  const proportional = item.kind === 'multiple-choice' && item.scheme.startsWith('proportional');
  if (proportional) lose('scheme', 'it is said by the share of each option');
  if (item.kind === 'multiple-choice') {
    if (item.none) lose('none', 'an answer without a choice is no answer there');
    if (item.select !== undefined) lose('select', 'how many to choose is not told');
  }
  const weightOf = (option: Option): number => {
    if (!several) return option.correct ? 1 : (option.weight ?? 0);
    if (item.kind === 'multiple-choice' && item.scheme === 'weights')
      return option.weight ?? (option.correct ? 1 / right : 0);
    return option.correct ? 1 / right : proportional ? -1 / right : -1;
  };
  return {
    kind: 'choice',
    several,
    weighted,
    options: options.map(
      (option): ChoiceOption => ({
        text: say(option.text),
        weight: weightOf(option),
        correct: option.correct,
        feedback: say(option.feedback),
      }),
    ),
  };
}

function numeric(item: Fields<'numeric'>, say: Say, lose: Lose): Extract<Body, { kind: 'numeric' }> {
  const toleranceOf = (
    answer: Of<'numeric'>['answer'],
    tolerance: Of<'numeric'>['tolerance'],
  ): NumericAnswer['tolerance'] => {
    if (!tolerance) return { relative: 1e-6 };
    if (tolerance.absolute !== undefined) return { absolute: tolerance.absolute };
    if (tolerance.relative !== undefined) return { relative: tolerance.relative };
    lose('tolerance', 'figures and decimal places are written as a distance');
    const value = Math.abs(Number(plainNumber(String(typeof answer === 'object' ? answer.from : answer))));
    const place =
      tolerance.decimalPlaces ??
      (tolerance.significantFigures ?? 1) - 1 - Math.floor(Math.log10(value === 0 ? 1 : value));
    return { absolute: Number(`5e${-place - 1}`) };
  };
  const writtenAs = (answer: Of<'numeric'>['answer']): NumericAnswer['value'] =>
    typeof answer === 'object' ? { from: String(answer.from), to: String(answer.to) } : String(answer);
  const made = (
    answer: Of<'numeric'>['answer'],
    tolerance: Of<'numeric'>['tolerance'],
    credit: number,
    feedback: string,
  ): NumericAnswer => ({
    value: writtenAs(answer),
    tolerance: typeof answer === 'object' ? null : toleranceOf(answer, tolerance),
    credit,
    feedback,
  });
  if (item.significantFigures !== undefined || item.decimalPlaces !== undefined) {
    lose('figures', 'how many must be written is not asked');
  }
  if (item.mistakes.some(({ misconception }) => misconception))
    lose('misconception', 'misconceptions are of this course');
  const { unit } = item;
  return {
    kind: 'numeric',
    answers: [
      made(item.answer, item.tolerance, 1, say(item.feedback.right)),
      ...item.alternatives.map(({ answer, tolerance, credit, feedback }) =>
        made(answer, tolerance, credit, say(feedback)),
      ),
      ...item.mistakes.map(({ value, feedback }) => made(value, item.tolerance, 0, say(feedback))),
    ],
    unit: unit
      ? {
          symbol: unit.symbol,
          accepted: Object.fromEntries(Object.entries(unit.accepted).map(([name, factor]) => [name, Number(factor)])),
        }
      : null,
    wrong: say(item.feedback.wrong),
  };
}

function shortText(item: Fields<'short-text'>, say: Say, lose: Lose): Extract<Body, { kind: 'short-text' }> {
  const forms = [
    ...item.answers.map(({ text, pattern, credit, feedback }) => ({
      text,
      pattern,
      credit,
      feedback: feedback ? say(feedback) : credit === 1 ? say(item.feedback.right) : null,
    })),
    ...item.mistakes.map(({ text, pattern, feedback }) => ({ text, pattern, credit: 0, feedback: say(feedback) })),
  ];
  if (forms.some(({ pattern }) => pattern !== undefined)) lose('pattern', 'there are no regular expressions there');
  if (item.mistakes.some(({ misconception }) => misconception))
    lose('misconception', 'misconceptions are of this course');
  if (item.answers.find(({ text, credit }) => text !== undefined && credit === 1)?.feedback) {
    lose('feedback', 'what is said of the first right answer is said of all');
  }
  return {
    kind: 'short-text',
    answers: forms.flatMap(({ text, credit, feedback }) =>
      text === undefined
        ? []
        : [{ text: typeof text === 'string' ? text : say(text), wildcard: false, credit, feedback }],
    ),
    caseSensitive: item.caseSensitive,
    accentSensitive: item.accentSensitive,
    wrong: say(item.feedback.wrong),
  };
}

function matching(item: Of<'matching'>, say: Say, lose: Lose): Body {
  const { prompts, choices, credit } = item;
  if (prompts.some(({ missed }) => missed)) lose('missed', 'there is one feedback for each pair');
  if (prompts.some(({ mistakes }) => mistakes.length > 0)) lose('mistakes', 'known mistakes in pairs cannot be said');
  const textOf = (id: string) => say((choices.find((choice) => choice.id === id) as { text: Text }).text);
  const used = new Set(prompts.map(({ match }) => match));
  return {
    kind: 'matching',
    pairs: prompts.map(({ text, match, feedback }) => ({
      prompt: say(text),
      match: textOf(match),
      feedback: say(feedback),
    })),
    distractors: choices.filter(({ id }) => !used.has(id)).map(({ text }) => say(text)),
    credit,
  };
}

function cloze(item: Of<'cloze'>, say: Say, lose: Lose): Body {
  const bodyOfBlank = (blank: Of<'cloze'>['blanks'][number]): GapBody => {
    switch (blank.kind) {
      case 'single-choice':
        return choice(blank, false, say, lose);
      case 'numeric':
        return numeric(blank, say, lose);
      case 'short-text':
        return shortText(blank, say, lose);
    }
  };
  return {
    kind: 'cloze',
    text: say(item.text),
    gaps: item.blanks.map((blank) => ({ id: blank.id, weight: blank.weight, body: bodyOfBlank(blank) })),
  };
}
