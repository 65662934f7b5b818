import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findingsOf, forStudent, Item, keyAnswer, parseAnswer, score, textsOf } from '@/lib/items/item';
import { numericRaw } from './sample-items';

const { unit: _unit, significantFigures: _figures, mistakes: _mistakes, ...plain } = numericRaw;

function numeric(over: object): Item {
  return Item.parse({ ...plain, ...over });
}

function share(item: Item, text: string, language?: 'en' | 'fr'): number {
  const { points, maxPoints } = score(item, 1, parseAnswer(item, { text, language }));
  return points / maxPoints;
}

const isRight = (over: object, text: string) => share(numeric(over), text) === 1;

describe('an exact answer is held against an exact key', () => {
  test.each([
    [{ answer: 2.22e-16, tolerance: { relative: 0.01 } }, '2.22e-16', true],
    [{ answer: 2.22e-16, tolerance: { relative: 0.01 } }, '2.24e-16', true],
    [{ answer: 2.22e-16, tolerance: { relative: 0.01 } }, '2.25e-16', false],
    [{ answer: 2.22e-16, tolerance: { relative: 0.01 } }, '0', false],
    [{ answer: 2 ** 40, tolerance: { absolute: 0 } }, '1099511627776', true],
    [{ answer: 2 ** 40, tolerance: { absolute: 0 } }, '2^40', true],
    [{ answer: 2 ** 40, tolerance: { absolute: 0 } }, '1099511627777', false],
    [{ answer: 2 ** 40, tolerance: { absolute: 0 } }, '1099511627776.001', false],
    [{ answer: '2^64', tolerance: { absolute: 0 } }, '18446744073709551616', true],
    [{ answer: '2^64', tolerance: { absolute: 0 } }, '18446744073709551615', false],
    [{ answer: '1/3', tolerance: { absolute: 0 } }, '2/6', true],
    [{ answer: '1/3', tolerance: { absolute: 0 } }, '0.3333333333333333', false],
    [{ answer: 0.1, tolerance: { absolute: 0 } }, '1/10', true],
    [{ answer: 0.1, tolerance: { absolute: 0 } }, '0.1000000000000000055511151231257827', false],
    [{ answer: 1, tolerance: { absolute: 0.1 } }, '1.1', true],
    [{ answer: 1, tolerance: { absolute: 0.1 } }, '0.9', true],
    [{ answer: 1, tolerance: { absolute: 0.1 } }, '1.10000000000000000001', false],
    [{ answer: 5e-324, tolerance: { absolute: 0 } }, '5e-324', true],
    [{ answer: 5e-324, tolerance: { relative: 0.5 } }, '0', false],
    [{ answer: -0.25, tolerance: { absolute: 0 } }, '-1/4', true],
    [{ answer: -0.25, tolerance: { absolute: 0 } }, '1/4', false],
  ])('%j: %j is %j', (over, text, right) => expect(isRight(over, text)).toBe(right));

  test('half a unit in the last place is allowed where binary arithmetic made the key, and nowhere else', () => {
    const [made, third] = [
      { answer: 0.1 + 0.2, tolerance: { absolute: 0 } },
      { answer: 1 / 3, tolerance: { absolute: 0 } },
    ];
    expect(isRight(made, '0.30000000000000004')).toBe(true);
    expect(isRight(made, '0.3')).toBe(false);
    expect(isRight(third, '1/3')).toBe(true);
    expect(isRight(third, '0.3333333333333333')).toBe(true);
    expect(isRight(third, '0.333333333333333')).toBe(false);
    expect(isRight({ answer: -1 / 3, tolerance: { absolute: 0 } }, '-1/3')).toBe(true);
    // Exactly half a unit away from the double that is 1/3 (2^-55), and a little farther.
    expect(isRight(third, '0.333333333333333342585191')).toBe(true);
    expect(isRight(third, '0.333333333333333342585192')).toBe(false);
  });

  test('a relative tolerance is a part of the key, not of the answer', () => {
    const over = { answer: 100, tolerance: { relative: 0.1 } };
    expect([isRight(over, '90'), isRight(over, '110')]).toEqual([true, true]);
    expect([isRight(over, '89.99'), isRight(over, '110.01'), isRight(over, '111')]).toEqual([false, false, false]);
    expect(isRight({ answer: -100, tolerance: { relative: 0.1 } }, '-91')).toBe(true);
  });

  test('without a tolerance a millionth is allowed', () => {
    const over = { answer: 3, tolerance: undefined };
    expect([isRight(over, '3.000003'), isRight(over, '3.0000031')]).toEqual([true, false]);
  });
});

describe('a tolerance in digits', () => {
  test.each([
    [3, Math.PI, '3.14', true],
    [3, Math.PI, '3.142', true],
    [3, Math.PI, '3.15', false],
    [3, Math.PI, '3.1', false],
    [2, 0.125, '0.12', true],
    [2, 0.125, '0.13', true],
    [2, 0.125, '0.131', false],
    [3, 9.996, '10.0', true],
    [3, 9.996, '9.99', false],
    [2, 1234, '1200', true],
    [2, 1234, '1300', false],
    [2, -1234, '-1200', true],
    [1, 1000, '1499', true],
    [1, 1000, '1501', false],
    [1, 0.001, '0.0014', true],
  ])('to %d figures of %d: %j is %j', (significantFigures, answer, text, right) => {
    expect(isRight({ answer, tolerance: { significantFigures } }, text)).toBe(right);
  });

  test.each([
    [2, Math.PI, '3.14', true],
    [2, Math.PI, '3.146', true],
    [2, Math.PI, '3.147', false],
    [0, 12.5, '12', true],
    [0, 12.5, '13', true],
    [0, 12.5, '13.01', false],
    [2, 0, '0.005', true],
    [2, 0, '0.0051', false],
  ])('to %d places of %d: %j is %j', (decimalPlaces, answer, text, right) => {
    expect(isRight({ answer, tolerance: { decimalPlaces } }, text)).toBe(right);
  });
});

describe('digits that must be written', () => {
  test.each([
    [{ decimalPlaces: 2 }, '0.5', 'answer-decimals'],
    [{ decimalPlaces: 2 }, '1/2', 'answer-decimals'],
    [{ decimalPlaces: 2 }, '5e-1', 'answer-decimals'],
    [{ decimalPlaces: 2 }, '0', 'answer-decimals'],
    [{ significantFigures: 2 }, '.5', 'answer-figures'],
    [{ significantFigures: 2 }, '5e-1', 'answer-figures'],
    [{ significantFigures: 2 }, '0.05', 'answer-figures'],
    [{ significantFigures: 2 }, '5x10^-1', 'answer-figures'],
  ])('%j: %j is asked again', (over, text, reason) => {
    expect(() => parseAnswer(numeric(over), { text })).toThrow(expect.objectContaining({ reason }));
  });

  test.each([
    [{ decimalPlaces: 2 }, '0.50'],
    [{ decimalPlaces: 2 }, '5.0e-1'],
    [{ decimalPlaces: 2 }, '50%'],
    [{ significantFigures: 2 }, '50 %'],
    [{ significantFigures: 2 }, '0.050e1'],
    [{ significantFigures: 2 }, '5.0 × 10^-1'],
  ])('%j: %j is enough', (over, text) => expect(isRight(over, text)).toBe(true));

  test('0 has no significant figures to count', () => {
    expect(isRight({ answer: 0, tolerance: { absolute: 0 }, significantFigures: 3 }, '0')).toBe(true);
  });
});

describe('several accepted answers', () => {
  const text = (en: string) => ({ en, fr: `${en} (fr)` });
  const grant = numeric({
    answer: 1822,
    tolerance: { absolute: 0 },
    alternatives: [
      { answer: 1822, tolerance: { absolute: 50 }, credit: 0.1, feedback: text('far') },
      { answer: 1822, tolerance: { absolute: 2 }, credit: 0.5, feedback: text('near') },
      { answer: { from: 1700, to: 1750 }, credit: 0.25, feedback: text('his grandfather') },
    ],
  });

  test.each([
    ['1822', 1],
    ['1824', 0.5],
    ['1820', 0.5],
    ['1825', 0.1],
    ['1872', 0.1],
    ['1873', 0],
    ['1700', 0.25],
    ['1750', 0.25],
    ['1751', 0],
  ])('%s earns %d', (text, expected) => expect(share(grant, text)).toBe(expected));

  test('each says its own', () => {
    const said = (text: string) => score(grant, 1, parseAnswer(grant, { text })).feedback.message?.en;
    expect(['1822', '1824', '1830', '1720', '3'].map(said)).toEqual([
      'SECRET right',
      'near',
      'far',
      'his grandfather',
      'SECRET wrong',
    ]);
    expect(textsOf(grant).map(({ path }) => path.join('.'))).toContain('alternatives.1.feedback');
  });

  test('nearer never earns less', () => {
    fc.assert(
      fc.property(fc.nat(100), fc.nat(100), (a, b) => {
        const [near, far] = a < b ? [a, b] : [b, a];
        expect(share(grant, String(1822 + near))).toBeGreaterThanOrEqual(share(grant, String(1822 + far)));
      }),
    );
  });

  test('a range is right from end to end', () => {
    const range = numeric({ answer: { from: 2.5, to: '22/7' }, tolerance: undefined });
    expect(['2.5', '2.4999', '3', '22/7', '3.143'].map((text) => share(range, text))).toEqual([1, 0, 1, 1, 0]);
    expect(share(range, (keyAnswer(range) as { text: string }).text)).toBe(1);
  });
});

describe('units', () => {
  const timed = numeric({
    answer: 90,
    tolerance: { absolute: 0 },
    unit: { symbol: 's', accepted: { ms: 0.001, min: 60, h: '3600', µs: 1e-6, week: 604800 } },
  });

  test.each(['90', '90 s', '1.5 min', '3/2 min', '0.025 h', '90000ms', '9e7 μs', '90 000 000 µs'])(
    '%j is right',
    (text) => expect(share(timed, text)).toBe(1),
  );

  test.each(['90 S', '90 sec', '9000 %'])('%j is asked again', (text) => {
    expect(() => parseAnswer(timed, { text })).toThrow(expect.objectContaining({ reason: 'answer-unit' }));
  });

  test('per cent is a hundredth without a unit, and a unit where the answer has it', () => {
    expect(isRight({ answer: 0.5, tolerance: { absolute: 0 } }, '50 %')).toBe(true);
    expect(isRight({ answer: 0.5, tolerance: { absolute: 0 } }, '50 pour cent')).toBe(true);
    expect(isRight({ answer: 50, tolerance: { absolute: 0 }, unit: { symbol: '%' } }, '50 %')).toBe(true);
  });

  test('a factor that binary arithmetic made is off by no more than its last place', () => {
    const item = numeric({ answer: 1, tolerance: { absolute: 0 }, unit: { symbol: 'h', accepted: { min: 1 / 60 } } });
    expect([share(item, '60 min'), share(item, '60.0000000000001 min')]).toEqual([1, 0]);
  });
});

test('a single comma is a decimal comma on a French page and is asked for on an English one', () => {
  const item = numeric({ answer: 1.234, tolerance: { absolute: 0 } });
  expect(share(item, '1,234', 'fr')).toBe(1);
  for (const language of ['en', undefined] as const) {
    const refusal = { reason: 'answer-two-readings', details: { text: '1,234', first: '1234', second: '1.234' } };
    expect(() => parseAnswer(item, { text: '1,234', language })).toThrow(expect.objectContaining(refusal));
  }
  expect(() => parseAnswer(item, { text: '1.2', language: 'de' })).toThrow(
    expect.objectContaining({ reason: 'answer-shape' }),
  );
});

describe('what an author may have meant otherwise is found', () => {
  const found = (over: object) =>
    findingsOf(numeric(over)).map(({ path, severity }) => [path.join('.'), severity ?? 'error']);

  test.each([
    [{ answer: 0, tolerance: { relative: 0.01 } }, 'tolerance'],
    [{ answer: 0, tolerance: undefined }, 'answer'],
    [{ answer: '0.0', tolerance: { significantFigures: 2 } }, 'tolerance'],
    [
      { alternatives: [{ answer: 0, tolerance: { relative: 0.1 }, credit: 0.5, feedback: plain.stem }] },
      'alternatives.0.tolerance',
    ],
    [{ answer: 12345678901234567000, tolerance: { absolute: 0 } }, 'answer'],
    [{ answer: { from: 0, to: 1 }, tolerance: { absolute: 1 } }, 'tolerance'],
    [{ unit: { symbol: 's', accepted: { s: 60 } } }, 'unit.accepted.s'],
    [{ mistakes: [2, 2].map((value) => ({ value, feedback: plain.stem })) }, 'mistakes.1.value'],
  ])('%j: %s', (over, path) => expect(found(over)).toEqual([[path, 'error']]));

  test('a percentage without its unit is worth a look', () => {
    const stem = { en: 'How many per cent?', fr: 'Combien de pour cent ?' };
    expect(found({ stem, answer: 50 })).toEqual([['answer', 'warning']]);
    expect(found({ stem, answer: 50, unit: { symbol: '%' } })).toEqual([]);
    expect(found({ stem, answer: 0.5 })).toEqual([]);
  });

  test.each([{ answer: 0, tolerance: { absolute: 0.1 } }, { answer: 1e21 }, { answer: '12345678901234567890' }, {}])(
    'nothing in %j',
    (over) => expect(found(over)).toEqual([]),
  );
});

describe('an item that cannot be marked sensibly is refused', () => {
  test.each([
    ['no readable number', { answer: 'many' }],
    ['a number with a unit', { answer: '5 s' }],
    ['two readings', { answer: '1,234' }],
    ['a range from right to left', { answer: { from: 2, to: 1 } }],
    ['a credit of nothing', { alternatives: [{ answer: 1, credit: 0, feedback: plain.stem }] }],
    ['a credit above all', { alternatives: [{ answer: 1, credit: 1.5, feedback: plain.stem }] }],
    ['no tolerance in a tolerance', { tolerance: {} }],
    ['two tolerances', { tolerance: { absolute: 1, decimalPlaces: 2 } }],
    ['a factor of 0', { unit: { symbol: 's', accepted: { ms: 0 } } }],
  ])('%s', (_name, over) => expect(Item.safeParse({ ...plain, ...over }).success).toBe(false));
});

test('the key is written with the digits that the item asks for', () => {
  const key = (over: object) => {
    const item = numeric(over);
    const answer = keyAnswer(item);
    expect(score(item, 1, parseAnswer(item, answer)).correct).toBe(true);
    return (answer as { text: string }).text;
  };
  expect(key({ answer: 0.5, decimalPlaces: 3 })).toBe('5.00e-1');
  expect(key({ answer: 1200, significantFigures: 2 })).toBe('1200');
  expect(key({ answer: '1/4', significantFigures: 3 })).toBe('2.50e-1');
  expect(key({ answer: '1/3', significantFigures: 3 })).toMatch(/^3\.3{10,}e-1$/);
  expect(key({ answer: 0, tolerance: { absolute: 0.1 }, decimalPlaces: 2 })).toMatch(/^0\.0{2}e\+0$/);
  expect(forStudent(numeric({ decimalPlaces: 3 }), 1)).toMatchObject({ decimalPlaces: 3, significantFigures: null });
});
