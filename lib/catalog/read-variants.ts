import path from 'node:path';
import { z } from 'zod';
import { type Generate, ParameterFields } from '../items/parameters/draw';
import { TemplateError } from '../items/parameters/template';
import { firstVariant, type Variants } from '../items/variants';
import type { CourseFiles } from './files';
import { type Report, report } from './finding';
import { buildError, importModule } from './import-module';
import { formatPath, parseStructured, type Structured } from './structured';

const WithParameters = z
  .looseObject({ id: z.string(), parameters: z.unknown() })
  .refine((item) => 'parameters' in item);
const LooseQuiz = z.looseObject({ items: z.array(z.unknown()) });

/** The quiz with the first variant in place of each item that has parameters, and what draws the others, by place in the list. */
interface ReadVariants {
  value: unknown;
  of: Map<number, Variants>;
}

/** @returns null after a finding that leaves an item without its first variant */
export async function readVariants(
  files: CourseFiles,
  modules: string,
  value: unknown,
  read: Structured,
  to: Report,
): Promise<ReadVariants | null> {
  const quiz = LooseQuiz.safeParse(value).data;
  const of = new Map<number, Variants>();
  if (!quiz) return { value, of };
  const items = [...quiz.items];
  let whole = true;
  for (const [index, item] of items.entries()) {
    const written = WithParameters.safeParse(item).data;
    if (!written) continue;
    const variants = await readOne(files, modules, written, index, read, to);
    const first = variants && readFirst(variants, index, read, to);
    if (!first) whole = false;
    else {
      items[index] = first;
      of.set(index, variants);
    }
  }
  return whole ? { value: { ...quiz, items }, of } : null;
}

async function readOne(
  files: CourseFiles,
  modules: string,
  item: z.infer<typeof WithParameters>,
  index: number,
  read: Structured,
  to: Report,
): Promise<Variants | null> {
  const { parameters, where, ...written } = item;
  // At its place in the list, so that findings stand where the item does.
  const alone = { items: Array.from({ length: index + 1 }, (_, i) => (i === index ? { parameters, where } : null)) };
  const schema = z.object({ items: z.array(ParameterFields.nullable()) });
  const fields = parseStructured(schema, read, to, alone)?.items[index];
  if (!fields) return null;
  if (fields.parameters !== 'module') return { fields, written, generate: null };
  const generate = await readModule(files, path.join(modules, `${written.id}.ts`));
  return generate && { fields, written, generate };
}

async function readModule(files: CourseFiles, file: string): Promise<Generate | null> {
  if ((await files.read(file)) === null) return null;
  try {
    const { generate } = (await importModule(file, 'item')).exported;
    if (typeof generate === 'function') return generate as Generate;
    report(files.to(file), {
      expected: 'export function generate',
      message: 'It exports no function generate(random).',
    });
  } catch (error) {
    const { location, text } = buildError(error);
    const place = { line: location?.line ?? 1, column: (location?.column ?? 0) + 1 };
    report(files.to(file), { place, expected: 'a module that exports generate(random)', message: text });
  }
  return null;
}

function readFirst(variants: Variants, index: number, read: Structured, to: Report): unknown {
  try {
    return firstVariant(variants);
  } catch (error) {
    const at = ['items', index, ...(error instanceof TemplateError ? error.path : ['parameters'])];
    const message = error instanceof Error ? error.message : String(error);
    report(to, { place: read.locate(at), key: formatPath(at), expected: 'an expression with a value', message });
    return null;
  }
}
