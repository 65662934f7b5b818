import { type Expression, type Node, parseExpressionAt } from 'acorn';
import { CONSTANTS, FUNCTIONS, numberOf } from './functions';
import { Decimal, ExpressionError, type Value } from './value';

/** Values by name, in the order in which they are known. */
export type Scope = ReadonlyMap<string, Value>;

interface Read {
  node: Expression;
  /** The names of parameters in it. */
  names: ReadonlySet<string>;
}

const read = new Map<string, Read>();

/**
 * Reads an expression: JavaScript's own grammar (acorn 8.19.0), of which numbers, texts, names, arithmetic, comparison, `!`,
 * `&&`, `||`, `? :`, known functions and places of lists are taken, and nothing else is ever called or looked up.
 * @throws ExpressionError
 */
function readExpression(source: string): Read {
  const known = read.get(source);
  if (known) return known;
  let node: Expression;
  try {
    node = parseExpressionAt(source, 0, { ecmaVersion: 2025 });
  } catch (error) {
    const message = error instanceof Error ? error.message.replace(/ \(\d+:\d+\)$/, '') : '';
    throw new ExpressionError(`"${source}" cannot be read: ${message}.`);
  }
  if (source.slice(node.end).trim() !== '') {
    throw new ExpressionError(`"${source}" cannot be read: something stands behind ${source.slice(0, node.end)}.`);
  }
  const names = new Set<string>();
  collectNames(node, names);
  read.set(source, { node, names });
  return { node, names };
}

/** The names that an expression uses, without functions and constants. @throws ExpressionError */
export function namesIn(source: string): ReadonlySet<string> {
  return readExpression(source).names;
}

/** @throws ExpressionError: not readable, an unknown name, another type than wanted, or a number that is not finite */
export function evaluate(source: string, scope: Scope): Value {
  return worked(readExpression(source).node, scope);
}

/** @throws ExpressionError, also where it is neither true nor false */
export function holds(source: string, scope: Scope): boolean {
  const value = evaluate(source, scope);
  if (typeof value !== 'boolean') throw new ExpressionError(`"${source}" is neither true nor false.`);
  return value;
}

const isNode = (value: unknown): value is Expression => typeof (value as Node | null)?.type === 'string';

function collectNames(node: Expression, names: Set<string>): void {
  if (node.type === 'Identifier' && !Object.hasOwn(CONSTANTS, node.name)) names.add(node.name);
  for (const [field, inner] of Object.entries(node)) {
    if (field === 'callee') continue;
    for (const one of [inner].flat()) if (isNode(one)) collectNames(one, names);
  }
}

function worked(node: Expression, scope: Scope): Value {
  switch (node.type) {
    case 'Literal':
      return literal(node.value, node.raw ?? '');
    case 'Identifier':
      return named(node.name, scope);
    case 'UnaryExpression':
      return unary(node.operator, worked(node.argument, scope));
    case 'BinaryExpression':
      if (node.left.type === 'PrivateIdentifier') break;
      return finite(binary(node.operator, worked(node.left, scope), worked(node.right, scope)), node.operator);
    case 'LogicalExpression': {
      const left = truth(worked(node.left, scope), node.operator);
      if (node.operator === '&&') return left && truth(worked(node.right, scope), '&&');
      if (node.operator === '||') return left || truth(worked(node.right, scope), '||');
      break;
    }
    case 'ConditionalExpression':
      return worked(truth(worked(node.test, scope), '? :') ? node.consequent : node.alternate, scope);
    case 'CallExpression': {
      const name = node.callee.type === 'Identifier' ? node.callee.name : '';
      const given = node.arguments.map((one) => (one.type === 'SpreadElement' ? unknown() : worked(one, scope)));
      return call(name, given);
    }
    case 'MemberExpression':
      if (!node.computed || node.object.type === 'Super' || node.property.type === 'PrivateIdentifier') break;
      return place(worked(node.object, scope), worked(node.property, scope));
  }
  return unknown();
}

function unknown(): never {
  throw new ExpressionError(
    'An expression has numbers, texts in quotes, names, + - * / % **, comparisons, ! && || ? : and functions.',
  );
}

function literal(value: unknown, raw: string): Value {
  if (typeof value === 'number') return new Decimal(raw.replaceAll('_', ''));
  return typeof value === 'string' || typeof value === 'boolean' ? value : unknown();
}

function named(name: string, scope: Scope): Value {
  const value = scope.get(name) ?? (Object.hasOwn(CONSTANTS, name) ? CONSTANTS[name] : undefined);
  if (value !== undefined) return value;
  const all = [...scope.keys()].join(', ') || 'none yet';
  throw new ExpressionError(`There is no parameter "${name}"; there are: ${all}.`);
}

function truth(value: Value, what: string): boolean {
  if (typeof value === 'boolean') return value;
  throw new ExpressionError(`${what} takes what is true or false.`);
}

function unary(operator: string, value: Value): Value {
  if (operator === '!') return !truth(value, '!');
  if (operator === '-') return numberOf(value, '-').neg();
  return operator === '+' ? numberOf(value, '+') : unknown();
}

function binary(operator: string, left: Value, right: Value): Value {
  if (['==', '===', '!=', '!=='].includes(operator)) return isSame(left, right) === operator.startsWith('=');
  if (operator === '^') throw new ExpressionError('A power is written 2 ** 3; ^ is none here.');
  const [a, b] = [numberOf(left, operator), numberOf(right, operator)];
  switch (operator) {
    case '+':
      return a.plus(b);
    case '-':
      return a.minus(b);
    case '*':
      return a.times(b);
    case '/':
      return a.div(b);
    case '%':
      return a.mod(b);
    case '**':
      return a.pow(b);
    case '<':
      return a.lt(b);
    case '<=':
      return a.lte(b);
    case '>':
      return a.gt(b);
    case '>=':
      return a.gte(b);
    default:
      return unknown();
  }
}

function isSame(left: Value, right: Value): boolean {
  if (typeof left === 'string' && typeof right === 'string') return left === right;
  if (typeof left === 'boolean' && typeof right === 'boolean') return left === right;
  return numberOf(left, '==').eq(numberOf(right, '=='));
}

function call(name: string, given: Value[]): Value {
  const known = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined;
  if (!known) {
    const all = Object.keys(FUNCTIONS).join(', ');
    throw new ExpressionError(`There is no function "${name}"; there are: ${all}.`);
  }
  const [least, most] = known.arguments;
  if (given.length < least || given.length > most) {
    const wanted = least === most ? least : `${least} to ${most}`;
    throw new ExpressionError(`${name} takes ${wanted} numbers, and has ${given.length}.`);
  }
  return finite(known.of(given.map((one) => numberOf(one, name))), name);
}

/** Counted from 0. */
function place(list: Value, at: Value): Value {
  const value = Array.isArray(list) ? (list as Value[])[numberOf(at, '[ ]').toNumber()] : undefined;
  if (value === undefined)
    throw new ExpressionError('[ ] takes a list, and the number of one of its places from 0 on.');
  return value;
}

function finite(value: Value, what: string): Value {
  if (value instanceof Decimal && !value.isFinite()) throw new ExpressionError(`${what} gives no finite number.`);
  return value;
}
