import { toMarkup } from './markup';
import { distanceOf, lostInMoodle, percentOf, starsKept } from './moodle-shared';
import { plainNumber } from './plain-number';
import type { Body, Question } from './question';
import type { LostField } from './to-question';

export interface Written {
  /** Null: the format has no such question. */
  text: string | null;
  lost: LostField[];
}

const keep = (text: string) => text.replace(/[\\:#={}~]/g, '\\$&').replace(/\r?\n/g, '\\n');

/** One question in GIFT, with the line of its tags. */
export function writeGift(question: Question): Written {
  const lost: LostField[] = [...lostInMoodle(question.body)];
  const lose = (field: string, why: string) => lost.push({ field, why });
  const html = (text: string | null, inline = false) => {
    if (text === null) return '';
    const made = toMarkup(text, { inline });
    for (const what of made.lost) lose('text', `${what} cannot be said in GIFT`);
    return keep(made.text);
  };
  const block = blockOf(question.body, html, lose);
  if (block === null) return { text: null, lost: [{ field: 'item', why: 'GIFT has no such question' }] };
  if (question.points !== 1) lose('points', 'GIFT says nothing of points');
  if (question.hints.length > 0) lose('hints', 'GIFT has no hints');
  const general = question.explanation === null ? '' : `####${html(question.explanation)}`;
  const tags = question.tags.map((tag) => `[tag:${tag.replaceAll(']', '\\]')}]`);
  const head = tags.length > 0 ? `// ${tags.join(' ')}\n` : '';
  const text = `${head}::${keep(question.name)}::[html]${html(question.stem)}{${block}${general}}`;
  return { text, lost };
}

/** A share is said where it is none of the usual ones, and before an answer that would be read as one. */
function shareBefore(answer: string, share: number, usual: boolean): string {
  return usual && !answer.startsWith('%') ? '' : `%${percentOf(share)}%`;
}

type Html = (text: string | null, inline?: boolean) => string;

function blockOf(body: Body, html: Html, lose: (field: string, why: string) => void): string | null {
  const said = (feedback: string | null) => (feedback === null ? '' : `#${html(feedback)}`);
  switch (body.kind) {
    case 'choice':
      return body.options
        .map(({ text, weight, feedback }) => {
          const answer = html(text, true);
          const plain = !body.several && (weight === 0 || weight === 1);
          const sign = !body.several && weight === 1 ? '=' : '~';
          return `\n\t${sign}${shareBefore(answer, weight, plain)}${answer}${said(feedback)}`;
        })
        .join('')
        .concat('\n');
    case 'true-false':
      return `${body.answer ? 'TRUE' : 'FALSE'}#${html(body.wrong)}#${html(body.right)}`;
    case 'short-text': {
      if (body.caseSensitive) lose('caseSensitive', 'A and a are the same in GIFT');
      const wrong = body.wrong === null ? '' : `\n\t=%0%*${said(body.wrong)}`;
      const answers = body.answers.map(({ text, wildcard, credit, feedback }) => {
        const answer = keep(wildcard ? text : starsKept(text));
        return `\n\t=${shareBefore(answer, credit, credit === 1)}${answer}${said(feedback)}`;
      });
      return `${answers.join('')}${wrong}\n`;
    }
    case 'numeric': {
      if (body.unit) lose('unit', 'GIFT has no units');
      const answers = body.answers.map((answer) => {
        const { value, credit, feedback } = answer;
        const wanted =
          typeof value === 'object'
            ? `${plainNumber(value.from)}..${plainNumber(value.to)}`
            : `${plainNumber(value)}:${distanceOf(answer)}`;
        return `\n\t=${credit === 1 ? '' : `%${percentOf(credit)}%`}${wanted}${said(feedback)}`;
      });
      return `#${answers.join('')}${body.wrong === null ? '' : `\n\t~${said(body.wrong)}`}\n`;
    }
    case 'matching': {
      lose('feedback', 'nothing is said of pairs in GIFT');
      if (body.credit !== 'by-pair') lose('credit', 'each pair earns its part there');
      const pairs = [
        ...body.pairs.map(({ prompt, match }) => [prompt, match] as const),
        ...body.distractors.map((match) => ['', match] as const),
      ];
      // The sign between both cannot be kept by a backslash.
      const half = (text: string) => html(text, true).replaceAll('->', '-&\\#62;');
      return `${pairs.map(([prompt, match]) => `\n\t=${prompt === '' ? '' : half(prompt)} -> ${half(match)}`).join('')}\n`;
    }
    case 'cloze':
    case 'ordering':
    case 'undecided':
      return null;
  }
}
