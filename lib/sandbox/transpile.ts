import { originalPositionFor, TraceMap } from '@jridgewell/trace-mapping';
import type { build as Build, BuildOptions, Plugin } from 'esbuild';
import { z } from 'zod';
import type { Sentence } from '@/lib/text';
import { sentence } from './sentences';
import { isTooLarge, MAX_SOURCE_KB } from './source-size';
import { findingOf } from './syntax';

export type Compiled =
  | { ok: true; code: string; map: string }
  | { ok: false; error: { message: Sentence; line: number; column: number } };

const onlyTfjs: Plugin = {
  name: 'only-tfjs',
  setup({ onResolve, onLoad }) {
    // Types alone, for those who leave out the word `type`.
    onLoad({ filter: /.*/, namespace: 'types-only' }, () => ({ contents: 'export {}', loader: 'ts' }));
    onResolve({ filter: /.*/ }, ({ path, kind }) => {
      if (kind === 'entry-point') return null;
      if (path === '@tensorflow/tfjs' && kind !== 'dynamic-import') return { path, external: true };
      if (path === 'challenge') return { path, namespace: 'types-only' };
      return { errors: [{ text: 'other-import', detail: path }] };
    });
  },
};

function refusal(reason: string, values: Record<string, string | number> = {}, line = 1, column = 1): Compiled {
  return { ok: false, error: { message: sentence(reason, values), line, column } };
}

/** What is refused before any compiler sees it; null when it may go on. */
export function refuseSource(source: string): Compiled | null {
  if (source.trim() === '') return refusal('empty-source');
  if (isTooLarge(source)) return refusal('source-too-large', { kb: MAX_SOURCE_KB });
  if (source.includes('\0') || source.includes('\ufffd')) return refusal('not-text');
  return isTooNested(source) ? tooNested() : null;
}

/** Also for a source under which the compiler fell over. */
export const tooNested = () => refusal('too-nested');

/** Brackets in brackets, or a long run of prefix operators: what the compiler answers by growing its stack until it dies. */
function isTooNested(source: string): boolean {
  if (/(?:[-+~!]\s*){500}/.test(source)) return true;
  let depth = 0;
  for (const character of source) {
    if ('([{'.includes(character)) depth++;
    else if (')]}'.includes(character)) depth--;
    if (depth > 2000) return true;
  }
  return false;
}

/** The compiler follows the last comment that names a map. This one leads nowhere. */
const NO_MAP = '\n//# sourceMappingURL=none';

/** As much of what the compiler reports as is read. Columns count bytes from 0. */
const Failure = z.object({
  errors: z
    .array(
      z.object({
        text: z.string(),
        detail: z.unknown(),
        location: z.object({ line: z.int().positive(), column: z.int().nonnegative() }).nullable(),
      }),
    )
    .min(1),
});

const optionsFor = (source: string, keepNames: boolean) =>
  ({
    stdin: { contents: source + NO_MAP, loader: 'ts', sourcefile: 'train.ts' },
    // Keeps imports that nothing uses, so that they are refused like all others.
    tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: true } },
    plugins: [onlyTfjs],
    bundle: true,
    platform: 'neutral',
    format: 'cjs',
    target: 'es2022',
    // Becomes Math.pow, which has the same bits in every engine; see `replaceMath`.
    supported: { 'exponent-operator': false },
    charset: 'utf8',
    keepNames,
    sourcemap: 'external',
    sourcesContent: false,
    outfile: 'student.js',
    write: false,
    logLevel: 'silent',
  }) satisfies BuildOptions;

/**
 * Compiles a student's file to the body of a CommonJS module. Decides nothing about types. The server's compiler and the
 * browser's are one program of one version, so that both give the same code, and the same answer to what is no code.
 * Lines and columns count from 1.
 */
export async function transpile(build: typeof Build, source: string): Promise<Compiled> {
  try {
    const plain = await compiled(build, source, false);
    // The compiler renames what has the name of something further out. Having it write down the true name costs whatever makes
    // functions some time, so it does where one of them is a name that people can read.
    const { code, map } = hasRenamed(plain.map) ? await compiled(build, source, true) : plain;
    // As CommonJS the compiler no longer lists what a file exports; the entry's own table of getters does.
    if (!/__export\(\w+, \{\n(?: {2}\S.*\n)*? {2}default: \(\) =>/.test(code)) return refusal('missing-default');
    return valuelessMember(code, map) ?? { ok: true, code, map };
  } catch (error) {
    const failure = Failure.safeParse(error);
    if (!failure.success) throw error;
    const [{ text, detail, location }] = failure.data.errors as [z.infer<typeof Failure>['errors'][number]];
    const { line, column } = placeIn(source, location);
    if (text === 'other-import') return refusal('other-import', { name: String(detail).slice(0, 100) }, line, column);
    if (text.startsWith('Top-level await')) return refusal('top-level-await', {}, line, column);
    const { reason, values } = findingOf(text, source);
    return refusal(reason, values, line, column);
  }
}

/** Where the compiler points, in characters of the source from 1; its end for what is missing there. */
function placeIn(source: string, location: { line: number; column: number } | null): { line: number; column: number } {
  if (!location) return { line: 1, column: 1 };
  const lines = source.split(/\r\n|[\n\r\u2028\u2029]/);
  const text = lines[location.line - 1];
  if (text === undefined) return { line: lines.length, column: (lines.at(-1) as string).length + 1 };
  const before = new TextEncoder().encode(text).subarray(0, location.column);
  return { line: location.line, column: new TextDecoder().decode(before).length + 1 };
}

async function compiled(build: typeof Build, source: string, keepNames: boolean) {
  const { outputFiles } = await build(optionsFor(source, keepNames));
  const file = (suffix: string) => outputFiles.find(({ path }) => path.endsWith(suffix))?.text ?? '';
  return { code: file('.js'), map: file('.map') };
}

/** The map lists the names of the source that are others in the code. */
function hasRenamed(map: string): boolean {
  return new TraceMap(map).names.length > 0;
}

/** How the compiler writes a member of an enum whose value it does not know, because the one before is no literal. */
const VALUELESS = /\b(\w+)\[\1\.(\w+) = void 0\] = "\2"|\b(\w+)\[\3\["(.+?)"\] = void 0\] = "\4"/;

/** TypeScript counts on from a constant; the compiler leaves such a member undefined without a word. */
function valuelessMember(code: string, map: string): Compiled | null {
  const found = VALUELESS.exec(code);
  if (!found) return null;
  const before = code.slice(0, found.index).split('\n');
  const place = { line: before.length, column: (before.at(-1) as string).length };
  const { line, column } = originalPositionFor(new TraceMap(map), place);
  const name = (found[2] ?? found[4] ?? '').slice(0, 40);
  return refusal('enum-value', { name }, line ?? 1, (column ?? 0) + 1);
}
