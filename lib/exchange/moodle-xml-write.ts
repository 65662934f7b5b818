import { writeEmbedded } from './gaps-write';
import type { Written } from './gift-write';
import { plainText, toMarkup } from './markup';
import { distanceOf, lostInMoodle, percentOf, starsKept } from './moodle-shared';
import { plainNumber } from './plain-number';
import type { Body, Question } from './question';
import type { LostField } from './to-question';
import { escapeText, xml } from './xml';

export function moodleXmlFile(parts: string[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n${parts.join('\n')}\n</quiz>\n`;
}

export function writeMoodleCategory(category: string): string {
  return xml('question', { type: 'category' }, xml('category', {}, plain(category)));
}

const plain = (text: string) => xml('text', {}, escapeText(text));

/** One question in Moodle's XML. */
export function writeMoodleXml(question: Question): Written {
  const lost: LostField[] = [...lostInMoodle(question.body)];
  const html = (name: string, text: string | null, attributes: Record<string, string> = {}, ...more: string[]) => {
    const made = toMarkup(text ?? '', { inline: name === 'answer' || name === 'subquestion' });
    for (const what of made.lost) lost.push({ field: 'text', why: `${what} cannot be said there` });
    return xml(name, { ...attributes, format: 'html' }, plain(made.text), ...more);
  };
  const { type, parts } = bodyOf(question.body, html, lost);
  if (type === null) return { text: null, lost: [{ field: 'item', why: 'Moodle has no such question' }] };
  const text = xml(
    'question',
    { type },
    xml('name', {}, plain(question.name)),
    question.body.kind === 'cloze'
      ? xml('questiontext', { format: 'html' }, plain(writeEmbedded(question, question.body, lost)))
      : html('questiontext', question.stem),
    html('generalfeedback', question.explanation),
    xml('defaultgrade', {}, String(question.points)),
    xml('penalty', {}, '0'),
    xml('hidden', {}, '0'),
    xml('idnumber', {}, escapeText(question.name)),
    ...parts,
    ...question.hints.map((hint) => html('hint', hint)),
    xml('tags', {}, ...question.tags.map((tag) => xml('tag', {}, plain(tag)))),
  );
  return { text, lost };
}

type Html = (name: string, text: string | null, attributes?: Record<string, string>, ...more: string[]) => string;

function bodyOf(body: Body, html: Html, lost: LostField[]): { type: string | null; parts: string[] } {
  const said = (feedback: string | null) => (feedback === null ? '' : html('feedback', feedback));
  const answer = (text: string, share: number, ...more: string[]) =>
    xml('answer', { fraction: percentOf(share), format: 'moodle_auto_format' }, plain(text), ...more);
  switch (body.kind) {
    case 'choice':
      return {
        type: 'multichoice',
        parts: [
          xml('single', {}, String(!body.several)),
          xml('shuffleanswers', {}, 'true'),
          xml('answernumbering', {}, 'abc'),
          ...body.options.map(({ text, weight, feedback }) =>
            html('answer', text, { fraction: percentOf(weight) }, said(feedback)),
          ),
        ],
      };
    case 'true-false':
      return {
        type: 'truefalse',
        parts: ['true', 'false'].map((value) => {
          const right = value === String(body.answer);
          return answer(value, right ? 1 : 0, said(right ? body.right : body.wrong));
        }),
      };
    case 'short-text':
      return {
        type: 'shortanswer',
        parts: [
          xml('usecase', {}, body.caseSensitive ? '1' : '0'),
          ...body.answers.map(({ text, wildcard, credit, feedback }) =>
            answer(wildcard ? text : starsKept(text), credit, said(feedback)),
          ),
          ...(body.wrong === null ? [] : [answer('*', 0, said(body.wrong))]),
        ],
      };
    case 'numeric': {
      if (body.answers.some(({ value }) => typeof value === 'object'))
        lost.push({ field: 'answer', why: 'a range is written as its middle and half its width' });
      const units = body.unit
        ? [
            [body.unit.symbol, 1] as const,
            ...Object.entries(body.unit.accepted).map(([name, factor]) => [name, 1 / factor] as const),
          ]
        : [];
      return {
        type: 'numerical',
        parts: [
          ...body.answers.map((one) => {
            const [value, distance] = middleOf(one);
            return answer(value, one.credit, xml('tolerance', {}, String(distance)), said(one.feedback));
          }),
          ...(body.wrong === null ? [] : [answer('*', 0, xml('tolerance', {}, '0'), said(body.wrong))]),
          ...(units.length === 0
            ? []
            : [
                xml(
                  'units',
                  {},
                  ...units.map(([name, multiplier]) =>
                    xml('unit', {}, xml('multiplier', {}, String(multiplier)), xml('unit_name', {}, escapeText(name))),
                  ),
                ),
                xml('unitgradingtype', {}, '0'),
                xml('showunits', {}, '0'),
              ]),
        ],
      };
    }
    case 'ordering': {
      const scheme = {
        'all-or-nothing': 'ALL_OR_NOTHING',
        'adjacent-pairs': 'RELATIVE_NEXT_EXCLUDE_LAST',
        'longest-run': 'LONGEST_ORDERED_SUBSET',
      }[body.credit];
      return {
        type: 'ordering',
        parts: [
          xml('layouttype', {}, 'VERTICAL'),
          xml('selecttype', {}, 'ALL'),
          xml('gradingtype', {}, scheme),
          ...body.entries.map((entry, i) => html('answer', entry, { fraction: String(i + 1) })),
          html('correctfeedback', body.right),
          html('incorrectfeedback', body.wrong),
        ],
      };
    }
    case 'matching': {
      lost.push({ field: 'feedback', why: 'nothing is said of pairs there' });
      if (body.credit !== 'by-pair') lost.push({ field: 'credit', why: 'each pair earns its part there' });
      const pairs = [...body.pairs, ...body.distractors.map((match) => ({ prompt: '', match }))];
      return {
        type: 'matching',
        parts: [
          xml('shuffleanswers', {}, 'true'),
          ...pairs.map(({ prompt, match }) =>
            html('subquestion', prompt, {}, xml('answer', {}, plain(pairText(match, lost)))),
          ),
        ],
      };
    }
    case 'cloze':
      return { type: 'cloze', parts: [] };
    case 'undecided':
      return { type: null, parts: [] };
  }
}

function middleOf(answer: Extract<Body, { kind: 'numeric' }>['answers'][number]): [string, number] {
  const { value } = answer;
  if (typeof value === 'string') return [plainNumber(value), distanceOf(answer)];
  const [from, to] = [Number(plainNumber(value.from)), Number(plainNumber(value.to))];
  return [String((from + to) / 2), (to - from) / 2];
}

/** Matches are plain text there. */
function pairText(markdown: string, lost: LostField[]): string {
  const { text } = toMarkup(markdown, { inline: true });
  if (text !== plainText(text).replaceAll('&', '&#x26;').replaceAll('<', '&#x3C;')) {
    lost.push({ field: 'choices', why: 'matches are plain text there' });
  }
  return plainText(text);
}
