import { z } from 'zod';
import { publicStream, type Random } from '../../authoring/random';
import { evaluate, holds, type Scope } from './expression';
import { CONSTANTS, FUNCTIONS, numberOf } from './functions';
import { TemplateError } from './template';
import { Decimal, ExpressionError, PlainValue, toValue, type Value } from './value';

/** A number, or an expression of parameters that stand above. */
const NumberOrExpression = z.union([z.number(), z.string().min(1)]);

const Drawn = z.union([
  /** From end to end, both included, in steps of 1 where nothing is said. */
  z.strictObject({ from: NumberOrExpression, to: NumberOrExpression, step: NumberOrExpression.default(1) }),
  /** One of these. */
  z.array(PlainValue).min(2),
  /** Worked out from those above. */
  z.string().min(1),
  z.number(),
]);

const Name = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_]*$/, 'names of letters, digits and low lines')
  .refine((name) => !Object.hasOwn(FUNCTIONS, name) && !Object.hasOwn(CONSTANTS, name), 'names that no function has');

/** What a parameterised item has beside an item, before it is one. */
export const ParameterFields = z.object({
  /** In order; `module` where items/<id>.ts draws them. */
  parameters: z.union([z.literal('module'), z.record(Name, Drawn)], {
    error: 'module, or by name: { from, to, step }, a list to choose from, a number, or an expression of those above',
  }),
  /** What every draw fulfils. It is drawn again until it does. */
  where: z.union([z.string().min(1), z.array(z.string().min(1))]).optional(),
});
export type ParameterFields = z.infer<typeof ParameterFields>;

/** What a module's `generate` gives. */
export const Generated = z.record(Name, PlainValue);
export type Generate = (random: Random) => unknown;

const MOST_TRIES = 1000;

/**
 * The values that a seed draws for an item, the same on every machine.
 * @throws ExpressionError, a TemplateError where it is known which parameter it was
 */
export function drawValues(itemId: string, fields: ParameterFields, generate: Generate | null, seed: number): Scope {
  const random = publicStream(`item ${itemId}`, seed);
  const conditions = [fields.where ?? []].flat();
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const scope = fields.parameters === 'module' ? generated(generate, random) : drawn(fields.parameters, random);
    if (conditions.every((condition) => named(['where'], () => holds(condition, scope)))) return scope;
  }
  throw new TemplateError(`None of ${MOST_TRIES} draws fulfils it.`, ['where']);
}

function generated(generate: Generate | null, random: Random): Scope {
  if (!generate) throw new TemplateError('There is no module of this item.', ['parameters']);
  const values = Generated.safeParse(generate(random));
  if (!values.success) {
    const [issue] = values.error.issues;
    const message = `generate gives no numbers, words and lists by name: ${issue?.path.join('.')}: ${issue?.message}.`;
    throw new TemplateError(message, ['parameters']);
  }
  return new Map(Object.entries(values.data).map(([name, plain]) => [name, toValue(plain)]));
}

function drawn(parameters: Exclude<ParameterFields['parameters'], 'module'>, random: Random): Scope {
  const scope = new Map<string, Value>();
  for (const [name, how] of Object.entries(parameters)) {
    const value = named(['parameters', name], () => drawOne(how, scope, random));
    scope.set(name, value);
  }
  return scope;
}

function drawOne(how: z.infer<typeof Drawn>, scope: Scope, random: Random): Value {
  if (typeof how === 'number') return new Decimal(how);
  if (typeof how === 'string') return evaluate(how, scope);
  if (Array.isArray(how)) return toValue(how[random.integer(0, how.length - 1)] as PlainValue);
  const end = (one: number | string) =>
    typeof one === 'number' ? new Decimal(one) : numberOf(evaluate(one, scope), 'a range');
  const [from, to, step] = [end(how.from), end(how.to), end(how.step)];
  if (!step.gt(0) || to.lt(from)) throw new ExpressionError('A range goes up from its smaller end, by a step above 0.');
  const steps = to.minus(from).div(step).floor().toNumber();
  if (steps > 1e9) throw new ExpressionError('A range has at most a thousand million steps.');
  return from.plus(step.times(random.integer(0, steps)));
}

function named<T>(path: string[], work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof ExpressionError) || error instanceof TemplateError) throw error;
    throw new TemplateError(error.message, path);
  }
}
