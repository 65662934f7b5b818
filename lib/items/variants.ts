import { z } from 'zod';
import { findingsOf, Item } from './item';
import type { ItemFinding } from './kind';
import { drawValues, type Generate, ParameterFields } from './parameters/draw';
import type { Scope } from './parameters/expression';
import { fill, namesUsed, TemplateError } from './parameters/template';
import { ExpressionError } from './parameters/value';
import { writeValue } from './parameters/written';
import { proveItem } from './prove';

/** What draws an item anew for each seed: how parameters are drawn, and the item with `{{expressions}}` of them. */
export interface Variants {
  fields: ParameterFields;
  /** With its id; without the fields of the parameters. */
  written: Record<string, unknown>;
  /** Of items/<id>.ts, where that draws the parameters. */
  generate: Generate | null;
}

/** An item of a course. One with parameters is its first variant, and has what draws the others. */
export type Question = Item & { variants?: Variants };

const FIRST = 1;

/** @throws TemplateError; ZodError where what was drawn is no item */
export function firstVariant(variants: Variants): unknown {
  return fill(variants.written, valuesOf(variants, FIRST));
}

function valuesOf({ fields, written, generate }: Variants, seed: number): Scope {
  return drawValues(String(written.id), fields, generate, seed);
}

/** The item that a seed draws. It is whole: what was drawn stays readable, whatever becomes of its course. */
export function drawItem(question: Question, seed: number): Item {
  const { variants } = question;
  return variants ? Item.parse(fill(variants.written, valuesOf(variants, seed))) : question;
}

/** As a course's author wrote it, the module of its parameters apart. */
export function writtenOf(question: Question): Record<string, unknown> {
  const { variants } = question;
  return variants ? { ...variants.written, ...variants.fields } : { ...question };
}

const WithParameters = ParameterFields.loose().transform(({ parameters, where, ...written }, context): Question => {
  const variants = { fields: { parameters, where }, written, generate: null };
  try {
    return { ...Item.parse(firstVariant(variants)), variants };
  } catch (error) {
    context.addIssue(error instanceof Error ? error.message : String(error));
    return z.NEVER;
  }
});

/** An item as it is written outside of a course: one whose parameters a module draws cannot be. */
export const Question: z.ZodType<Question> = z.looseObject({ id: z.string() }).transform((written, context) => {
  const parsed = ('parameters' in written ? WithParameters : Item).safeParse(written);
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) context.addIssue({ ...issue });
  return z.NEVER;
});

/** The seed of the variant for another try: a fresh one for an item with parameters, the same order for all others. */
export function seedOfTry({ variants }: Question, seed: number, tries: number): number {
  return variants ? (seed ^ Math.imul(tries, 0x9e3779b1)) >>> 0 : seed;
}

/** So many draws does the checker try. */
export const DRAWS = 200;

/**
 * What does not hold in some of 200 draws: an expression without a finite value, what is no item (a mistake within the
 * tolerance of the key, a key that is none), equal options, a key that does not earn everything; and parameters that nobody
 * uses or that draw nothing. The first draw that shows it is told.
 */
export function findingsOfVariants(question: Question): ItemFinding[] {
  const { variants } = question;
  if (!variants) return [];
  if (variants.generate) return tryDraws(question, variants);
  const key = JSON.stringify([variants.fields, variants.written]);
  const known = tried.get(key) ?? tryDraws(question, variants);
  tried.set(key, known);
  return known;
}

// A course is read again after every change, and most of its questions are as they were.
const tried = new Map<string, ItemFinding[]>();

function tryDraws(question: Question, variants: Variants): ItemFinding[] {
  const found = new Map<string, ItemFinding>();
  const add = (finding: ItemFinding) => {
    const key = finding.path.join('.');
    if (!found.has(key)) found.set(key, finding);
  };
  const drawn = new Set<string>();
  for (let seed = FIRST; seed < FIRST + DRAWS; seed++) {
    const told = findingsOfDraw(variants, question, seed);
    drawn.add(told.item);
    told.findings.forEach(add);
  }
  findUnused(variants).forEach(add);
  if (drawn.size === 1) {
    const message = `${DRAWS} draws all gave one and the same question.`;
    add({ path: ['parameters'], expected: 'parameters that vary', message });
  }
  return [...found.values()];
}

interface Told {
  /** What was drawn, as JSON. */
  item: string;
  findings: ItemFinding[];
}

function findingsOfDraw(variants: Variants, first: Item, seed: number): Told {
  let values = '';
  let drawn = '';
  const says = (path: ItemFinding['path'], expected: string, message: string): ItemFinding => ({
    path,
    expected,
    message: values === '' ? message : `With ${values}: ${message}`,
  });
  try {
    const scope = valuesOf(variants, seed);
    values = tell(scope);
    const filled = fill(variants.written, scope);
    drawn = JSON.stringify(filled);
    const parsed = Item.safeParse(filled);
    if (!parsed.success) {
      const findings = parsed.error.issues.map(({ path, message }) =>
        says(path as ItemFinding['path'], message, `expected ${message}.`),
      );
      return { item: drawn, findings };
    }
    const item = parsed.data;
    const findings = [
      ...findingsOf(item).map((one) => ({ ...one, message: says(one.path, '', one.message).message })),
      ...proveItem(item).map((problem) => says([], 'a key that is right in every variant', problem)),
      ...findOther(first, item).map((field) => says([field], 'the same in every variant', `${field} differs.`)),
    ];
    return { item: drawn, findings };
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    const path = error instanceof TemplateError ? error.path : ['parameters'];
    return { item: drawn, findings: [says(path, 'an expression with a value in every draw', error.message)] };
  }
}

/** What is counted and shown of an item before it is drawn. */
const COMMON = ['id', 'kind', 'concepts', 'difficulty', 'points'] as const;

function findOther(first: Item, item: Item): string[] {
  const costs = ({ hints }: Item) => hints.map(({ cost }) => cost).join();
  const other: string[] = COMMON.filter((field) => String(first[field]) !== String(item[field]));
  return costs(first) === costs(item) ? other : [...other, 'hints'];
}

function findUnused({ fields, written }: Variants): ItemFinding[] {
  const { parameters, where = [] } = fields;
  if (parameters === 'module') return [];
  const used = namesUsed([written, ...[where].flat().map(asPlace)]);
  for (const how of Object.values(parameters)) {
    const sources = typeof how === 'object' && !Array.isArray(how) ? Object.values(how) : [how];
    for (const source of sources) {
      if (typeof source === 'string') for (const name of namesUsed(asPlace(source))) used.add(name);
    }
  }
  return Object.keys(parameters)
    .filter((name) => !used.has(name))
    .map((name) => {
      const message = `Nothing uses the parameter "${name}".`;
      return { path: ['parameters', name], expected: `{{${name}}} somewhere`, severity: 'warning', message };
    });
}

const asPlace = (source: string) => `{{${source}}}`;

/** `n = 20, p = 60`, as far as it can be written in a line. */
function tell(scope: Scope): string {
  return [...scope]
    .flatMap(([name, value]) => {
      try {
        return [`${name} = ${writeValue(value, 'en', 'code')}`];
      } catch {
        return [];
      }
    })
    .join(', ');
}
