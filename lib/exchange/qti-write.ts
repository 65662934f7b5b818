import type { Written } from './gift-write';
import { toMarkup } from './markup';
import { qtiBody } from './qti-bodies';
import type { Question } from './question';
import type { LostField } from './to-question';
import { xml } from './xml';

const NAMESPACE = 'http://www.imsglobal.org/xsd/imsqtiasi_v3p0';

/** Identifiers begin with a letter or a low line there. */
export const identifierOf = (name: string) => (/^[A-Za-z_]/.test(name) ? name : `_${name}`);

/** One question as an assessment item of QTI 3. */
export function writeQti(question: Question, language: string): Written {
  const lost: LostField[] = [];
  const lose = (field: string, why: string) => lost.push({ field, why });
  const markup = (text: string, inline = false) => {
    const made = toMarkup(text, { inline });
    for (const what of made.lost) lose('text', `${what} cannot be said there`);
    return made.text;
  };
  const body = qtiBody(question, markup, lose);
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
  const text = xml(
    'qti-assessment-item',
    {
      xmlns: NAMESPACE,
      identifier: identifierOf(question.name),
      title: question.name,
      adaptive: 'false',
      'time-dependent': 'false',
      'xml:lang': language,
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
      body.options
        ? xml('qti-set-outcome-value', { identifier: 'FEEDBACK' }, xml('qti-variable', { identifier: 'RESPONSE' }))
        : '',
      body.rules,
    ),
    feedback('right', 'RESULT', right),
    feedback('wrong', 'RESULT', wrong),
    feedback('explanation', 'EXPLANATION', question.explanation),
  );
  return { text: `<?xml version="1.0" encoding="UTF-8"?>\n${text}\n`, lost };
}
