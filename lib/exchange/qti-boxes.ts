import { plainNumber } from './plain-number';
import type { Body, GapBody } from './question';
import { escapeText, xml } from './xml';

/** One response, how it is asked for, and what it earns. */
export interface Box {
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

export type Lose = (field: string, why: string) => void;

const optionId = (i: number) => `option-${i + 1}`;

export type Markup = (text: string, inline?: boolean) => string;

const declaration = (identifier: string, cardinality: string, type: string, correct: string[], mapping = '') =>
  xml(
    'qti-response-declaration',
    { identifier, cardinality, 'base-type': type },
    xml('qti-correct-response', {}, ...correct.map((value) => xml('qti-value', {}, escapeText(value)))),
    mapping,
  );

const match = (identifier: string) =>
  xml('qti-match', {}, xml('qti-variable', { identifier }), xml('qti-correct', { identifier }));
export const mapResponse = (identifier: string) => xml('qti-map-response', { identifier });

function mappingOf(options: { weight: number }[]): string {
  const entries = options.flatMap(({ weight }, i) =>
    weight === 0 ? [] : [xml('qti-map-entry', { 'map-key': optionId(i), 'mapped-value': weight })],
  );
  return xml('qti-mapping', { 'lower-bound': 0, 'upper-bound': 1, 'default-value': 0 }, ...entries);
}

export function inlineChoice({ options }: Extract<GapBody, { kind: 'choice' }>, id: string, markup: Markup) {
  const mapped = options.some(({ weight }) => weight > 0 && weight < 1);
  const correct = options.flatMap((option, i) => (option.correct ? [optionId(i)] : []));
  return {
    response: declaration(id, 'single', 'identifier', correct, mapped ? mappingOf(options) : ''),
    interaction: xml(
      'qti-inline-choice-interaction',
      { 'response-identifier': id, shuffle: 'true' },
      ...options.map(({ text }, i) => xml('qti-inline-choice', { identifier: optionId(i) }, markup(text, true))),
    ),
    reached: match(id),
    mapped,
  };
}

function matching(body: Extract<Body, { kind: 'matching' }>, id: string, markup: Markup, lose: Lose) {
  lose('feedback', 'nothing is said of pairs there');
  const matches = [...new Set([...body.pairs.map(({ match: one }) => one), ...body.distractors])].sort();
  const pairs = body.pairs.map(({ match: one }, i) => `prompt-${i + 1} match-${matches.indexOf(one) + 1}`);
  const mapped = body.credit === 'by-pair';
  const entries = pairs.map((pair) => xml('qti-map-entry', { 'map-key': pair, 'mapped-value': 1 / pairs.length }));
  const choices = (texts: string[], name: string, most: number) =>
    xml(
      'qti-simple-match-set',
      {},
      ...texts.map((text, i) =>
        xml('qti-simple-associable-choice', { identifier: `${name}-${i + 1}`, 'match-max': most }, markup(text, true)),
      ),
    );
  return {
    response: declaration(
      id,
      'multiple',
      'directedPair',
      pairs,
      mapped ? xml('qti-mapping', { 'lower-bound': 0, 'upper-bound': 1, 'default-value': 0 }, ...entries) : '',
    ),
    interaction: xml(
      'qti-match-interaction',
      { 'response-identifier': id, shuffle: 'true', 'max-associations': pairs.length },
      choices(
        body.pairs.map(({ prompt }) => prompt),
        'prompt',
        1,
      ),
      choices(matches, 'match', pairs.length),
    ),
    mapped,
  };
}

export function boxOf(body: Body, id: string, markup: Markup, lose: Lose): Box | null {
  const plain = { reached: match(id), mapped: false, right: null, wrong: null, options: false, several: false };
  switch (body.kind) {
    case 'choice': {
      const mapped = body.weighted && (body.several || body.options.some(({ weight }) => weight > 0 && weight < 1));
      const mapping = mapped ? mappingOf(body.options) : '';
      const correct = body.options.flatMap(({ correct }, i) => (correct ? [optionId(i)] : []));
      return {
        ...plain,
        options: true,
        several: body.several,
        response: declaration(id, body.several ? 'multiple' : 'single', 'identifier', correct, mapping),
        interaction: xml(
          'qti-choice-interaction',
          { 'response-identifier': id, shuffle: 'true', 'max-choices': body.several ? 0 : 1 },
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
        response: declaration(id, 'single', 'identifier', [String(body.answer)]),
        interaction: xml(
          'qti-choice-interaction',
          { 'response-identifier': id, 'max-choices': 1 },
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
          id,
          'ordered',
          'identifier',
          body.entries.map((_, i) => optionId(i)),
        ),
        interaction: xml(
          'qti-order-interaction',
          { 'response-identifier': id, shuffle: 'true' },
          ...body.entries.map((entry, i) => xml('qti-simple-choice', { identifier: optionId(i) }, markup(entry, true))),
        ),
      };
    case 'short-text':
      return { ...plain, ...shortText(body, id, lose) };
    case 'numeric':
      return numeric(body, id, lose);
    case 'matching':
      return { ...plain, ...matching(body, id, markup, lose) };
    case 'cloze':
    case 'undecided':
      return null;
  }
}

const textEntry = (id: string) =>
  xml('qti-text-entry-interaction', { 'response-identifier': id, 'expected-length': 20 });

function shortText(body: Extract<Body, { kind: 'short-text' }>, id: string, lose: Lose) {
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
      id,
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
    interaction: textEntry(id),
    reached: xml('qti-gte', {}, mapResponse(id), xml('qti-base-value', { 'base-type': 'float' }, '1')),
    mapped: true,
  };
}

function numeric(body: Extract<Body, { kind: 'numeric' }>, id: string, lose: Lose): Box | null {
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
    xml('qti-variable', { identifier: id }),
    xml('qti-correct', { identifier: id }),
  );
  return {
    right: main.feedback,
    wrong: body.wrong,
    options: false,
    several: false,
    response: declaration(id, 'single', 'float', [middle]),
    interaction: textEntry(id),
    reached: equal,
    mapped: false,
  };
}
