import type { Root } from 'hast';
import { toJsxRuntime } from 'hast-util-to-jsx-runtime';
import { createElement, Fragment, type ReactNode } from 'react';
import { jsx, type jsxs } from 'react/jsx-runtime';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test, vi } from 'vitest';
import { collapse } from '@/app/components/markdown/collapse';
import { toHast } from '@/app/components/markdown/to-hast';
import { loadCatalog } from '@/lib/catalog/catalog';
import { parseMarkdown } from '@/lib/catalog/markdown';
import { chaptersOf } from '@/lib/catalog/select';
import { env } from '@/lib/env';

// A whole course is read and set.
vi.setConfig({ testTimeout: 120_000 });

const drawn = Object.fromEntries(
  ['label', 'note', 'details', 'plot', 'item', 'challenge'].map((name) => [
    `directive-${name}`,
    ({ children }: { children?: ReactNode }) => createElement('section', { title: name }, children),
  ]),
);

let elements = 0;
const counted: typeof jsx = (type, props, key) => {
  elements += 1;
  return jsx(type, props, key);
};

/** The markup of a tree, and of how many elements React had to know. */
function markup(tree: Root): { html: string; elements: number } {
  elements = 0;
  const components = drawn as never;
  const node = toJsxRuntime(tree, { Fragment, jsx: counted, jsxs: counted as typeof jsxs, components });
  return { html: renderToStaticMarkup(node), elements };
}

/** The same characters, however they are escaped, the same styles, however they are spaced, and tables without the space between cells. */
const plain = (html: string) =>
  html
    .replaceAll(/&#x27;|&#39;/g, "'")
    .replaceAll(/&quot;|&#x22;/g, '"')
    .replaceAll(/&gt;/g, '>')
    .replaceAll(/\n(?=<\/?(?:table|thead|tbody|tr|th|td)\b)/g, '')
    .replaceAll('&#x3C;', '&lt;')
    .replaceAll('&#x26;', '&amp;')
    .replaceAll(/style="([^"]*)"/g, (_, style) => `style="${style.replace(/\s*([:;])\s*/g, '$1').replace(/;$/, '')}"`)
    .replaceAll(/<(path|img|br|hr|input|mspace)([^>]*?)\/?>(<\/path>|<\/mspace>)?/g, '<$1$2>');

test('every lesson reads the same when what no component draws is one piece of HTML, and is far fewer elements', async () => {
  const { courses } = await loadCatalog(env().coursesFolder);
  const chapters = [...courses.values()].flatMap(chaptersOf);
  expect(chapters.length).toBeGreaterThan(4);
  for (const { lesson, id } of chapters) {
    for (const [locale, { body }] of Object.entries(lesson)) {
      const tree = await toHast(body);
      const [whole, pieces] = [markup(tree), markup(collapse(tree))];
      expect(plain(pieces.html), `${id} ${locale}`).toBe(plain(whole.html));
      expect(pieces.elements, `${id} ${locale}`).toBeLessThan(whole.elements / 10);
    }
  }
});

test('directives and links to lessons stay components, wherever they stand', async () => {
  const text =
    '- See [the *next* one](lesson:next) and [a paper](https://example.org/a?b&c).\n\n:::details{kind=formal}\nIt is $a$.\n:::';
  const tree = collapse(await toHast(parseMarkdown(text)));
  const link = JSON.stringify(tree);
  expect(link).toContain('"href":"lesson:next"');
  expect(link).toContain('"tagName":"directive-details"');
});
