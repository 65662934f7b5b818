import type { Text } from '../text';
import { numeric, shortText } from './answer-fields';
import { singleChoice } from './choice-fields';
import { type BodyOf, both, type Fields, letter, SAID, type Tell } from './fields';
import type { GapBody } from './question';

export function matching({ pairs, distractors, credit }: BodyOf<'matching'>, tell: Tell): Fields {
  if (pairs.length < 2 || pairs.length > 12) return { why: 'Here, 2 to 12 pairs are matched.' };
  // In the order of their texts: the page has the ids, and they must not tell what belongs together.
  const texts = [...new Set([...pairs.map(({ match }) => match), ...distractors])].sort();
  if (texts.length < 2) return { why: 'All of it has one match.' };
  if (texts.length > 15) return { why: 'There are at most 15 choices here.' };
  const idOf = (text: string) => `c${texts.indexOf(text) + 1}`;
  if (pairs.some(({ feedback }) => feedback === null))
    tell('what is said of pairs', 'the file has none; plain sentences stand there');
  return {
    fields: {
      kind: 'matching',
      credit,
      prompts: pairs.map(({ prompt, match, feedback }, i) => ({
        id: letter(i),
        text: both(prompt),
        match: idOf(match),
        feedback: feedback === null ? SAID.right : both(feedback),
        ...(feedback === null ? { missed: belongs(match) } : {}),
      })),
      choices: texts.map((text) => ({ id: idOf(text), text: both(text) })),
    },
    key: pairs.map(({ prompt, match }) => `${prompt} – ${match}`).join('; '),
  };
}

function belongs(match: string): Text {
  return { en: `This belongs to it: ${match}`, fr: `Ceci va avec : ${match}` };
}

export function cloze({ text, gaps }: BodyOf<'cloze'>, tell: Tell): Fields {
  if (gaps.length === 0) return { why: 'Its text has no gaps.' };
  if (gaps.length > 12) return { why: 'A text has at most 12 gaps here.' };
  const blanks: object[] = [];
  const keys: string[] = [];
  for (const [i, { id, weight, body }] of gaps.entries()) {
    const made = gapFields(body, (what, why) => tell(`${what} in gap ${i + 1}`, why));
    if ('why' in made) return { why: `Gap ${i + 1}: ${made.why}` };
    blanks.push({ id, ...(weight === 1 ? {} : { weight }), ...made.fields });
    keys.push(made.key);
  }
  return { fields: { kind: 'cloze', text: both(text), blanks }, key: keys.join('; ') };
}

function gapFields(body: GapBody, tell: Tell): Fields {
  switch (body.kind) {
    case 'choice':
      return body.several ? { why: 'Several options are right, and one can be chosen.' } : singleChoice(body, tell);
    case 'numeric':
      return numeric(body, tell);
    case 'short-text':
      return shortText(body, tell);
  }
}
