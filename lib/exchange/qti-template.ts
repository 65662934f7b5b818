import type { Element } from 'xast';
import { attribute, element, elements, textIn } from './xml';

type Value = (number | string)[];

/** Something that the file computes in a way that is not worked out here. */
export class NotWorkedOut extends Error {}

const STATISTICS: Record<string, (values: number[]) => number> = {
  mean,
  sampleVariance: (values) => squares(values) / (values.length - 1),
  sampleSD: (values) => Math.sqrt(squares(values) / (values.length - 1)),
  popVariance: (values) => squares(values) / values.length,
  popSD: (values) => Math.sqrt(squares(values) / values.length),
};

function mean(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function squares(values: number[]): number {
  const middle = mean(values);
  return values.reduce((sum, value) => sum + (value - middle) * (value - middle), 0);
}

/**
 * Works out what an item's template processing sets without drawing: its variables, and correct responses.
 * @throws NotWorkedOut, with the element that is not worked out
 */
export function workOut(item: Element): { variables: Map<string, Value>; correct: Map<string, Value> } {
  const variables = new Map<string, Value>();
  const correct = new Map<string, Value>();
  for (const declaration of elements(item, 'qti-template-declaration')) {
    const values = elements(element(declaration, 'qti-default-value') ?? declaration, 'qti-value');
    variables.set(
      attribute(declaration, 'identifier') ?? '',
      values.map((one) => literal(textIn(one))),
    );
  }
  const processing = element(item, 'qti-template-processing');
  for (const rule of processing ? elements(processing) : []) {
    const identifier = attribute(rule, 'identifier') ?? '';
    const [expression] = elements(rule);
    if (!expression) throw new NotWorkedOut(rule.name);
    if (rule.name === 'qti-set-template-value') variables.set(identifier, evaluate(expression, variables));
    else if (rule.name === 'qti-set-correct-response') correct.set(identifier, evaluate(expression, variables));
    else throw new NotWorkedOut(rule.name);
  }
  return { variables, correct };
}

function literal(text: string): number | string {
  const trimmed = text.trim();
  return trimmed !== '' && Number.isFinite(Number(trimmed)) ? Number(trimmed) : trimmed;
}

function evaluate(expression: Element, variables: Map<string, Value>): Value {
  const parts = () => elements(expression).flatMap((one) => evaluate(one, variables));
  const numbers = () =>
    parts().map((value) => {
      if (typeof value !== 'number') throw new NotWorkedOut(expression.name);
      return value;
    });
  const two = (operation: (a: number, b: number) => number): Value => {
    const [a, b, ...more] = numbers();
    if (a === undefined || b === undefined || more.length > 0) throw new NotWorkedOut(expression.name);
    return [operation(a, b)];
  };
  switch (expression.name) {
    case 'qti-base-value':
      return [literal(textIn(expression))];
    case 'qti-variable': {
      const value = variables.get(attribute(expression, 'identifier') ?? '');
      if (!value) throw new NotWorkedOut(expression.name);
      return value;
    }
    case 'qti-sum':
      return [numbers().reduce((sum, value) => sum + value, 0)];
    case 'qti-product':
      return [numbers().reduce((product, value) => product * value, 1)];
    case 'qti-subtract':
      return two((a, b) => a - b);
    case 'qti-divide':
      return two((a, b) => a / b);
    case 'qti-power':
      return two((a, b) => a ** b);
    case 'qti-multiple':
    case 'qti-ordered':
      return parts();
    case 'qti-stats-operator': {
      const statistic = STATISTICS[attribute(expression, 'name') ?? ''];
      if (!statistic) throw new NotWorkedOut(expression.name);
      return [statistic(numbers())];
    }
    default:
      throw new NotWorkedOut(expression.name);
  }
}
