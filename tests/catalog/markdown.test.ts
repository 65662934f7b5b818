import { visit } from 'unist-util-visit';
import { expect, test } from 'vitest';
import { parseMarkdown, readMarkdown } from '@/lib/catalog/markdown';

const textOf = (source: string) => {
  let text = '';
  visit(parseMarkdown(source), 'text', (node) => {
    text += node.value;
  });
  return text;
};

test('a colon in prose stays prose', () => {
  expect(textOf('A ratio a:b at 10:30, and :smile:.')).toBe('A ratio a:b at 10:30, and :smile:.');
  expect(readMarkdown('A ratio a:b.').problems).toEqual([]);
});

test('mathematics, tables and directives become nodes', () => {
  const types = new Set<string>();
  visit(parseMarkdown('$x$\n\n$$\ny\n$$\n\n| a |\n| - |\n| b |\n\n:::note[T]\nn\n:::\n\n::item{id="a"}\n'), (node) => {
    types.add(node.type);
  });
  for (const type of ['inlineMath', 'math', 'table', 'containerDirective', 'leafDirective']) {
    expect(types).toContain(type);
  }
});

test('problems stand at their own line, also below front matter', () => {
  const { problems, frontMatter, root } = readMarkdown('---\ntitle: x\n---\n\nOne.\n\n:::movie\n:::\n');
  expect(frontMatter).toBe('title: x');
  expect(root.children[0]?.type).toBe('paragraph');
  expect(problems.map(({ place }) => place.line)).toEqual([7]);
});

test('French text inside mathematics is not a problem', () => {
  expect(readMarkdown('$x_{\\text{entraîné}}$').problems).toEqual([]);
});
