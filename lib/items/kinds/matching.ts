import { z } from 'zod';
import { Text } from '../../text';
import {
  Id,
  type Inline,
  InlineText,
  type ItemFinding,
  itemBase,
  type Kind,
  Misconception,
  type OptionFeedback,
  refuseAnswer,
  refuseUnfinished,
} from '../kind';
import { shuffledOrder } from '../shuffle';
import { findTwins } from './options';

/**
 * - `by-pair`: the share of prompts that have their match.
 * - `all-or-nothing`: every prompt has its match, or nothing.
 */
export const MatchingScheme = z.enum(['by-pair', 'all-or-nothing']);

const Mistake = z.strictObject({
  /** The id of the wrong choice. */
  choice: Id,
  feedback: Text,
  misconception: Misconception.optional(),
});

const Prompt = z.strictObject({
  id: Id,
  text: InlineText,
  /** The id of the choice that belongs to it. Several prompts may have the same one. */
  match: Id,
  /** What somebody who matched it rightly should know. */
  feedback: Text,
  /** What somebody who did not should know; `feedback` where absent. */
  missed: Text.optional(),
  /** Wrong choices with a known cause, each with its own feedback. */
  mistakes: z.array(Mistake).default([]),
});
type Prompt = z.infer<typeof Prompt>;

const fields = z.strictObject({
  ...itemBase,
  kind: z.literal('matching'),
  credit: MatchingScheme.default('by-pair'),
  prompts: z.array(Prompt).min(2).max(12),
  /** Those that no prompt has as its match are distractors. */
  choices: z
    .array(z.strictObject({ id: Id, text: InlineText }))
    .min(2)
    .max(15),
});
type Matching = z.infer<typeof fields>;

const areUnique = (ids: string[]) => new Set(ids).size === ids.length;
const idsOf = (all: readonly { id: string }[]) => all.map(({ id }) => id);

const schema = fields
  .refine(({ prompts }) => areUnique(idsOf(prompts)), { path: ['prompts'], error: 'prompts whose ids differ' })
  .refine(({ choices }) => areUnique(idsOf(choices)), { path: ['choices'], error: 'choices whose ids differ' })
  .refine(({ prompts, choices }) => prompts.every(({ match }) => idsOf(choices).includes(match)), {
    path: ['prompts'],
    error: 'the id of a choice as match of each prompt',
  })
  .refine(({ prompts, choices }) => prompts.every((prompt) => areMistakes(prompt, idsOf(choices))), {
    path: ['prompts'],
    error: 'mistakes that are other choices than the match, each once',
  });

function areMistakes({ match, mistakes }: Prompt, choices: string[]): boolean {
  const wrong = mistakes.map(({ choice }) => choice);
  return areUnique(wrong) && wrong.every((choice) => choice !== match && choices.includes(choice));
}

/** The id of a choice by the id of a prompt. */
const Answer = z.strictObject({ pairs: z.record(z.string(), z.string()) });
type Answer = z.infer<typeof Answer>;

function keyOf({ prompts }: Matching): Answer {
  return { pairs: Object.fromEntries(prompts.map(({ id, match }) => [id, match])) };
}

/** What a pair is called in the feedback; ids have no full stop. */
const pairId = (prompt: string, choice: string) => `${prompt}.${choice}`;

/** The right pair of a prompt, and before it the wrong one that was made, where there is something to say about it. */
function sayOf({ id, match, feedback, missed, mistakes }: Prompt, chosen: string | undefined): OptionFeedback[] {
  if (chosen === match) return [{ id: pairId(id, match), chosen: true, correct: true, text: feedback }];
  const mistake = mistakes.find(({ choice }) => choice === chosen);
  return [
    ...(mistake ? [{ id: pairId(id, mistake.choice), chosen: true, correct: false, text: mistake.feedback }] : []),
    { id: pairId(id, match), chosen: false, correct: true, text: missed ?? feedback },
  ];
}

/** The same list in the order that the seed draws. */
function shuffled<T>(list: readonly T[], name: string, seed: number): T[] {
  return shuffledOrder(name, seed, list.length).map((place) => list[place] as T);
}

/** Ids are in the page, for whoever looks at its source. */
function findTellingIds({ prompts }: Matching): ItemFinding[] {
  return prompts.flatMap(({ id, match }, i) => {
    const message = `The page has the ids, and "${id}" gives away its match "${match}".`;
    return id === match ? [{ path: ['prompts', i, 'id'], expected: 'another id', message }] : [];
  });
}

interface Shown {
  kind: 'matching';
  credit: z.infer<typeof MatchingScheme>;
  prompts: { id: string; text: Inline }[];
  choices: { id: string; text: Inline }[];
}

export const matching: Kind<typeof schema, Answer, Shown> = {
  schema,
  answer: Answer,
  earns: ({ credit }) => (credit === 'by-pair' ? 'part' : 'whole'),
  draw: (item, seed) => ({
    ...item,
    prompts: shuffled(item.prompts, `prompts:${item.id}`, seed),
    choices: shuffled(item.choices, `choices:${item.id}`, seed),
  }),
  parse(item, input) {
    const answer = Answer.safeParse(input).data;
    const [prompts, choices] = [new Set(idsOf(item.prompts)), new Set(idsOf(item.choices))];
    const pairs = Object.entries(answer?.pairs ?? {});
    if (!answer || !pairs.every(([prompt, choice]) => prompts.has(prompt) && choices.has(choice))) {
      refuseAnswer('expected { "pairs": the id of a choice by the id of each prompt }');
    }
    if (pairs.length < prompts.size) refuseUnfinished(prompts.size - pairs.length);
    return answer;
  },
  mark(item, { pairs }) {
    const right = item.prompts.filter(({ id, match }) => pairs[id] === match).length;
    const whole = right === item.prompts.length;
    return {
      fraction: whole || item.credit === 'by-pair' ? right / item.prompts.length : 0,
      options: item.prompts.flatMap((prompt) => sayOf(prompt, pairs[prompt.id])),
      message: null,
    };
  },
  key: keyOf,
  /** The right pairs with one prompt matched to another choice: each prompt, each choice. */
  wrong: (item) =>
    item.prompts.flatMap(({ id, match }) =>
      idsOf(item.choices)
        .filter((choice) => choice !== match)
        .map((choice) => ({ pairs: { ...keyOf(item).pairs, [id]: choice } })),
    ),
  findings: (item) => [
    ...findTwins(item.prompts, 'prompts'),
    ...findTwins(item.choices, 'choices'),
    ...findTellingIds(item),
  ],
  show: ({ kind, credit, prompts, choices }) => ({
    kind,
    credit,
    prompts: prompts.map(({ id, text }) => ({ id, text: { inline: text } })),
    choices: choices.map(({ id, text }) => ({ id, text: { inline: text } })),
  }),
};
