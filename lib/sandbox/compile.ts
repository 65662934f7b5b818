import { build, type Message, type Plugin, stop } from 'esbuild';
import type { Text } from '@/lib/authoring/text';
import { sentence } from './sentences';

const MAX_KB = 256;

export type Compiled =
  | { ok: true; code: string; map: string }
  | { ok: false; error: { message: Text; line: number; column: number } };

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

/**
 * Compiles a student's file to the body of a CommonJS module. Decides nothing about types.
 * Lines and columns count from 1.
 */
export async function compileStudent(source: string): Promise<Compiled> {
  if (source.trim() === '') return refusal('empty-source');
  if (Buffer.byteLength(source) > MAX_KB * 1024) return refusal('source-too-large', { kb: MAX_KB });
  if (source.includes('\0') || source.includes('\ufffd')) return refusal('not-text');
  if (isTooNested(source)) return refusal('too-nested');
  return inTurn(async () => {
    for (let tries = 1; tries <= 2; tries++) {
      try {
        return await transpile(source);
      } catch (error) {
        if (!(error instanceof Error) || !/service (was stopped|is no longer running)/.test(error.message)) throw error;
        // Some source, perhaps another's, was nested so deeply that the compiler fell over. It starts again when asked.
        await stop();
      }
    }
    return refusal('too-nested');
  });
}

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

async function transpile(source: string): Promise<Compiled> {
  try {
    const { outputFiles, metafile } = await build({
      stdin: { contents: source, loader: 'ts', sourcefile: 'train.ts' },
      // Keeps imports that nothing uses, so that they are refused like all others.
      tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: true } },
      plugins: [onlyTfjs],
      bundle: true,
      platform: 'neutral',
      format: 'cjs',
      target: 'es2022',
      charset: 'utf8',
      sourcemap: 'external',
      outfile: 'student.js',
      metafile: true,
      write: false,
      logLevel: 'silent',
    });
    const file = (suffix: string) => outputFiles.find(({ path }) => path.endsWith(suffix))?.text ?? '';
    const [output] = Object.entries(metafile.outputs).filter(([path]) => !path.endsWith('.map'));
    // As CommonJS the compiler no longer lists what a file exports; the entry's own table of getters does.
    const code = file('.js');
    if (!output || !/__export\(\w+, \{\n(?: {2}\S.*\n)*? {2}default: \(\) =>/.test(code))
      return refusal('missing-default');
    return { ok: true, code, map: file('.map') };
  } catch (error) {
    const [first] = (error as { errors?: Message[] }).errors ?? [];
    if (!first) throw error;
    const line = first.location?.line ?? 1;
    const column = (first.location?.column ?? 0) + 1;
    if (first.text === 'other-import')
      return refusal('other-import', { name: String(first.detail).slice(0, 100) }, line, column);
    if (first.text.startsWith('Top-level await')) return refusal('top-level-await', {}, line, column);
    return refusal('syntax', { message: first.text }, line, column);
  }
}

let last: Promise<unknown> = Promise.resolve();

/** One at a time: a compiler that falls over takes down only what it was asked last. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const mine = last.then(work, work);
  last = mine.catch(() => {});
  return mine;
}
