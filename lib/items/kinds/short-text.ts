import { RE2JS } from 're2js';
import { z } from 'zod';
import { Text, textIn } from '../../text';
import {
  type ItemFinding,
  itemBase,
  type Kind,
  Misconception,
  type Part,
  refuseAnswer,
  WordsByLanguage,
} from '../kind';

/** Words that are right whatever the language of the page, or each in its own language; not shown, so no Markdown. */
const Words = z.union([z.string().min(1), WordsByLanguage]);

/** RE2's syntax, which takes time in proportion to the answer whatever the pattern: no look-around, no back-references. */
const Pattern = z
  .string()
  .min(1)
  .refine(compiles, 'a regular expression of RE2 (without look-around and back-references)');

/** One way to say what is accepted or known to be wrong. */
interface Form {
  text?: z.infer<typeof Words> | undefined;
  pattern?: string | undefined;
}

const Accepted = z
  .strictObject({
    text: Words.optional(),
    /** Of the whole answer. */
    pattern: Pattern.optional(),
    /** The share of the points that it earns. */
    credit: z.number().gt(0).max(1).default(1),
    feedback: Text.optional(),
  })
  .refine(hasOneForm, 'either text or pattern');

const Mistake = z
  .strictObject({
    text: Words.optional(),
    pattern: Pattern.optional(),
    feedback: Text,
    misconception: Misconception.optional(),
  })
  .refine(hasOneForm, 'either text or pattern');

/** What a few words are asked by, in a question of its own or in a part of one. */
export const shortTextFields = {
  kind: z.literal('short-text'),
  answers: z
    .array(Accepted)
    .min(1)
    .refine((answers) => answers.some(({ text, credit }) => text !== undefined && credit === 1), {
      error: 'at least one text that earns everything',
    }),
  /** Whether A and a differ. */
  caseSensitive: z.boolean().default(false),
  /** Whether é and e differ. */
  accentSensitive: z.boolean().default(false),
  feedback: z.strictObject({ right: Text, wrong: Text }),
  /** Wrong answers with a known cause, each with its own feedback. */
  mistakes: z.array(Mistake).default([]),
};
const Fields = z.strictObject(shortTextFields);
type ShortText = z.infer<typeof Fields>;

const Answer = z.strictObject({
  text: z
    .string()
    .min(1)
    .max(200)
    .refine((text) => text.trim() !== ''),
});

function hasOneForm({ text, pattern }: Form): boolean {
  return (text === undefined) !== (pattern === undefined);
}

function compiles(pattern: string): boolean {
  try {
    RE2JS.compile(pattern);
    return true;
  } catch {
    return false;
  }
}

/** One writing of the same words: signs of one look, single spaces, no full stop at the end, and what the item does not tell apart. */
function plain(typed: string, { caseSensitive, accentSensitive }: ShortText): string {
  let text = typed.normalize('NFKC').replace(/[\u200b-\u200f\u2060\ufeff\u00ad]/gu, '');
  text = text
    .replace(/[‘’ʼ`´]/gu, "'")
    .replace(/[“”«»]/gu, '"')
    .replace(/[\u2010-\u2015\u2212]/gu, '-');
  text = text.replace(/\s+/gu, ' ').trim().replace(/ ?\.$/u, '');
  if (!accentSensitive)
    text = text
      .normalize('NFD')
      .replace(/\p{Mn}/gu, '')
      .normalize('NFC');
  return caseSensitive ? text : text.toLowerCase();
}

type Matcher = (answer: string) => boolean;

function matcherOf({ text, pattern = '' }: Form, item: ShortText): Matcher {
  if (text !== undefined) {
    const wanted = new Set((typeof text === 'string' ? [text] : Object.values(text)).map((one) => plain(one, item)));
    return (answer) => wanted.has(answer);
  }
  const source = item.accentSensitive
    ? pattern
    : pattern
        .normalize('NFD')
        .replace(/\p{Mn}/gu, '')
        .normalize('NFC');
  const compiled = RE2JS.compile(source, item.caseSensitive ? 0 : RE2JS.CASE_INSENSITIVE);
  return (answer) => compiled.matches(answer);
}

// Items stay as they are once parsed, and many answer the same few.
const matchers = new WeakMap<ShortText, { answers: Matcher[]; mistakes: Matcher[] }>();

function matchersOf(item: ShortText) {
  const known = matchers.get(item);
  if (known) return known;
  const made = {
    answers: item.answers.map((answer) => matcherOf(answer, item)),
    mistakes: item.mistakes.map((mistake) => matcherOf(mistake, item)),
  };
  matchers.set(item, made);
  return made;
}

const firstWords = (text: z.infer<typeof Words>) => (typeof text === 'string' ? text : textIn(text, 'en'));

/** The accepted answer that earns most. */
function bestOf(item: ShortText, typed: string) {
  const answer = plain(typed, item);
  const fits = matchersOf(item).answers;
  return item.answers.filter((_accepted, i) => fits[i]?.(answer)).sort((a, b) => b.credit - a.credit)[0];
}

function findInTexts(item: ShortText): ItemFinding[] {
  return item.mistakes.flatMap(({ text }, i): ItemFinding[] => {
    if (text === undefined || !bestOf(item, firstWords(text))) return [];
    const message = `"${firstWords(text)}" is accepted as an answer, so what is said of this mistake is never said.`;
    return [{ path: ['mistakes', i, 'text'], expected: 'a text that is no accepted answer', message }];
  });
}

export const shortTextPart: Part<ShortText, z.infer<typeof Answer>, { kind: 'short-text' }> = {
  answer: Answer,
  parse(_item, input) {
    const answer = Answer.safeParse(input).data;
    if (!answer) refuseAnswer('expected { "text": a few words }');
    return answer;
  },
  mark(item, { text }) {
    const best = bestOf(item, text);
    if (best) {
      const message = best.feedback ?? (best.credit === 1 ? item.feedback.right : item.feedback.wrong);
      return { fraction: best.credit, options: [], message };
    }
    const answer = plain(text, item);
    const known = matchersOf(item).mistakes.findIndex((fits) => fits(answer));
    return { fraction: 0, options: [], message: item.mistakes[known]?.feedback ?? item.feedback.wrong };
  },
  key(item) {
    const full = item.answers.find(({ text, credit }) => text !== undefined && credit === 1);
    return { text: firstWords(full?.text ?? '') };
  },
  wrong: (item) => item.mistakes.flatMap(({ text }) => (text === undefined ? [] : [{ text: firstWords(text) }])),
  findings: findInTexts,
  show: (item) => ({ kind: item.kind }),
};

const schema = z.strictObject({ ...itemBase, ...shortTextFields });

export const shortText: Kind<typeof schema, z.infer<typeof Answer>, { kind: 'short-text' }> = {
  ...shortTextPart,
  schema,
  draw: (item) => item,
  earns: ({ answers }) => (answers.some(({ credit }) => credit < 1) ? 'part' : 'whole'),
};
