import { expect, test } from 'vitest';
import { renderComment } from '@/app/components/markdown/comment';

test('a comment has the Markdown and the mathematics of lessons', async () => {
  const html = await renderComment('Use `tf.tidy`, and **not** $x^2$.\n\n- one\n- [two](https://example.org)');
  for (const part of ['<code>tf.tidy</code>', '<strong>not</strong>', 'katex', '<li>', 'href="https://example.org"']) {
    expect(html).toContain(part);
  }
});

test('no link runs anything, nothing is loaded from elsewhere, and tags are words', async () => {
  const html = await renderComment(
    [
      '[a](javascript:alert(1)) [b](data:text/html,x) [c][d] ![e](https://example.org/x.png)',
      '<img src=x onerror=alert(1)> and `Array<T>` or Array<T>',
      ':::note[Title]\nInside [f](vbscript:x)\n:::',
      '::item{id="x"}',
      '[d]: javascript:alert(2)',
      '[g](//example.org)',
    ].join('\n\n'),
  );
  expect(html).not.toMatch(/javascript:|vbscript:|data:text|<img|directive-|"\/\/example/);
  expect(html).toContain('Array&#x3C;T>');
  expect(html).toContain('Inside f');
});
