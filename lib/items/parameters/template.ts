import { LanguageTag } from '../../text';
import { evaluate, namesIn, type Scope } from './expression';
import { ExpressionError, type PlainValue, toPlain } from './value';
import { type Setting, writeValue } from './written';

/** `{{…}}`; the innermost braces of `x_{{{n}}}`. */
const PLACE = /\{\{(?!\{)([^{}]*)\}\}/g;
const ONLY_PLACE = /^\{\{(?!\{)([^{}]*)\}\}$/;

/** Formulas and code of Markdown, and signs that are escaped in it. */
const SPANS = /\\[\s\S]|(\$\$?)[\s\S]*?\1|(`+)[\s\S]*?\2/g;

/** An expression that cannot be worked out, and where in the item it stands. */
export class TemplateError extends ExpressionError {
  constructor(
    message: string,
    readonly path: (string | number)[],
  ) {
    super(message);
  }
}

type Path = (string | number)[];

/**
 * An item as it was written, with every `{{expression}}` worked out: in texts as each language writes numbers, also inside of
 * formulas; a value that is one expression and no text becomes what it gives: a number, true or false, a list.
 * @throws TemplateError
 */
export function fill(written: unknown, scope: Scope): unknown {
  return fillAt(written, scope, []);
}

function fillAt(written: unknown, scope: Scope, path: Path): unknown {
  if (typeof written === 'string') return at(path, () => fillPlain(written, scope));
  if (Array.isArray(written)) return written.map((one, i) => fillAt(one, scope, [...path, i]));
  if (typeof written !== 'object' || written === null) return written;
  const isText = Object.entries(written).every(
    ([key, inner]) => LanguageTag.safeParse(key).success && typeof inner === 'string',
  );
  const fields = Object.entries(written).map(([key, inner]) => {
    const here = [...path, key];
    if (isText) return [key, at(here, () => fillText(String(inner), key, scope))];
    return [key, fillAt(inner, scope, here)];
  });
  return Object.fromEntries(fields);
}

function at<T>(path: Path, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof ExpressionError ? new TemplateError(error.message, path) : error;
  }
}

function fillPlain(written: string, scope: Scope): PlainValue {
  const [, only] = ONLY_PLACE.exec(written) ?? [];
  if (only !== undefined) return toPlain(evaluate(only, scope));
  return written.replace(PLACE, (_whole, source: string) => writeValue(evaluate(source, scope), 'en', 'code'));
}

/** What stands alone and cannot be in a text is none: `{ at: '{{point}}' }` only looks like a text in the language `at`. */
function fillText(written: string, language: string, scope: Scope): PlainValue {
  if (!written.includes('{{')) return written;
  const [, only] = ONLY_PLACE.exec(written) ?? [];
  const alone = only === undefined ? undefined : toPlain(evaluate(only, scope));
  if (alone !== undefined && (Array.isArray(alone) || typeof alone === 'boolean')) return alone;
  const spans = [...written.matchAll(SPANS)].map((span) => ({
    from: span.index,
    to: span.index + span[0].length,
    setting: (span[1] ? 'formula' : span[2] ? 'code' : 'text') as Setting,
  }));
  return written.replace(PLACE, (_whole, source: string, offset: number) => {
    const span = spans.find(({ from, to }) => from < offset && offset < to);
    return writeValue(evaluate(source, scope), language, span?.setting ?? 'text');
  });
}

/** The names of all parameters that the item uses. @throws ExpressionError */
export function namesUsed(written: unknown): Set<string> {
  if (typeof written === 'string') {
    return new Set([...written.matchAll(PLACE)].flatMap(([, source = '']) => [...namesIn(source)]));
  }
  if (typeof written !== 'object' || written === null) return new Set();
  return new Set(Object.values(written).flatMap((inner) => [...namesUsed(inner)]));
}
