import { toMarkup } from './markup';
import { distanceOf, lostInMoodle, percentOf, starsKept } from './moodle-shared';
import { plainNumber } from './plain-number';
import type { Body, GapBody, Question } from './question';
import type { LostField } from './to-question';

/** A text with gaps as HTML with Moodle's embedded answers. */
export function writeEmbedded(
  { stem, points }: Pick<Question, 'stem' | 'points'>,
  { text, gaps }: Extract<Body, { kind: 'cloze' }>,
  lost: LostField[],
): string {
  const markup = (markdown: string, inline: boolean) => {
    const made = toMarkup(markdown, { inline });
    for (const what of made.lost) lost.push({ field: 'text', why: `${what} cannot be said there` });
    return made.text;
  };
  const weights = gaps.map(({ weight }) => weight);
  if (!weights.every(Number.isInteger)) lost.push({ field: 'weight', why: 'gaps have whole weights there' });
  if (points !== weights.reduce((sum, weight) => sum + weight, 0)) {
    lost.push({ field: 'points', why: 'a text is worth what its gaps are together' });
  }
  const filled = gaps.reduce(
    (html, { id, weight, body }) => {
      lost.push(...lostInMoodle(body));
      const embedded = `{${Math.max(1, Math.round(weight))}:${answersOf(body, markup, lost)}}`;
      return html.replace(`[[${id}]]`, () => embedded);
    },
    markup(text, true),
  );
  return `${markup(stem, false)}\n<p>${filled}</p>`;
}

const keep = (text: string) => text.replace(/[\\}#~=/"]/g, '\\$&');
const asHtml = (text: string) => text.replaceAll('&', '&#x26;').replaceAll('<', '&#x3C;');

function answersOf(body: GapBody, markup: (text: string, inline: boolean) => string, lost: LostField[]): string {
  const part = (share: number, text: string, feedback: string | null) =>
    `${share === 1 && !text.startsWith('%') ? '=' : `%${percentOf(share)}%`}${keep(text)}${feedback === null ? '' : `#${keep(markup(feedback, false))}`}`;
  switch (body.kind) {
    case 'choice':
      return `MULTICHOICE_VS:${body.options.map(({ text, weight, feedback }) => part(weight, markup(text, true), feedback)).join('~')}`;
    case 'numeric': {
      if (body.unit) lost.push({ field: 'unit', why: 'gaps have no units there' });
      if (body.answers.some(({ value }) => typeof value === 'object')) {
        lost.push({ field: 'answer', why: 'a range is written as its middle and half its width' });
      }
      const answers = body.answers.map((one) => {
        const { value } = one;
        const [from, to] =
          typeof value === 'object' ? [Number(plainNumber(value.from)), Number(plainNumber(value.to))] : [0, 0];
        const wanted =
          typeof value === 'object'
            ? `${(from + to) / 2}:${(to - from) / 2}`
            : `${plainNumber(value)}:${distanceOf(one)}`;
        return part(one.credit, wanted, one.feedback);
      });
      return `NUMERICAL:${[...answers, ...(body.wrong === null ? [] : [part(0, '*', body.wrong)])].join('~')}`;
    }
    case 'short-text': {
      const answers = body.answers.map(({ text, wildcard, credit, feedback }) =>
        part(credit, asHtml(wildcard ? text : starsKept(text)), feedback),
      );
      const wrong = body.wrong === null ? [] : [part(0, '*', body.wrong)];
      return `${body.caseSensitive ? 'SHORTANSWER_C' : 'SHORTANSWER'}:${[...answers, ...wrong].join('~')}`;
    }
  }
}
