import { type BodyOf, both, type Fields, letter, rightAndWrong, SAID, type Tell } from './fields';

type Choice = BodyOf<'choice'>;

function problemOfOptions({ options }: Choice): string | null {
  if (options.length < 2) return 'It has fewer than two options.';
  const empty = options.some(({ text }) => text.trim() === '');
  if (empty) return 'One of its options has no text.';
  return new Set(options.map(({ text }) => text.replace(/\s+/g, ' '))).size < options.length
    ? 'Two of its options have the same text.'
    : null;
}

function optionsOf({ options }: Choice, weights: (number | undefined)[], note: Tell) {
  const silent = options.flatMap(({ feedback }, i) => (feedback === null || feedback.trim() === '' ? [letter(i)] : []));
  if (silent.length > 0)
    note(`what is said of ${silent.join(', ')}`, 'the file has none; a plain sentence stands there');
  return options.map(({ text, correct, feedback }, i) => ({
    id: letter(i),
    text: both(text),
    ...(correct ? { correct: true } : {}),
    ...(weights[i] === undefined ? {} : { weight: weights[i] }),
    feedback: feedback === null || feedback.trim() === '' ? (correct ? SAID.right : SAID.wrong) : both(feedback),
  }));
}

export function singleChoice(body: Choice, note: Tell): Fields {
  const problem = problemOfOptions(body);
  if (problem) return { why: problem };
  const right = body.options.filter(({ weight }) => weight >= 1);
  if (right.length === 0) return { why: 'None of its options earns everything; say which is right.' };
  if (right.length > 1) return { why: 'More than one of its options earns everything, and only one can be chosen.' };
  const options = { ...body, options: body.options.map((option) => ({ ...option, correct: option.weight >= 1 })) };
  const negative = body.options.filter(({ weight }) => weight < 0);
  if (negative.length > 0) note('points taken off for a wrong choice', 'a single choice earns nothing at worst');
  const weights = body.options.map(({ weight }) => (weight > 0 && weight < 1 ? weight : undefined));
  return {
    fields: { kind: 'single-choice', options: optionsOf(options, weights, note) },
    key: (right[0] as { text: string }).text,
  };
}

export function multipleChoice(body: Choice, note: Tell): Fields {
  const problem = problemOfOptions(body);
  if (problem) return { why: problem };
  const right = body.options.filter(({ correct }) => correct);
  if (right.length === 0) return { why: 'None of its options is right; say which are.' };
  const key = right.map(({ text }) => text).join('; ');
  if (!body.weighted) {
    return { fields: { kind: 'multiple-choice', scheme: 'all-or-nothing', options: optionsOf(body, [], note) }, key };
  }
  const sum = right.reduce((total, { weight }) => total + weight, 0);
  if (!(sum > 0)) return { why: 'Its right options earn nothing; say what each is worth.' };
  if (Math.abs(sum - 1) > 1e-3) note('weights that do not add up to 1', 'they are shares of their sum now');
  const scaled = Math.abs(sum - 1) > 1e-3 ? sum : 1;
  const weights = body.options.map(({ weight, correct }) => {
    const share = Math.max(-1, correct ? weight / scaled : Math.min(0, weight));
    return correct || share < 0 ? Number(share.toFixed(7)) : undefined;
  });
  return { fields: { kind: 'multiple-choice', scheme: 'weights', options: optionsOf(body, weights, note) }, key };
}

export function ordering(body: BodyOf<'ordering'>, note: Tell): Fields {
  if (body.entries.length < 2 || body.entries.length > 12) return { why: 'An order here has 2 to 12 entries.' };
  if (new Set(body.entries).size < body.entries.length) return { why: 'Two of its entries have the same text.' };
  return {
    fields: {
      kind: 'ordering',
      credit: body.credit,
      entries: body.entries.map((text, i) => ({ id: letter(i), text: both(text) })),
      feedback: rightAndWrong(body.right, body.wrong, note),
    },
    key: body.entries.join(' – '),
  };
}
