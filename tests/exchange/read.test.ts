import { expect, test } from 'vitest';
import { placeQuestions } from '@/lib/exchange/place';
import { readQuestions } from '@/lib/exchange/read-file';
import { Item, score } from '@/lib/items/item';

const bytes = (text: string) => new TextEncoder().encode(text);

function read(text: string | Uint8Array, file: string) {
  const found = readQuestions(typeof text === 'string' ? bytes(text) : text, file);
  const placing = {
    languages: ['en', 'fr'],
    usual: 'all',
    only: null,
    concept: 'one',
    concepts: new Set(['one']),
    misconceptions: new Set<string>(),
    taken: () => new Set<string>(),
  };
  const { chapters, notes } = placeQuestions(found, placing);
  return {
    items: chapters.flatMap(({ items }) => items.map((item) => Item.parse(item))),
    undecided: chapters.flatMap(({ undecided }) => undecided),
    chapters: chapters.map(({ chapter }) => chapter),
    notes,
  };
}

const only = (text: string, file: string): Item => {
  const { items, undecided } = read(text, file);
  if (items.length !== 1) throw new Error(`${items.length} items; ${undecided[0]?.body.why}`);
  return items[0] as Item;
};

const earned = (item: Item, answer: object) => score(item, 1, answer as never).points / 1000;

test('weights of GIFT earn what they earn in Moodle', () => {
  const item = only(
    'Which are convex?{\n~%33.33333%x^2\n~%33.33333%|x|\n~%-100%sin x\n~%33.33333%e^x\n~%-100%ln x\n}',
    'a.gift',
  );
  expect(earned(item, { choices: ['a', 'b', 'd'] })).toBe(1);
  expect(earned(item, { choices: ['a', 'b'] })).toBeCloseTo(2 / 3, 3);
  expect(earned(item, { choices: ['a', 'b', 'c'] })).toBe(0);
});

test('a wider distance of GIFT earns its part', () => {
  const item = only('How many digits has MNIST?{#\n =70000:0#Yes.\n =%50%70000:500#Nearly.\n ~#No.\n}', 'a.gift');
  expect(earned(item, { text: '70000' })).toBe(1);
  expect(earned(item, { text: '70400' })).toBe(0.5);
  expect(earned(item, { text: '71000' })).toBe(0);
  expect(item).toMatchObject({ feedback: { right: { en: 'Yes.' }, wrong: { en: 'No.' } } });
});

test('GIFT: kinds, names, categories, escapes, formats and lines', () => {
  const { items, undecided, chapters } = read(
    [
      '// a comment',
      '$CATEGORY: $course$/Linear models',
      '',
      '// [tag:concept:one] [tag:difficulty:4]',
      '::Least norm::[html]<p>With \\\\(w_0 \\= 0\\\\), <b>descent</b> ends at{',
      '  =the least norm#<i>Yes</i>',
      '  ~%50%a small norm',
      '  ~zero####Rows span it.',
      '}',
      '',
      'Zero loss has one solution.{F#No\\: many.#Right.}',
      '',
      'The span of the {=rows =%75%columns#Of the transpose.} holds all gradients.',
      '',
      'Between?{#1..5}',
      '',
      'Match.{=a->b =c->d}',
      '',
      'Discuss.{}',
      '',
      'Just a text.',
    ].join('\n'),
    'a.txt',
  );
  expect(chapters).toEqual(['linear-models']);
  expect(items.map(({ id, kind }) => `${kind} ${id}`)).toEqual([
    'single-choice least-norm',
    'true-false zero-loss-has-one-solution',
    'short-text the-span-of-the-holds-all',
    'numeric between',
    'matching match',
  ]);
  expect(items[0]).toMatchObject({
    concepts: ['one'],
    difficulty: 4,
    stem: { en: 'With $w_0 = 0$, **descent** ends at' },
    explanation: { en: 'Rows span it.' },
    options: [{ correct: true, feedback: { en: '*Yes*' } }, { correct: false, weight: 0.5 }, { correct: false }],
  });
  expect(items[1]).toMatchObject({ answer: false, feedback: { wrong: { en: 'No: many.' }, right: { en: 'Right.' } } });
  expect(items[2]).toMatchObject({ stem: { en: 'The span of the \\_\\_\\_\\_\\_ holds all gradients.' } });
  expect(items[3]).toMatchObject({ answer: { from: 1, to: 5 } });
  expect(items[4]).toMatchObject({
    prompts: [
      { text: { en: 'a' }, match: 'c1' },
      { text: { en: 'c' }, match: 'c2' },
    ],
    choices: [{ text: { en: 'b' } }, { text: { en: 'd' } }],
  });
  expect(undecided.map(({ line, body }) => [line, body.original.split('\n')[0]])).toEqual([
    [19, 'Discuss.{}'],
    [21, 'Just a text.'],
  ]);
});

test('one question that cannot be read costs no other', () => {
  const { items, undecided } = read(
    'A{=x ~y}\n\nB{#five}\n\nC{~%50%x ~%50%y}\n\nD{~x ~y}\n\nE{=x ~x}\n\nF{T}',
    'a.gift',
  );
  expect(items.map(({ id }) => id)).toEqual(['a', 'c', 'f']);
  expect(undecided.map(({ id, body }) => [id, body.why])).toEqual([
    ['b', '"five" is not a number.'],
    ['d', 'None of its options is right; say which are.'],
    ['e', 'Two of its options have the same text.'],
  ]);
});

test('whoever ticks everything must not earn everything without anybody having decided so', () => {
  const { notes } = read('C{~%50%x ~%50%y ~z}', 'a.gift');
  expect(notes.filter(({ decide }) => decide)).toMatchObject([{ name: 'c' }]);
});

test('Moodle XML: kinds, units, wide wrong answers, what is not kept', () => {
  const answer = (text: string, fraction: number, more = '') =>
    `<answer fraction="${fraction}" format="html"><text>${text}</text>${more}</answer>`;
  const question = (type: string, name: string, inside: string) =>
    `<question type="${type}"><name><text>${name}</text></name><questiontext format="html"><text><![CDATA[<p>Ask <img src="x.png" alt="a plot"> ${name}</p>]]></text></questiontext>${inside}</question>`;
  const said = (text: string) => `<feedback format="html"><text>${text}</text></feedback>`;
  const { items, undecided, notes } = read(
    `<?xml version="1.0"?><quiz>${[
      question(
        'multichoice',
        'one of',
        `<single>true</single>${answer('&lt;b&gt;x&lt;/b&gt;', 100, said('yes'))}${answer('y', -25, said('no'))}`,
      ),
      question(
        'numerical',
        'how long',
        `${answer('2', 100, `<tolerance>0.1</tolerance>${said('yes')}`)}${answer('5', 0, `<tolerance>1000000</tolerance>${said('no')}`)}<units><unit><multiplier>1</multiplier><unit_name>s</unit_name></unit><unit><multiplier>1000</multiplier><unit_name>ms</unit_name></unit></units>`,
      ),
      question('shortanswer', 'who', `<usecase>1</usecase>${answer('Gunasekar', 100)}${answer('Gun*', 50)}`),
      question('ordering', 'sort', `<gradingtype>ABSOLUTE_POSITION</gradingtype>${answer('b', 2)}${answer('a', 1)}`),
      question('essay', 'discuss', '<responseformat>editor</responseformat>'),
    ].join('')}</quiz>`,
    'a.xml',
  );
  expect(items.map(({ kind }) => kind)).toEqual(['single-choice', 'numeric', 'short-text', 'ordering']);
  expect(items[0]).toMatchObject({
    stem: { en: 'Ask a plot one of' },
    options: [{ text: { en: '**x**' } }, { correct: false }],
  });
  expect(items[1]).toMatchObject({
    tolerance: { absolute: 0.1 },
    unit: { symbol: 's', accepted: { ms: 0.001 } },
    mistakes: [],
    feedback: { wrong: { en: 'no' } },
  });
  expect(items[2]).toMatchObject({
    caseSensitive: true,
    answers: [{ text: 'Gunasekar' }, { pattern: 'Gun.*', credit: 0.5 }],
  });
  expect(items[3]).toMatchObject({ entries: [{ text: { en: 'a' } }, { text: { en: 'b' } }] });
  expect(undecided[0]?.body.original).toContain('<responseformat>editor</responseformat>');
  const told = notes.map(({ what }) => what);
  expect(told).toEqual(
    expect.arrayContaining(['the image x.png', 'points taken off for a wrong choice', 'the scheme ABSOLUTE_POSITION']),
  );
});

const qti = (declarations: string, body: string, more = '') =>
  `<qti-assessment-item xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="it">${declarations}<qti-item-body>${body}</qti-item-body>${more}</qti-assessment-item>`;
const response = (type: string, values: string[], more = '', cardinality = 'single') =>
  `<qti-response-declaration identifier="R" cardinality="${cardinality}" base-type="${type}">${values.length > 0 ? `<qti-correct-response>${values.map((value) => `<qti-value>${value}</qti-value>`).join('')}</qti-correct-response>` : ''}${more}</qti-response-declaration>`;

test('a text with gaps: Moodle XML and moodle-tools', () => {
  const gap = '{2:NUMERICAL:=0.5:0.01#Half.~%50%0.4:0~*#No.}';
  const choice = '{1:MCVS:=p &gt; n#Yes.~%0%n~p \\= n}';
  const html = `<p>Two gaps.</p><p>The limit is ${gap}, where ${choice} holds.</p>`;
  const expected = {
    kind: 'cloze',
    points: 3,
    stem: { en: 'Two gaps.' },
    text: { en: 'The limit is [[g1]], where [[g2]] holds.' },
    blanks: [
      {
        weight: 2,
        answer: 0.5,
        tolerance: { absolute: 0.01 },
        alternatives: [{ answer: 0.4, credit: 0.5 }],
        feedback: { right: { en: 'Half.' }, wrong: { en: 'No.' } },
      },
      {
        weight: 1,
        options: [{ text: { en: 'p > n' }, correct: true }, { text: { en: 'n' } }, { text: { en: 'p = n' } }],
      },
    ],
  };
  const moodle = `<quiz><question type="cloze"><name><text>gaps</text></name><questiontext format="html"><text><![CDATA[${html}]]></text></questiontext></question></quiz>`;
  expect(only(moodle, 'a.xml')).toMatchObject(expected);
  expect(only(`---\ntype: cloze\ntitle: gaps\nquestion: |\n  ${html}\n`, 'a.yml')).toMatchObject(expected);
  const { undecided } = read(moodle.replace('MCVS', 'MULTIRESPONSE'), 'a.xml');
  expect(undecided[0]?.body.why).toContain('MULTIRESPONSE');
});

test('QTI 3: several boxes are a text with gaps, each worth what is added for it', () => {
  const worth = (id: string, points: number) =>
    `<qti-response-condition><qti-response-if><qti-match><qti-variable identifier="${id}"/><qti-correct identifier="${id}"/></qti-match><qti-set-outcome-value identifier="SCORE"><qti-sum><qti-variable identifier="SCORE"/><qti-base-value base-type="float">${points}</qti-base-value></qti-sum></qti-set-outcome-value></qti-response-if></qti-response-condition>`;
  const item = only(
    qti(
      response('float', ['2.5']) + response('identifier', ['b']).replace('"R"', '"S"'),
      '<p>Look.</p><p>Mean <qti-text-entry-interaction response-identifier="R"/>, sign <qti-inline-choice-interaction response-identifier="S"><qti-inline-choice identifier="a">minus</qti-inline-choice><qti-inline-choice identifier="b">plus</qti-inline-choice></qti-inline-choice-interaction>.</p>',
      `<qti-response-processing>${worth('R', 1)}${worth('S', 3)}</qti-response-processing>`,
    ),
    'a.xml',
  );
  expect(item).toMatchObject({
    kind: 'cloze',
    points: 4,
    stem: { en: 'Look.' },
    text: { en: 'Mean [[g1]], sign [[g2]].' },
    blanks: [
      { weight: 1, kind: 'numeric', answer: 2.5 },
      { weight: 3, kind: 'single-choice', options: [{ correct: false }, { correct: true }] },
    ],
  });
});

test('QTI 3: templates without draws are worked out, draws are not', () => {
  const template = (expression: string) =>
    `<qti-template-declaration identifier="X" cardinality="ordered" base-type="float"><qti-default-value><qti-value>2</qti-value><qti-value>4</qti-value><qti-value>9</qti-value></qti-default-value></qti-template-declaration><qti-template-processing><qti-set-correct-response identifier="R">${expression}</qti-set-correct-response></qti-template-processing>`;
  const box = '<p>Its value? <qti-text-entry-interaction response-identifier="R"/></p>';
  const statistic = (name: string) =>
    only(
      qti(
        response('float', []) +
          template(`<qti-stats-operator name="${name}"><qti-variable identifier="X"/></qti-stats-operator>`),
        box,
      ),
      'a.xml',
    );
  expect(statistic('mean')).toMatchObject({ kind: 'numeric', answer: 5, tolerance: { absolute: 0 } });
  expect(statistic('sampleVariance')).toMatchObject({ answer: 13 });
  const drawn = read(qti(response('float', []) + template('<qti-random-integer min="1" max="9"/>'), box), 'a.xml');
  expect(drawn.undecided[0]?.body.why).toContain('qti-random-integer');
});

test('QTI 3: a tolerance in per cent, a mapping, an unknown interaction', () => {
  const equal =
    '<qti-response-processing><qti-response-condition><qti-response-if><qti-equal tolerance-mode="relative" tolerance="2 2"><qti-variable identifier="R"/><qti-correct identifier="R"/></qti-equal></qti-response-if></qti-response-condition></qti-response-processing>';
  const box = '<p>Say: <qti-text-entry-interaction response-identifier="R"/></p>';
  expect(only(qti(response('float', ['50']), box, equal), 'a.xml')).toMatchObject({
    answer: 50,
    tolerance: { relative: 0.02 },
  });
  const mapping =
    '<qti-mapping default-value="0"><qti-map-entry map-key="York" mapped-value="2" case-sensitive="false"/><qti-map-entry map-key="york city" mapped-value="1" case-sensitive="false"/></qti-mapping>';
  expect(only(qti(response('string', ['York'], mapping), box), 'a.xml')).toMatchObject({
    kind: 'short-text',
    caseSensitive: false,
    answers: [
      { text: 'York', credit: 1 },
      { text: 'york city', credit: 0.5 },
    ],
  });
  const { undecided } = read(
    qti(response('point', ['1 1']), '<qti-hotspot-interaction response-identifier="R"/>'),
    'a.xml',
  );
  expect(undecided[0]?.body.why).toContain('qti-hotspot-interaction');
});

test('a book quiz has no key, and is kept whole', () => {
  const { items, undecided } = read(
    '# Quiz\n\n```{admonition} Question\nHow many `w`?\n\n- a) one\n- b) two\n  or more\n\n_Select a single answer_\n```\n',
    'q.md',
  );
  expect(items).toEqual([]);
  expect(undecided).toMatchObject([{ line: 3, stem: 'How many `w`?', body: { options: ['one', 'two or more'] } }]);
});

test('moodle-tools: the first answer is right where no points stand', () => {
  const { items, undecided } = read(
    '---\ntitle: Sum\nquestion: 2 + 2?\nanswers:\n  - 4\n  - 5\n---\nstatement: True?\ncorrect_answer: false\n---\ntype: essay\nquestion: Why?\nanswers: [x]\n',
    'q.yml',
  );
  expect(items).toMatchObject([
    { kind: 'numeric', answer: 4 },
    { kind: 'true-false', answer: false },
  ]);
  expect(undecided).toMatchObject([{ line: 11 }]);
});
