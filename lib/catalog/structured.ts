import { type Document, isMap, isPair, isScalar, isSeq, LineCounter, type Node, parseDocument, visit } from 'yaml';
import type { z } from 'zod';
import { type Place, type Report, report } from './finding';
import { lostBackslashes } from './yaml-escapes';

type Path = readonly PropertyKey[];

/** A YAML or JSON text whose values know where they stand. */
export interface Structured {
  value: unknown;
  locate(path: Path): Place;
}

/** Reads YAML (of which JSON is a part). Syntax errors are reported. */
export function readStructured(text: string, to: Report): Structured | null {
  return read(text, to, 1, 'core');
}

/** Reads the front matter of a Markdown file. Every value is a text there: a hash may well look like a number. */
export function readFrontMatter(text: string, to: Report): Structured | null {
  return read(text, to, 2, 'failsafe');
}

function read(text: string, to: Report, firstLine: number, schema: 'core' | 'failsafe'): Structured | null {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, schema });
  const placeAt = (offset: number): Place => {
    const { line, col } = lineCounter.linePos(offset);
    return { line: line + firstLine - 1, column: col };
  };
  for (const error of document.errors) {
    const message = error.message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/, '') ?? error.message;
    report(to, { place: placeAt(error.pos[0]), expected: 'well-formed YAML', message });
  }
  if (document.errors.length > 0) return null;
  const lost = lostBackslashes(document, text);
  for (const { offset, expected, message } of lost) report(to, { place: placeAt(offset), expected, message });
  if (lost.length > 0) return null;
  const value = expand(document);
  if (value === undefined) {
    const expected = 'values that are written out, or repeated a few times';
    const message = 'The aliases (*name) here repeat too much, or contain themselves; write the values out.';
    report(to, { place: placeAt(firstAlias(document)), expected, message });
    return null;
  }
  return { value, locate: (path) => placeAt(offsetOf(document, path)) };
}

/** @returns undefined when aliases multiply beyond measure, or lead back to where they stand */
function expand(document: Document.Parsed): unknown {
  try {
    const value = document.toJS() ?? null;
    JSON.stringify(value);
    return value;
  } catch {
    return undefined;
  }
}

function firstAlias(document: Document.Parsed): number {
  let offset = 0;
  visit(document, {
    Alias(_key, node) {
      offset = node.range?.[0] ?? 0;
      return visit.BREAK;
    },
  });
  return offset;
}

/** The offset of the key at a path, or of the nearest parent that is there. */
function offsetOf(document: Document.Parsed, path: Path): number {
  let node: unknown = document.contents;
  let offset = document.contents?.range?.[0] ?? 0;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => String(isScalar(key) ? key.value : key) === String(step));
      if (!isPair(pair)) break;
      offset = (pair.key as Node).range?.[0] ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(step)];
      const range = (node as Node | undefined)?.range;
      if (!range) break;
      offset = range[0];
    } else break;
  }
  return offset;
}

export function formatPath(path: Path): string {
  return path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
    .join('')
    .replace(/^\./, '');
}

/** Parses what was read; every issue is reported at its own place. @returns null after an issue. */
export function parseStructured<T>(schema: z.ZodType<T>, read: Structured, to: Report, value = read.value): T | null {
  const parsed = schema.safeParse(value, { error: allowedKeys });
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) {
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys) {
        const path = [...issue.path, key];
        report(to, {
          place: read.locate(path),
          key: formatPath(path),
          expected: issue.message,
          message: `Nothing here is called "${key}"; expected ${issue.message}.`,
        });
      }
      continue;
    }
    const expected = expectation(issue);
    report(to, {
      place: read.locate(issue.path),
      key: formatPath(issue.path),
      expected,
      message: `Expected ${expected}${issue.code === 'invalid_type' ? received(issue.message) : ''}.`,
    });
  }
  return null;
}

// Zod tells the schema of an issue only to its error map; that is the one moment to learn which keys exist.
function allowedKeys(issue: z.core.$ZodRawIssue): string | undefined {
  const schema = issue.inst as z.core.$ZodType | undefined;
  const definition = schema?._zod.def as { shape?: Record<string, unknown> } | undefined;
  if (issue.code === 'unrecognized_keys' && definition?.shape) {
    return `one of ${Object.keys(definition.shape).join(', ')}`;
  }
  if (issue.code === 'invalid_union' && schema?._zod.propValues) {
    return Object.values(schema._zod.propValues)
      .map((values) => [...values].join(', '))
      .join('; ');
  }
  return undefined;
}

function expectation(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.expected;
    case 'invalid_value':
      return `one of ${issue.values.map(String).join(', ')}`;
    case 'invalid_union':
      return `one of ${issue.message}`;
    case 'invalid_key':
      return issue.issues[0]?.message ?? issue.message;
    case 'too_small':
      return `at least ${issue.minimum}${unitOf(issue.origin)}`;
    case 'too_big':
      return `at most ${issue.maximum}${unitOf(issue.origin)}`;
    default:
      return issue.message;
  }
}

function unitOf(origin: string): string {
  if (origin === 'string') return ' characters';
  return origin === 'array' ? ' entries' : '';
}

function received(message: string): string {
  const what = /received (\w+)/.exec(message)?.[1];
  if (what === undefined) return '';
  return what === 'undefined' ? '; it is missing' : `, got ${what}`;
}
