import { expect, test } from 'vitest';
import { beginningOf } from '@/app/components/markdown/beginning';
import { toHast, toHtmlText } from '@/app/components/markdown/to-hast';
import { parseMarkdown } from '@/lib/catalog/markdown';

const html = (text: string) => toHtmlText(parseMarkdown(text));

test('one paragraph is a phrase, several are paragraphs', async () => {
  expect(await html('A *loss* of zero.')).toBe('A <em>loss</em> of zero.');
  expect(await html('One.\n\nTwo.')).toBe('<p>One.</p>\n<p>Two.</p>');
});

test('mathematics is set on the server, and keeps the comma that follows it', async () => {
  const made = await html('With $w = 0$, all is lost.');
  expect(made).toMatch(/<span class="glued"><span class="katex">.*<\/span>,<\/span> all is lost\.$/);
});

test('the words of a formula stay words, with their accents; an accent of mathematics stays a sign', async () => {
  const plain = async (text: string) => (await html(text)).replaceAll('\u00a0', ' ');
  const made = await plain(
    '$\\text{précision à l’époque, maïs, ça}_{\\text{été}} + \\hat{y} + \\textbf{perte réelle}$',
  );
  expect(made).toContain('<mtext>précision à l’époque, maïs, ça</mtext>');
  expect(made).toContain('<mtext>été</mtext>');
  expect(made).toContain('<mi>y</mi><mo>^</mo>');
  expect(made).toContain('<mtext mathvariant="bold">réelle</mtext>');
  expect(await plain('$\\text{a}_\\text{é}$')).toMatch(/<mtext>a<\/mtext>.*<mtext>é<\/mtext>/);
  const words = beginningOf(await toHast(parseMarkdown('Soit $\\text{rappel équilibré}$.')), 40);
  expect(words.replaceAll('\u00a0', ' ')).toBe('Soit rappel équilibré.');
});

test('HTML in a text never becomes HTML of the page', async () => {
  const made = await html('`<img src=x onerror=alert(1)>` and <img src=x onerror=alert(1)>');
  expect(made).not.toMatch(/<img/i);
});

test('code keeps its words and takes its colours from the page', async () => {
  const made = await html('```ts\nconst w = tf.zeros([3]);\n```');
  expect(made.replace(/<[^>]+>/g, '').trim()).toBe('const w = tf.zeros([3]);');
  expect(made).toContain('var(--code-token-keyword)');
});

test('the beginning of a text has its words and the signs of its formulas, once, and ends after a word', async () => {
  const beginning = async (text: string) => beginningOf(await toHast(parseMarkdown(text)), 40);
  expect(await beginning('With *little* loss.')).toBe('With little loss.');
  expect(await beginning('Start from $w_0 = 0$.')).toBe('Start from w0=0.');
  expect(await beginning('One.\n\nTwo.')).toBe('One. Two.');
  expect(await beginning('A network fits its training set exactly, and more.')).toBe(
    'A network fits its training set exactly…',
  );
});
