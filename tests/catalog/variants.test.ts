import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Course } from '@/lib/catalog/course';
import { loadCourse } from '@/lib/catalog/load-course';
import { drawItem } from '@/lib/items/variants';
import { copyCourse, FIRST } from './small-course';

const QUIZ = `${FIRST}/quiz.yaml`;

/** The small course with a question with these lines at the end of its first quiz, and a module for it. */
async function load(lines: string[], module?: string) {
  const { folder } = copyCourse();
  const quiz = path.join(folder, QUIZ);
  const text = readFileSync(quiz, 'utf8').trimEnd();
  writeFileSync(quiz, [text, ...lines, ''].join('\n'));
  if (module !== undefined) {
    mkdirSync(path.join(folder, FIRST, 'items'));
    writeFileSync(path.join(folder, FIRST, 'items', 'drawn.ts'), module);
  }
  const { course, findings } = await loadCourse(folder);
  const first = text.split('\n').length + 1;
  const places = findings.map(({ file, line, key }) => [file, line === undefined ? null : line - first, key]);
  return { course, findings, places };
}

const drawnOf = (course: Course | null) => course?.sections[0]?.chapters[0]?.items.find(({ id }) => id === 'drawn');

const item = (over: Record<string, string> = {}) => {
  const fields = {
    kind: 'numeric',
    concepts: '[interpolation]',
    parameters: '{ n: { from: 1, to: 4 }, p: [10, 20] }',
    stem: "{ en: '{{n}} of {{p}}?', fr: '{{n}} de {{p}} ?' }",
    answer: "'{{n / p}}'",
    tolerance: '{ absolute: 0.001 }',
    feedback: '{ right: { en: a, fr: b }, wrong: { en: c, fr: d } }',
    explanation: '{ en: e, fr: f }',
    ...over,
  };
  return ['  - id: drawn', ...Object.entries(fields).map(([key, value]) => `    ${key}: ${value}`)];
};
const line = (key: string) => item().findIndex((one) => one.startsWith(`    ${key}:`));

describe('a question with parameters', () => {
  test('is read, and drawn', async () => {
    const { course, findings } = await load(item());
    expect(findings).toEqual([]);
    const question = drawnOf(course);
    expect(question && drawItem(question, 3).stem.en).toMatch(/^[1-4] of [12]0\?$/);
  });

  test.each([
    ['an expression that cannot be read', { answer: "'{{n /}}'" }, 'answer', 'answer', /cannot be read/],
    ['an unknown name', { explanation: "{ en: '{{q}}', fr: x }" }, 'explanation', 'explanation.en', /no parameter "q"/],
    ['a key that some draws have not', { answer: "'{{1 / (n - 3)}}'" }, 'answer', 'answer', /n = 3.* no finite number/],
    ['a parameter of no form', { parameters: '{ n: { least: 1 } }' }, 'parameters', 'parameters', /from, to, step/],
    [
      'a mistake that is right',
      { mistakes: "[{ value: '{{0.1 * n}}', feedback: { en: x, fr: y } }]" },
      'mistakes',
      'mistakes',
      /p = 10/,
    ],
    ['a module that is missing', { parameters: 'module' }, null, '', /no drawn\.ts/],
  ] as const)('with %s is a finding at its place', async (_name, over, key, at, said) => {
    const { findings, places } = await load(item(over));
    const [[file, where, name] = []] = places;
    if (key === null) expect(file).toBe(`small/${FIRST}/items/drawn.ts`);
    else {
      const added = key === 'mistakes' ? item(over).length - 1 : line(key);
      expect([file, where, String(name).replace(/^items\[\d+\]\./, '')]).toEqual([`small/${QUIZ}`, added, at]);
    }
    expect(findings[0]?.message).toMatch(said);
  });

  test('may be drawn by a module of its course, whose mistakes are findings', async () => {
    const good = 'export function generate(random) { return { n: random.integer(1, 4), p: 10 }; }';
    const over = { parameters: 'module' };
    const { course, findings } = await load(item(over), good);
    expect(findings).toEqual([]);
    const question = drawnOf(course);
    expect(question && drawItem(question, 3).stem.en).toMatch(/^[1-4] of 10\?$/);
    expect((await load(item(over), 'export const generate = 3;')).findings[0]?.message).toMatch(/no function generate/);
    expect((await load(item(over), 'export function generate( {')).findings[0]).toMatchObject({ line: 1 });
    expect((await load(item(over), 'export const generate = () => ({ n: () => 1, p: 2 });')).findings).not.toEqual([]);
  });
});
