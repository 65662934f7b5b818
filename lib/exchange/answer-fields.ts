import { closeTo, toTarget, WrittenNumber } from '../items/numbers/target';
import { type Tolerance, USUAL } from '../items/numbers/tolerance';
import { type BodyOf, both, type Fields, orSaid, rightAndWrong, SAID, type Tell } from './fields';

/** As YAML has it: a plain number where nothing is lost, the text itself elsewhere. */
function written(text: string): number | string {
  const number = Number(text);
  const isKept = String(number) === text && (Number.isSafeInteger(number) || !Number.isInteger(number));
  return isKept ? number : text;
}

export function numeric(body: BodyOf<'numeric'>, note: Tell): Fields {
  const texts = body.answers.flatMap(({ value }) => (typeof value === 'object' ? [value.from, value.to] : [value]));
  const odd = texts.find((text) => !WrittenNumber.safeParse(text).success);
  if (odd !== undefined) return { why: `"${odd}" is not a number.` };
  const full = body.answers.findIndex(({ credit }) => credit >= 1);
  const right = body.answers[full];
  if (!right) return { why: 'None of its answers earns everything; say which is right.' };
  const toleranceOf = ({ value, tolerance }: typeof right) =>
    typeof value === 'object' ? {} : { tolerance: tolerance ?? { absolute: 0 } };
  const answerOf = ({ value }: typeof right) =>
    typeof value === 'object' ? { from: written(value.from), to: written(value.to) } : written(value);
  const rest = body.answers.filter((_, i) => i !== full);
  const mistakes = rest.filter(({ credit, value }) => credit <= 0 && typeof value === 'string');
  if (rest.some(({ credit, value }) => credit <= 0 && typeof value === 'object')) {
    note('a wrong range with its feedback', 'a known mistake is one value');
  }
  const distance = right.tolerance && 'absolute' in right.tolerance ? right.tolerance.absolute : 0;
  const [apart, inside] = [
    mistakes.filter(({ value }) => isApart(value, right, distance)),
    mistakes.filter(({ value }) => !isApart(value, right, distance)),
  ];
  // What is said of nearly every number is what is said of a wrong answer.
  const wide = apart.find(({ tolerance }) => tolerance && 'absolute' in tolerance && tolerance.absolute >= 1000);
  for (const { value } of apart.filter((one) => one.feedback === null)) {
    note(`the wrong number ${describe(value)}`, 'nothing is said of it, and all else is wrong anyway');
  }
  for (const { value } of inside) note(`what is said of ${String(value)}`, 'the number is right within the tolerance');
  const told = apart.filter((one) => one !== wide && one.feedback !== null);
  const share = commonShare([right, ...told]);
  const shared = share === null ? right.tolerance : { relative: share };
  const own = firstOfEach(told, { value: right.value, tolerance: shared });
  for (const { value } of told.filter((one) => !own.includes(one))) {
    note(
      `what is said of ${String(value)}`,
      'within the tolerance it is a wrong number of which something is said before',
    );
  }
  const hasAnother = ({ tolerance }: (typeof own)[number]) =>
    tolerance && 'absolute' in tolerance && tolerance.absolute !== distance;
  if (share === null && own.some(hasAnother)) {
    note('the tolerance of a wrong number', 'known mistakes have that of the answer');
  }
  return {
    fields: {
      kind: 'numeric',
      answer: answerOf(right),
      ...toleranceOf({ ...right, tolerance: shared }),
      ...(body.unit ? { unit: body.unit } : {}),
      ...(rest.some(({ credit }) => credit > 0)
        ? {
            alternatives: rest
              .filter(({ credit }) => credit > 0)
              .map((one) => ({
                answer: answerOf(one),
                ...toleranceOf(one),
                credit: Math.min(1, one.credit),
                feedback: orSaid(
                  one.feedback,
                  one.credit >= 1 ? SAID.right : SAID.wrong,
                  `what is said of ${describe(one.value)}`,
                  note,
                ),
              })),
          }
        : {}),
      feedback: rightAndWrong(right.feedback, body.wrong ?? wide?.feedback ?? null, note),
      ...(own.length > 0
        ? {
            mistakes: own.map(({ value, feedback }) => ({
              value: written(value as string),
              feedback: both(feedback ?? ''),
            })),
          }
        : {}),
    },
    key: describe(right.value),
  };
}

/**
 * The part of its value that each distance is, where it is the same part of all: formats that know distances alone say a
 * relative tolerance so, and known mistakes have the tolerance of the answer.
 */
function commonShare(answers: BodyOf<'numeric'>['answers']): number | null {
  const shares = answers.map(({ value, tolerance }) =>
    typeof value === 'string' && tolerance && 'absolute' in tolerance
      ? tolerance.absolute / Math.abs(Number(value))
      : 0,
  );
  const [first = 0] = shares;
  const isCommon = shares.length > 1 && first > 0 && first <= 1;
  return isCommon && shares.every((one) => Math.abs(one - first) < first * 1e-9) ? Number(first.toPrecision(9)) : null;
}

/** Of wrong numbers that are one within the tolerance, which known mistakes share with the answer, the first. */
function firstOfEach<Wrong extends { value: string | object }>(
  wrong: Wrong[],
  right: { value: string | object; tolerance?: Tolerance | null },
): Wrong[] {
  const tolerance = typeof right.value === 'object' ? USUAL : (right.tolerance ?? { absolute: 0 });
  const fits = wrong.map(({ value }) => toTarget(String(value), tolerance));
  return wrong.filter(({ value }, i) => !fits.slice(0, i).some((earlier) => earlier(closeTo(String(value)))));
}

const describe = (value: string | { from: string; to: string }) =>
  typeof value === 'object' ? `${value.from}–${value.to}` : value;

function isApart(
  value: string | object,
  right: { value: string | { from: string; to: string } },
  distance: number,
): boolean {
  const number = Number(value);
  if (typeof right.value === 'object') return number < Number(right.value.from) || number > Number(right.value.to);
  return Math.abs(number - Number(right.value)) > distance;
}

const escapePattern = (text: string) => text.replace(/[\\^$.|?*+()[\]{}]/g, '\\$&');

export function shortText(body: BodyOf<'short-text'>, note: Tell): Fields {
  const anything = body.answers.find(({ text, wildcard, credit }) => wildcard && text === '*' && credit <= 0);
  const forms = body.answers.filter((one) => one !== anything);
  const formOf = ({ text, wildcard }: (typeof forms)[number]) =>
    wildcard ? { pattern: text.split('*').map(escapePattern).join('.*') } : { text };
  const key = forms.find(({ credit, wildcard }) => credit >= 1 && !wildcard);
  if (!key) return { why: 'None of its answers is a text that earns everything; say which is right.' };
  const mistakes = forms.filter(({ credit, feedback }) => credit <= 0 && feedback !== null);
  const silent = forms.filter(({ credit, feedback }) => credit <= 0 && feedback === null);
  for (const { text } of silent)
    note(`the wrong answer "${text}"`, 'nothing is said of it, and all else is wrong anyway');
  return {
    fields: {
      kind: 'short-text',
      answers: forms
        .filter(({ credit }) => credit > 0)
        .map((one) => ({
          ...formOf(one),
          ...(one.credit < 1 ? { credit: one.credit } : {}),
          // What is said of the key is said of all that earn everything, and of nothing else.
          ...(one.feedback !== null && (one.credit < 1 || one.feedback !== key.feedback)
            ? { feedback: both(one.feedback) }
            : {}),
        })),
      ...(body.caseSensitive ? { caseSensitive: true } : {}),
      ...(body.accentSensitive ? { accentSensitive: true } : {}),
      feedback: rightAndWrong(key.feedback, body.wrong ?? anything?.feedback ?? null, note),
      ...(mistakes.length > 0
        ? { mistakes: mistakes.map((one) => ({ ...formOf(one), feedback: both(one.feedback ?? '') })) }
        : {}),
    },
    key: key.text,
  };
}
