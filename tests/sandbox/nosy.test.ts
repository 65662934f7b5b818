import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { env } from '@/lib/env';
import { log } from '@/lib/log';
import { type Compiler, locate, openCompiler, typeCheck } from '@/lib/sandbox';
import { walled } from './machine';
import { type NosySource, nosySources } from './nosy';

const mark = `mark-${randomUUID()}`;

/** What a reader of that kind of file would quote. */
const CONTENTS: Record<string, string> = {
  'marked.map': `{"version":3,"sources":["train.ts"],${mark.replaceAll('-', '_')}:1}`,
  'marked.d.ts': `export declare const answer: '${mark}';\nexport default answer;\ndeclare const ${mark.replaceAll('-', '_')}: 1;\n`,
  'marked.json': `{"compilerOptions":{"${mark}":true},"answer":"${mark}"}`,
};

const folders: string[] = [];

beforeAll(() => {
  mkdirSync(env().dataFolder, { recursive: true });
  // Below this process's own folder and above it: of the server's data, of its user, of the system.
  for (const parent of [env().dataFolder, homedir(), tmpdir()]) {
    const folder = mkdtempSync(path.join(parent, '.marked-'));
    folders.push(folder);
    for (const [name, content] of Object.entries(CONTENTS)) writeFileSync(path.join(folder, name), content);
  }
});

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

const marked = (ending = '') =>
  folders
    .flatMap((folder) => Object.keys(CONTENTS).map((name) => path.join(folder, name)))
    .filter((file) => file.endsWith(ending));

function expectNoMark(what: string, answer: unknown): void {
  const text = JSON.stringify(answer);
  for (const sign of [mark, mark.slice(5), mark.replaceAll('-', '_')]) expect(text, what).not.toContain(sign);
}

/** All that the log is told, at whatever level. */
let logged: unknown[];
const words = (value: unknown) => (value instanceof Error ? `${value.stack} ${value.cause}` : value);
beforeEach(() => {
  logged = [];
  for (const level of ['trace', 'debug', 'info', 'warn', 'error', 'fatal'] as const) {
    vi.spyOn(log, level).mockImplementation((...told: unknown[]) => {
      logged.push(told.map((one) => (typeof one === 'object' && one !== null ? Object.values(one).map(words) : one)));
    });
  }
});
afterEach(() => expectNoMark('the log', logged));

test('what the log is told is searched', () => {
  const told = `It stands in ${mark}.`;
  log.warn({ err: new Error(told) }, 'odd');
  log.info(told);
  expect(JSON.stringify(logged).split(mark)).toHaveLength(3);
  logged = [];
});

describe.each([...(walled ? (['full', 'os-only'] as const) : []), 'runtime-only' as const])('at level %s', (level) => {
  let compiler: Compiler;
  beforeAll(async () => {
    compiler = await openCompiler(level);
  });
  afterAll(() => compiler.close());

  const some = (ending: string, step: number): NosySource[] =>
    nosySources(marked(ending)).filter((_, i) => i % step === 0);

  test('nothing that a source names is in what becomes of it', async () => {
    // Where a start takes long, one of each kind: who reads nothing at one place reads nothing at another.
    const sources = some('', { full: 1, 'os-only': 4, 'runtime-only': 8 }[level]);
    expect(sources.length).toBeGreaterThan(12);
    for (const { name, source } of sources) {
      const compiled = await compiler.compile(source);
      expectNoMark(name, compiled);
      if (!compiled.ok) {
        // Our own words, and of the source what stands in it.
        expect(compiled.error.message.en, name).not.toMatch(/source map|JSON|resolve|ENOENT|directory/);
        continue;
      }
      expect(JSON.parse(compiled.map).sources, name).toEqual(['train.ts']);
      const stack = Array.from({ length: 60 }, (_, i) => `    at f (student.js:${i + 1}:1)`).join('\n');
      expectNoMark(name, locate(compiled, { thrown: 'Error', stack }));
    }
  }, 240_000);

  test.skipIf(level === 'runtime-only')(
    'nothing that a source names is in what is said of its types',
    async () => {
      const sources = some('.d.ts', level === 'full' ? 6 : 23);
      expect(sources.length).toBeGreaterThan(4);
      for (const { name, source } of sources) {
        const found = await typeCheck(source, '', level);
        expectNoMark(name, found);
        // A folder that the source names itself may be said back to it.
        if (!source.includes(env().projectRoot)) {
          expect(JSON.stringify(found), name).not.toContain(env().projectRoot);
        }
      }
    },
    240_000,
  );
});
