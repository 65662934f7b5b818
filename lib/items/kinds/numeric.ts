import { z } from 'zod';
import { LOCALES } from '../../text';
import { type Kind, type Part, refuseAnswer } from '../kind';
import { type Close, times, ZERO } from '../numbers/exact';
import { readNumber } from '../numbers/read';
import { ask } from '../numbers/refusals';
import { closeTo, type WrittenNumber } from '../numbers/target';
import { findInNumeric, findPercent } from './numeric-findings';
import { type Numeric, schema, targetsOf } from './numeric-item';

const Answer = z.strictObject({
  text: z.string().min(1).max(200),
  /** Of the page it was typed on: `1,234` is read in French alone. */
  language: z.enum(LOCALES).optional(),
});
type Answer = z.infer<typeof Answer>;

const PERCENT = /^(?:%|percent|per cent|pour ?cent)$/i;
const HUNDREDTH = closeTo(0.01);

// What was read when an answer was parsed is not read again when it is marked right afterwards.
let last: { answer: Answer; item: Numeric; value: Close } | null = null;

/** In the item's own unit. @throws DomainError invalid: not a number, another unit, too few figures or decimal places. */
function readValue(item: Numeric, answer: Answer): Close {
  if (last?.answer === answer && last.item === item) return last.value;
  const { text, language } = answer;
  const { value, written, unit } = readNumber(text, language);
  const isPercent = !item.unit && PERCENT.test(unit);
  const factor = isPercent ? HUNDREDTH : targetsOf(item).factors.get(unit);
  if (!factor) {
    const expected = item.unit ? `in ${item.unit.symbol}` : 'without a unit';
    ask('unit', `${unit} is not a unit of this answer. It must be given ${expected}.`, {
      given: unit,
      unit: item.unit?.symbol ?? 'none',
    });
  }
  const { significantFigures: figures = 0, decimalPlaces: places = 0 } = item;
  if (figures > 0 && value.numerator !== 0n && (written?.figures ?? 0) < figures) {
    ask('figures', `Write a decimal number with at least ${figures} significant figures.`, { figures });
  }
  if (places > 0 && (written ? written.decimals + (isPercent ? 2 : 0) : 0) < places) {
    ask('decimals', `Write a decimal number with at least ${places} decimal places.`, { places });
  }
  const slack = factor.slack === ZERO ? ZERO : times(factor.slack, value);
  const read = { value: times(value, factor.value), slack };
  last = { answer, item, value: read };
  return read;
}

interface Shown {
  kind: 'numeric';
  unit: string | null;
  significantFigures: number | null;
  decimalPlaces: number | null;
}

export const numericPart: Part<Numeric, Answer, Shown> = {
  answer: Answer,
  parse(item, input) {
    const answer = Answer.safeParse(input).data;
    if (!answer) refuseAnswer('expected { "text": a number as typed, "language": of the page }');
    readValue(item, answer);
    return answer;
  },
  mark(item, answer) {
    const value = readValue(item, answer);
    const { answer: right, alternatives, mistakes } = targetsOf(item);
    if (right(value)) return { fraction: 1, options: [], message: item.feedback.right };
    const [best] = alternatives.filter(({ fits }) => fits(value)).sort((a, b) => b.credit - a.credit);
    if (best) return { fraction: best.credit, options: [], message: best.feedback };
    const mistake = mistakes.find(({ fits }) => fits(value));
    return { fraction: 0, options: [], message: mistake?.feedback ?? item.feedback.wrong };
  },
  key: (item) => ({ text: keyText(item) }),
  wrong: (item) => item.mistakes.map(({ value }) => ({ text: padded(item, value) })),
  findings: findInNumeric,
  show: (item) => ({
    kind: item.kind,
    unit: item.unit?.symbol ?? null,
    significantFigures: item.significantFigures ?? null,
    decimalPlaces: item.decimalPlaces ?? null,
  }),
};

export const numeric: Kind<typeof schema, Answer, Shown> = {
  ...numericPart,
  schema,
  draw: (item) => item,
  earns: ({ alternatives }) => (alternatives.some(({ credit }) => credit < 1) ? 'part' : 'whole'),
  findings: (item) => [...findInNumeric(item), ...findPercent(item)],
};

function keyText(item: Numeric): string {
  return padded(item, typeof item.answer === 'object' ? item.answer.from : item.answer);
}

/** The number as it was written, with zeros behind it where the item asks for more digits than it has. */
function padded({ significantFigures = 0, decimalPlaces = 0 }: Numeric, written: WrittenNumber): string {
  const text = String(written);
  const typed = readNumber(text);
  const missing = (has: TypedDigits) => Math.max(significantFigures - has.figures, decimalPlaces - has.decimals);
  if (typed.written && missing(typed.written) <= 0) return text;
  if (significantFigures === 0 && decimalPlaces === 0) return text;
  const { numerator, denominator } = typed.value;
  const double = typeof written === 'number' ? written : Number(numerator) / Number(denominator);
  const [mantissa = '', exponent = '0'] = double.toExponential().split('e');
  const digits = readNumber(`${mantissa}e${exponent}`).written;
  const zeros = '0'.repeat(Math.max(0, digits ? missing(digits) : 0));
  return `${mantissa}${zeros === '' || mantissa.includes('.') ? '' : '.'}${zeros}e${exponent}`;
}

type TypedDigits = NonNullable<ReturnType<typeof readNumber>['written']>;
