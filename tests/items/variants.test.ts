import { describe, expect, test } from 'vitest';
import { forStudent, keyAnswer, parseAnswer, score } from '@/lib/items/item';
import { ParameterFields } from '@/lib/items/parameters/draw';
import { drawItem, findingsOfVariants, Question, seedOfTry, type Variants, writtenOf } from '@/lib/items/variants';
import { textIn } from '@/lib/text';
import { numericRaw } from './sample-items';

const say = (en: string, fr = en) => ({ en, fr });

const written = {
  ...numericRaw,
  parameters: { n: { from: 10, to: 40, step: 10 }, p: [50, 60, 70], rate: [0.05, 0.25], gap: 'p - n' },
  where: ['p != 2 * n'],
  stem: say('{{n}} rows and $p = {{p}}$, at {{rate}}, `{{rate}}`, $\\frac{{{rate}}}{2}$: how many are free?'),
  answer: '{{gap}}',
  significantFigures: 1,
  unit: undefined,
  mistakes: [{ value: '{{p}}', feedback: say('{{p}} is all of them.') }],
  explanation: say('$p - n = {{gap}}$.'),
  hints: [{ text: say('Take {{n}} away.'), cost: 0.25 }],
};
const make = (over: object = {}) => Question.parse({ ...written, ...over });
const question = make();
/** What is found where the first variant may be none. */
function found({ parameters, where, ...over }: { parameters?: object; where?: string[] } & Record<string, unknown>) {
  const variants = question.variants as Variants;
  const fields = ParameterFields.parse({
    ...variants.fields,
    ...(parameters && { parameters }),
    ...(where && { where }),
  });
  const changed = { fields, written: { ...variants.written, ...over }, generate: null };
  return findingsOfVariants({ ...question, variants: changed }).map(({ path, message }) => [path.join('.'), message]);
}

describe('a question with parameters', () => {
  test('is drawn by its seed, the same each time, and every draw is a whole item that fits together', () => {
    const stems = new Set<string>();
    for (let seed = 0; seed < 60; seed++) {
      const item = drawItem(question, seed);
      expect(item).toEqual(drawItem(question, seed));
      const [, n = '', p = ''] = /^(\d+) rows and \$p = (\d+)\$/.exec(textIn(item.stem, 'en')) ?? [];
      expect(score(item, seed, parseAnswer(item, keyAnswer(item))).correct).toBe(true);
      expect(score(item, seed, parseAnswer(item, { text: String(Number(p) - Number(n)) })).correct).toBe(true);
      const mistaken = score(item, seed, parseAnswer(item, { text: p }));
      expect(mistaken).toMatchObject({ correct: false, feedback: { message: say(`${p} is all of them.`) } });
      expect(item.hints[0]?.text.en).toBe(`Take ${n} away.`);
      expect(Number(p)).not.toBe(2 * Number(n));
      stems.add(textIn(item.stem, 'en'));
    }
    expect(stems.size).toBeGreaterThan(10);
  });

  test('has its numbers in texts, formulas and code as each language writes them', () => {
    const texts = [...Array(40).keys()].map((seed) => drawItem(question, seed).stem);
    const small = texts.find(({ en }) => en?.includes('0.05'));
    expect(small?.fr).toMatch(/ at 0,05, `0\.05`, \$\\frac\{0\{,\}05\}\{2\}\$/);
    expect(small?.en).toMatch(/ at 0\.05, `0\.05`, \$\\frac\{0\.05\}\{2\}\$/);
  });

  test('shows a student neither how it is drawn nor by what', () => {
    const shown = JSON.stringify(forStudent(drawItem(question, 12345), 12345));
    expect(shown).not.toMatch(/parameters|where|variants|12345|\{\{/);
    expect(drawItem(question, 3)).not.toHaveProperty('variants');
  });

  test('is asked with other numbers at another try, and one without keeps its order', () => {
    const seeds = [...Array(20).keys()].map((tries) => seedOfTry(question, 7, tries));
    expect(seeds[0]).toBe(7);
    expect(new Set(seeds.map((seed) => drawItem(question, seed).stem.en)).size).toBeGreaterThan(5);
    const { variants: _variants, ...plain } = question;
    expect(seedOfTry(plain, 7, 5)).toBe(7);
  });

  test('is written out as it came, and read again', () => {
    const again = Question.parse(JSON.parse(JSON.stringify(writtenOf(question))));
    expect(drawItem(again, 5)).toEqual(drawItem(question, 5));
  });

  test('takes what a module draws, lists and texts of each language included', () => {
    const variants: Variants = {
      fields: { parameters: 'module', where: undefined },
      written: {
        ...written,
        id: 'norm',
        parameters: undefined,
        where: undefined,
        stem: say('{{who}} has {{x[1]}}.'),
        answer: '{{x[1]}}',
        mistakes: [],
        explanation: say('.'),
        hints: [],
      },
      generate: (random) => ({ x: [0, random.integer(5, 9)], who: say('The row', 'La ligne') }),
    };
    delete (variants.written as { parameters?: unknown }).parameters;
    delete (variants.written as { where?: unknown }).where;
    const item = drawItem({ ...question, variants }, 4);
    expect(item.stem.fr).toMatch(/^La ligne has [5-9]\.$/);
    const bad = { ...variants, generate: () => ({ x: Number.NaN }) };
    expect(() => drawItem({ ...question, variants: bad }, 4)).toThrow(/generate gives/);
  });
});

describe('200 draws find', () => {
  test('nothing where all holds', () => expect(findingsOfVariants(question)).toEqual([]));

  test('a key that is no number in one of them, with the values that show it', () => {
    const [[path, message] = []] = found({ answer: '{{gap / (p - 70)}}', mistakes: [] });
    expect(path).toBe('answer');
    expect(message).toMatch(/^With n = \d+, p = 70, .*no finite number/);
  });

  test('a mistake within the tolerance of the key', () => {
    expect(found({ where: [], mistakes: [{ value: '{{n + 30}}', feedback: say('x') }] })[0]).toEqual([
      'mistakes',
      expect.stringMatching(/With .*outside the tolerance of the answer/),
    ]);
  });

  test('two mistakes that one answer could be', () => {
    const both = [
      { value: '{{2 * n}}', feedback: say('twice') },
      { value: '{{n + 20}}', feedback: say('more') },
    ];
    expect(found({ mistakes: both })[0]?.[0]).toBe('mistakes.1.value');
  });

  test('options that are equal in one of them', () => {
    const option = (id: string, text: string, correct = false) => ({ id, text: say(text), correct, feedback: say(id) });
    const {
      answer: _answer,
      tolerance: _t,
      significantFigures: _s,
      unit: _u,
      feedback: _f,
      mistakes: _m,
      ...rest
    } = written;
    const choice = {
      ...rest,
      kind: 'single-choice',
      options: [option('a', '{{gap}}', true), option('b', '{{n}}'), option('c', '{{p}}')],
    };
    expect(findingsOfVariants(Question.parse(choice))).toEqual([]);
    const twins = findingsOfVariants(Question.parse({ ...choice, where: undefined }));
    expect(twins.map(({ path }) => path.join('.'))).toContain('options.1.text.en');
  });

  test('digits that nobody rounded, parameters that nobody uses, and draws that never change', () => {
    expect(found({ explanation: say('{{n / 7}}') })[0]?.[0]).toBe('explanation.en');
    expect(found({ parameters: { ...written.parameters, more: [1, 2] } })[0]?.[0]).toBe('parameters.more');
    expect(found({ parameters: { n: 20, p: 60, rate: 0.5, gap: 'p - n' } }).at(-1)?.[0]).toBe('parameters');
  });

  test('points that change, and conditions that nothing fulfils', () => {
    expect(found({ points: '{{n}}' })[0]?.[0]).toBe('points');
    expect(() => make({ where: 'n > p' })).toThrow(/fulfils/);
    expect(() => make({ where: 'n' })).toThrow(/neither true nor false/);
  });
});
