import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Code, InlineCode, Link, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { describe, expect, test } from 'vitest';
import { DOCS, findDoc, languagesOf } from '@/lib/docs/pages';
import { env, SETTINGS } from '@/lib/env';

const root = env().projectRoot;
const everyPage = DOCS.flatMap((doc) => languagesOf(doc).map((language) => [doc, language] as const));
const fileOf = (doc: string, language: string) => path.join(root, 'docs', language, `${doc}.md`);

function codeOf(tree: Root): string[] {
  const found: string[] = [];
  visit(tree, ['code', 'inlineCode'], (node) => {
    found.push((node as Code | InlineCode).value);
  });
  return found;
}

test('students and teachers find their pages in both languages of the product; others get English, and are told', () => {
  for (const doc of ['students', 'teachers'] as const) expect(languagesOf(doc).sort()).toEqual(['en', 'fr']);
  expect(findDoc('operators', 'fr')).toMatchObject({ language: 'en', title: 'For operators' });
  expect(findDoc('students', 'fr')).toMatchObject({ language: 'fr', title: 'Pour les étudiants' });
});

test('there is no page of any other name', () => {
  for (const name of ['', '..', '../en/students', 'students.md', 'constructor', 'nobody']) {
    expect(findDoc(name, 'en'), name).toBeNull();
  }
});

describe.each(everyPage)('%s (%s)', (doc, language) => {
  const page = findDoc(doc, language) as NonNullable<ReturnType<typeof findDoc>>;
  const code = codeOf(page.root);

  test('begins with a title and a paragraph', () => {
    expect(page.title).not.toBe('');
    expect(page.lead.type).toBe('paragraph');
  });

  test('names only files that are there, and links only to what is', () => {
    const files = code.filter((text) => /^(lib|challenges|docs|tests|app)\/\S+$/.test(text));
    for (const file of files) expect(existsSync(path.join(root, file)), file).toBe(true);
    visit(page.root, 'link', ({ url }: Link) => {
      expect(
        DOCS.map((one) => `/docs/${one}`),
        url,
      ).toContain(url);
    });
  });

  test('names only commands that there are', () => {
    const { scripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { scripts: object };
    const program = readFileSync(path.join(root, 'lib/cli/main.ts'), 'utf8');
    for (const line of code.flatMap((text) => text.split('\n'))) {
      const script = /^npm run (?:-s )?([\w:-]+)/.exec(line)?.[1];
      if (script) expect(scripts, line).toHaveProperty([script]);
      const command = /^npm run -s heldout -- ([\w-]+)/.exec(line)?.[1];
      if (command) expect(program, line).toContain(`'${command}`);
    }
  });
});

test('operators read of every setting, and of no other', () => {
  const text = readFileSync(fileOf('operators', 'en'), 'utf8');
  const told = [...text.matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, name]) => name);
  expect(told.sort()).toEqual(SETTINGS.filter((name) => name !== 'NODE_ENV').sort());
});
