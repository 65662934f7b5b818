import type { Locale } from '../authoring/text';
import type { Written } from './gift-write';
import { toMarkup } from './markup';
import { plainNumber } from './plain-number';
import type { Body, Question } from './question';
import type { LostField } from './to-question';
import { escapeText, xml } from './xml';

const NAMESPACE = 'http://www.imsglobal.org/xsd/imsqtiasi_v3p0';

/** Identifiers begin with a letter or a low line there. */
export const identifierOf = (name: string) => (/^[A-Za-z_]/.test(name) ? name : `_${name}`);

const optionId = (i: number) => `option-${i + 1}`;

/** One question as an assessment item of QTI 3. */
export function writeQti(question: Question, locale: Locale): Written {
  const lost: LostField[] = [];
  const lose = (field: string, why: string) => lost.push({ field, why });
  const markup = (text: string, inline = false) => {
    const made = toMarkup(text, { inline });
    for (const what of made.lost) lose('text', `${what} cannot be said there`);
    return made.text;
  };
  const body = bodyOf(question, markup, lose);
  if (body === null) return { text: null, lost: [{ field: 'item', why: 'there is no such interaction' }] };
  if (question.hints.length > 0) lose('hints', 'QTI has no hints');
  if (question.tags.length > 0) lose('concepts', 'items have no tags there');
  const { response, interaction, right, wrong, several } = body;
  const feedback = (identifier: string, outcome: string, text: string | null) =>
    text === null
      ? ''
      : xml(
          'qti-modal-feedback',
          { 'outcome-identifier': outcome, identifier, 'show-hide': 'show' },
          xml('qti-content-body', {}, markup(text)),
        );
  const outcome = (identifier: string, type: string, value: string | null, more = {}) =>
    xml(
      'qti-outcome-declaration',
      { identifier, cardinality: 'single', 'base-type': type, ...more },
      value === null ? '' : xml('qti-default-value', {}, xml('qti-value', {}, value)),
    );
  const set = (identifier: string, expression: string) => xml('qti-set-outcome-value', { identifier }, expression);
  const value = (type: string, text: string) => xml('qti-base-value', { 'base-type': type }, text);
  const text = xml(
    'qti-assessment-item',
    {
      xmlns: NAMESPACE,
      identifier: identifierOf(question.name),
      title: question.name,
      adaptive: 'false',
      'time-dependent': 'false',
      'xml:lang': locale,
    },
    response,
    outcome('SCORE', 'float', '0', { 'normal-maximum': question.points }),
    outcome('MAXSCORE', 'float', String(question.points)),
    outcome('RESULT', 'identifier', null),
    outcome('EXPLANATION', 'identifier', 'explanation'),
    body.options
      ? xml('qti-outcome-declaration', {
          identifier: 'FEEDBACK',
          cardinality: several ? 'multiple' : 'single',
          'base-type': 'identifier',
        })
      : '',
    xml('qti-item-body', {}, `${markup(question.stem)}${interaction}`),
    xml(
      'qti-response-processing',
      {},
      body.options ? set('FEEDBACK', xml('qti-variable', { identifier: 'RESPONSE' })) : '',
      body.mapped ? set('SCORE', xml('qti-product', {}, value('float', String(question.points)), MAPPED)) : '',
      xml(
        'qti-response-condition',
        {},
        xml(
          'qti-response-if',
          {},
          body.reached,
          body.mapped ? '' : set('SCORE', value('float', String(question.points))),
          set('RESULT', value('identifier', 'right')),
        ),
        xml('qti-response-else', {}, set('RESULT', value('identifier', 'wrong'))),
      ),
    ),
    feedback('right', 'RESULT', right),
    feedback('wrong', 'RESULT', wrong),
    feedback('explanation', 'EXPLANATION', question.explanation),
  );
  return { text: `<?xml version="1.0" encoding="UTF-8"?>\n${text}\n`, lost };
}

interface QtiBody {
  response: string;
  interaction: string;
  /** The condition under which it is right. */
  reached: string;
  /** Whether the mapping says what an answer earns. */
  mapped: boolean;
  right: string | null;
  wrong: string | null;
  options: boolean;
  several: boolean;
}

type Markup = (text: string, inline?: boolean) => string;

const declaration = (cardinality: string, type: string, correct: string[], mapping = '') =>
  xml(
    'qti-response-declaration',
    { identifier: 'RESPONSE', cardinality, 'base-type': type },
    xml('qti-correct-response', {}, ...correct.map((value) => xml('qti-value', {}, escapeText(value)))),
    mapping,
  );

const MATCH = xml(
  'qti-match',
  {},
  xml('qti-variable', { identifier: 'RESPONSE' }),
  xml('qti-correct', { identifier: 'RESPONSE' }),
);
const MAPPED = xml('qti-map-response', { identifier: 'RESPONSE' });

function bodyOf({ body }: Question, markup: Markup, lose: (field: string, why: string) => void): QtiBody | null {
  const plain = { reached: MATCH, mapped: false, right: null, wrong: null, options: false, several: false };
  switch (body.kind) {
    case 'choice': {
      const mapped = body.weighted && (body.several || body.options.some(({ weight }) => weight > 0 && weight < 1));
      const entries = body.options.flatMap(({ weight }, i) =>
        weight === 0 ? [] : [xml('qti-map-entry', { 'map-key': optionId(i), 'mapped-value': weight })],
      );
      const mapping = mapped
        ? xml('qti-mapping', { 'lower-bound': 0, 'upper-bound': 1, 'default-value': 0 }, ...entries)
        : '';
      const correct = body.options.flatMap(({ correct }, i) => (correct ? [optionId(i)] : []));
      return {
        ...plain,
        options: true,
        several: body.several,
        response: declaration(body.several ? 'multiple' : 'single', 'identifier', correct, mapping),
        interaction: xml(
          'qti-choice-interaction',
          { 'response-identifier': 'RESPONSE', shuffle: 'true', 'max-choices': body.several ? 0 : 1 },
          ...body.options.map(({ text, feedback }, i) =>
            xml(
              'qti-simple-choice',
              { identifier: optionId(i) },
              markup(text, true),
              feedback === null
                ? ''
                : xml(
                    'qti-feedback-block',
                    { 'outcome-identifier': 'FEEDBACK', identifier: optionId(i), 'show-hide': 'show' },
                    xml('qti-content-body', {}, markup(feedback)),
                  ),
            ),
          ),
        ),
        mapped,
      };
    }
    case 'true-false':
      return {
        ...plain,
        right: body.right,
        wrong: body.wrong,
        response: declaration('single', 'identifier', [String(body.answer)]),
        interaction: xml(
          'qti-choice-interaction',
          { 'response-identifier': 'RESPONSE', 'max-choices': 1 },
          xml('qti-simple-choice', { identifier: 'true' }, '✓'),
          xml('qti-simple-choice', { identifier: 'false' }, '✗'),
        ),
      };
    case 'ordering':
      if (body.credit !== 'all-or-nothing') lose('credit', 'an order is right or wrong there');
      return {
        ...plain,
        right: body.right,
        wrong: body.wrong,
        response: declaration(
          'ordered',
          'identifier',
          body.entries.map((_, i) => optionId(i)),
        ),
        interaction: xml(
          'qti-order-interaction',
          { 'response-identifier': 'RESPONSE', shuffle: 'true' },
          ...body.entries.map((entry, i) => xml('qti-simple-choice', { identifier: optionId(i) }, markup(entry, true))),
        ),
      };
    case 'short-text':
      return { ...plain, ...shortText(body, lose) };
    case 'numeric':
      return numeric(body, lose);
    case 'undecided':
      return null;
  }
}

const textEntry = xml(
  'p',
  {},
  xml('qti-text-entry-interaction', { 'response-identifier': 'RESPONSE', 'expected-length': 20 }),
);

function shortText(body: Extract<Body, { kind: 'short-text' }>, lose: (field: string, why: string) => void) {
  if (body.accentSensitive !== body.caseSensitive)
    lose('accentSensitive', 'capitals and accents count together or not at all');
  const own = body.answers.filter(
    ({ credit, feedback }) => feedback !== null && feedback !== body.answers[0]?.feedback && credit >= 0,
  );
  if (own.length > 0) lose('feedback', 'there is one for right and one for wrong');
  if (body.answers.some(({ credit }) => credit <= 0)) lose('mistakes', 'known mistakes cannot be said');
  const entries = body.answers.filter(({ credit }) => credit > 0);
  return {
    right: body.answers.find(({ credit }) => credit >= 1)?.feedback ?? null,
    wrong: body.wrong,
    response: declaration(
      'single',
      'string',
      entries
        .filter(({ credit }) => credit >= 1)
        .slice(0, 1)
        .map(({ text }) => text),
      xml(
        'qti-mapping',
        { 'default-value': 0 },
        ...entries.map(({ text, credit }) =>
          xml('qti-map-entry', {
            'map-key': text,
            'mapped-value': credit,
            'case-sensitive': String(body.caseSensitive),
          }),
        ),
      ),
    ),
    interaction: textEntry,
    reached: xml('qti-gte', {}, MAPPED, xml('qti-base-value', { 'base-type': 'float' }, '1')),
    mapped: true,
  };
}

function numeric(body: Extract<Body, { kind: 'numeric' }>, lose: (field: string, why: string) => void): QtiBody | null {
  const [main, ...others] = body.answers;
  if (!main) return null;
  if (body.unit) lose('unit', 'QTI has no units');
  if (others.some(({ credit }) => credit > 0)) lose('alternatives', 'one number is right there');
  if (others.some(({ credit }) => credit <= 0)) lose('mistakes', 'known mistakes cannot be said');
  const { value, tolerance } = main;
  const isRange = typeof value === 'object';
  const [from, to] = isRange ? [Number(plainNumber(value.from)), Number(plainNumber(value.to))] : [0, 0];
  const middle = isRange ? String((from + to) / 2) : plainNumber(value);
  if (isRange) lose('answer', 'a range is written as its middle and half its width');
  else if (middle !== value) lose('answer', 'it is written as a decimal number');
  const relative = tolerance !== null && 'relative' in tolerance;
  // A relative tolerance is in per cent there.
  const distance = isRange
    ? (to - from) / 2
    : tolerance === null
      ? 0
      : 'relative' in tolerance
        ? Number((tolerance.relative * 100).toPrecision(15))
        : tolerance.absolute;
  const equal = xml(
    'qti-equal',
    { 'tolerance-mode': relative ? 'relative' : 'absolute', tolerance: `${distance} ${distance}` },
    xml('qti-variable', { identifier: 'RESPONSE' }),
    xml('qti-correct', { identifier: 'RESPONSE' }),
  );
  return {
    right: main.feedback,
    wrong: body.wrong,
    options: false,
    several: false,
    response: declaration('single', 'float', [middle]),
    interaction: textEntry,
    reached: equal,
    mapped: false,
  };
}
