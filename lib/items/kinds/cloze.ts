import { z } from 'zod';
import { DomainError } from '../../errors';
import {
  type Gapped,
  Id,
  InlineText,
  type ItemFinding,
  itemBase,
  type Kind,
  type Mark,
  type OptionFeedback,
  type Part,
  refuseAnswer,
  refuseUnfinished,
} from '../kind';
import { numericPart } from './numeric';
import { hasOnlyWrongMistakes, numericFields, ONLY_WRONG_MISTAKES } from './numeric-item';
import { CAN_SHOW, canShow, drawOptions } from './options';
import { shortTextFields, shortTextPart } from './short-text';
import { singleChoiceFields, singleChoicePart } from './single-choice';

const blankBase = {
  id: Id,
  /** Its share of the points, beside the weights of the other blanks. */
  weight: z.number().gt(0).max(100).default(1),
};

const Blank = z.discriminatedUnion('kind', [
  z.strictObject({ ...blankBase, ...numericFields }).refine(hasOnlyWrongMistakes, ONLY_WRONG_MISTAKES),
  z.strictObject({ ...blankBase, ...shortTextFields }),
  z.strictObject({ ...blankBase, ...singleChoiceFields }).refine(canShow, CAN_SHOW),
]);
type Blank = z.infer<typeof Blank>;

const parts = { numeric: numericPart, 'short-text': shortTextPart, 'single-choice': singleChoicePart };
type BlankAnswer = ReturnType<(typeof parts)[Blank['kind']]['parse']>;
type ShownPart = ReturnType<(typeof parts)[Blank['kind']]['show']>;

// The table is keyed by the blank's own kind, so the pair always fits.
const partOf = ({ kind }: Blank) => parts[kind] as unknown as Part<Blank, BlankAnswer, ShownPart>;

/** Where a blank stands in the text. */
const GAP = /\[\[([a-z0-9-]+)\]\]/g;

const gapsOf = (text: string) => [...text.matchAll(GAP)].map(([, id = '']) => id);

const fields = z.strictObject({
  ...itemBase,
  kind: z.literal('cloze'),
  /** With `[[id]]` where a blank is. */
  text: InlineText,
  blanks: z.array(Blank).min(1).max(12),
});
type Cloze = z.infer<typeof fields>;

const idsOf = ({ blanks }: Pick<Cloze, 'blanks'>) => blanks.map(({ id }) => id);

const schema = fields
  .refine(({ blanks }) => new Set(idsOf({ blanks })).size === blanks.length, {
    path: ['blanks'],
    error: 'blanks whose ids differ',
  })
  .refine(
    ({ text, blanks }) =>
      Object.values(text).every((one) => gapsOf(one).sort().join() === idsOf({ blanks }).sort().join()),
    { path: ['text'], error: '[[id]] of each blank once, in each language' },
  );

/** What a blank of its kind takes, by the id of the blank. */
const Answer = z.strictObject({ blanks: z.record(z.string(), z.unknown()) });
/** With every blank's own answer parsed. */
const Kept = z.strictObject({
  blanks: z.record(z.string(), z.union(Object.values(parts).map(({ answer }) => answer))),
});
interface ClozeAnswer {
  blanks: Record<string, BlankAnswer>;
}

/** What is refused in one blank says in which, counted as they are listed. */
function parseBlank(blank: Blank, number: number, input: unknown): BlankAnswer {
  try {
    return partOf(blank).parse(blank, input);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const { kind, reason, message, details } = error;
    throw new DomainError(kind, reason, `Blank ${number}: ${message}`, { ...details, blank: number });
  }
}

/**
 * A chosen option as `blank.option`, and behind it the one that should have been; whatever is typed as `blank`, with `chosen`
 * where it earns something.
 */
function sayOf({ id }: Blank, { fraction, options, message }: Mark): OptionFeedback[] {
  if (message) return [{ id, chosen: fraction > 0, correct: fraction === 1, text: message }];
  return options
    .filter(({ chosen, correct }) => chosen || correct)
    .sort((a, b) => Number(a.correct) - Number(b.correct))
    .map((option) => ({ ...option, id: `${id}.${option.id}` }));
}

const keyOf = ({ blanks }: Cloze): ClozeAnswer => ({
  blanks: Object.fromEntries(blanks.map((blank) => [blank.id, partOf(blank).key(blank)])),
});

/** Blanks where nothing can be filled in: a formula or code is set as a whole. */
function findHidden({ text }: Cloze): ItemFinding[] {
  return Object.entries(text).flatMap(([language, markdown]) => {
    const bare = markdown.replace(/\\./g, '  ').replace(/(\$+|`+)[\s\S]*?\1/g, (inside) => ' '.repeat(inside.length));
    const hidden = gapsOf(markdown).filter((id) => !bare.includes(`[[${id}]]`));
    return hidden.map((id) => {
      const message = `[[${id}]] stands inside of a formula or of code, where nothing can be filled in.`;
      return { path: ['text', language], expected: 'blanks between formulas', message };
    });
  });
}

/** Blanks are counted as they are listed; whoever reads the text, in the course's first language, counts otherwise. */
function findOrder(item: Cloze): ItemFinding[] {
  const read = gapsOf(Object.values(item.text)[0] ?? '');
  if (read.join() === idsOf(item).join()) return [];
  const message = `The text has its blanks in the order ${read.join(', ')}; list them so, since they are counted by the list.`;
  return [{ path: ['blanks'], expected: read.join(', '), message }];
}

interface Shown {
  kind: 'cloze';
  text: Gapped;
  blanks: ({ id: string; weight: number } & ShownPart)[];
}

export const cloze: Kind<typeof schema, ClozeAnswer, Shown> = {
  schema,
  answer: Kept,
  earns: () => 'part',
  draw: (item, seed) => ({
    ...item,
    blanks: item.blanks.map((blank) => (blank.kind === 'single-choice' ? drawOptions(blank, seed) : blank)),
  }),
  parse(item, input) {
    const answer = Answer.safeParse(input).data;
    const known = new Set(idsOf(item));
    const given = Object.keys(answer?.blanks ?? {});
    if (!answer || !given.every((id) => known.has(id))) {
      refuseAnswer('expected { "blanks": what each blank takes, by its id }');
    }
    const filled = item.blanks.map((blank, i) =>
      given.includes(blank.id) ? [[blank.id, parseBlank(blank, i + 1, answer.blanks[blank.id])] as const] : [],
    );
    const open = filled.filter((one) => one.length === 0).length;
    if (open > 0) refuseUnfinished(open);
    return { blanks: Object.fromEntries(filled.flat()) };
  },
  mark(item, { blanks }) {
    const marks = item.blanks.map((blank) => ({
      blank,
      mark: partOf(blank).mark(blank, blanks[blank.id] as BlankAnswer),
    }));
    const whole = marks.reduce((sum, { blank }) => sum + blank.weight, 0);
    const earned = marks.reduce((sum, { blank, mark }) => sum + blank.weight * mark.fraction, 0);
    return {
      fraction: earned / whole,
      options: marks.flatMap(({ blank, mark }) => sayOf(blank, mark)),
      message: null,
    };
  },
  key: keyOf,
  /** The key with what is plainly wrong in one blank. */
  wrong: (item) =>
    item.blanks.flatMap((blank) =>
      partOf(blank)
        .wrong(blank)
        .map((answer) => ({ blanks: { ...keyOf(item).blanks, [blank.id]: answer } })),
    ),
  findings: (item) => [
    ...findHidden(item),
    ...findOrder(item),
    ...item.blanks.flatMap((blank, i) =>
      partOf(blank)
        .findings(blank)
        .map((finding) => ({ ...finding, path: ['blanks', i, ...finding.path] })),
    ),
  ],
  show: ({ kind, text, blanks }) => ({
    kind,
    text: { gapped: text },
    blanks: blanks.map((blank) => ({ id: blank.id, weight: blank.weight, ...partOf(blank).show(blank) })),
  }),
};
