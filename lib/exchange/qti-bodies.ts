import { type Box, boxOf, inlineChoice, type Lose, type Markup, mapResponse } from './qti-boxes';
import type { Body, Question } from './question';
import { xml } from './xml';

/** What an item of QTI has between its outcomes and its feedback. */
export interface QtiBody extends Omit<Box, 'reached' | 'mapped'> {
  /** The response processing that sets SCORE and RESULT. */
  rules: string;
}

const set = (identifier: string, expression: string) => xml('qti-set-outcome-value', { identifier }, expression);
const value = (type: string, text: string) => xml('qti-base-value', { 'base-type': type }, text);
const condition = (reached: string, rules: string[], otherwise: string[] = []) =>
  xml(
    'qti-response-condition',
    {},
    xml('qti-response-if', {}, reached, ...rules),
    otherwise.length > 0 ? xml('qti-response-else', {}, ...otherwise) : '',
  );

/** @returns null where QTI has no such interaction */
export function qtiBody({ body, points }: Question, markup: Markup, lose: Lose): QtiBody | null {
  if (body.kind === 'cloze') return cloze(body, points, markup, lose);
  const box = boxOf(body, 'RESPONSE', markup, lose);
  if (box === null) return null;
  const { reached, mapped, interaction, ...rest } = box;
  const isEntry = body.kind === 'short-text' || body.kind === 'numeric';
  const rules = [
    mapped ? set('SCORE', xml('qti-product', {}, value('float', String(points)), mapResponse('RESPONSE'))) : '',
    condition(
      reached,
      [mapped ? '' : set('SCORE', value('float', String(points))), set('RESULT', value('identifier', 'right'))],
      [set('RESULT', value('identifier', 'wrong'))],
    ),
  ];
  return { ...rest, interaction: isEntry ? xml('p', {}, interaction) : interaction, rules: rules.join('') };
}

/** Several boxes in a text, each with its share of the points. */
function cloze({ text, gaps }: Extract<Body, { kind: 'cloze' }>, points: number, markup: Markup, lose: Lose): QtiBody {
  const whole = gaps.reduce((sum, { weight }) => sum + weight, 0);
  if (whole !== points) lose('weight', 'a gap has its share of the points there');
  lose('feedback', 'nothing is said of gaps there');
  const boxes = gaps.map(({ id, weight, body }) => {
    const name = `gap-${id}`;
    const box = body.kind === 'choice' ? inlineChoice(body, name, markup) : (boxOf(body, name, markup, lose) as Box);
    const worth = value('float', String((points * weight) / whole));
    const earned = box.mapped ? xml('qti-product', {}, worth, mapResponse(name)) : worth;
    const added = set('SCORE', xml('qti-sum', {}, xml('qti-variable', { identifier: 'SCORE' }), earned));
    const answered = xml('qti-not', {}, xml('qti-is-null', {}, xml('qti-variable', { identifier: name })));
    return { id, box, rule: condition(box.mapped ? answered : box.reached, [added]) };
  });
  const filled = boxes.reduce(
    (html, { id, box }) => html.replace(`[[${id}]]`, () => box.interaction),
    markup(text, true),
  );
  return {
    response: boxes.map(({ box }) => box.response).join(''),
    interaction: xml('p', {}, filled),
    rules: boxes.map(({ rule }) => rule).join(''),
    right: null,
    wrong: null,
    options: false,
    several: false,
  };
}
