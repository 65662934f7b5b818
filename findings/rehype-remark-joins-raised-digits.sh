#!/usr/bin/env bash
# Package: rehype-remark@10.0.1 (with rehype-parse@9.0.1, remark-stringify@11.0.0)
# Behaviour: sup and sub have no sign of their own in Markdown, so the elements are taken away and what they hold stays in the
#   line. Digits that were raised or lowered join the number before them. Nothing is reported.
# Common guess: what Markdown cannot say stays as HTML, or is marked, as images without a source are.
# Seen: 10<sup>-3</sup> is 10-3, 2<sup>10</sup> is 210, 10<sup>6</sup> is 106, w<sub>12</sub> is w12. Raised digits
#   that are Unicode characters (10⁶) come through. A handler for sup and sub mends it.
# Why it matters: questions of other systems are HTML, and powers are what numbers in them are made of. A key of 106 in place of
#   a million is a text that looks sound.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts \
  unified@11.0.5 rehype-parse@9.0.1 rehype-remark@10.0.1 remark-stringify@11.0.0
cat > check.mjs <<'JS'
import assert from 'node:assert';
import rehypeParse from 'rehype-parse';
import rehypeRemark from 'rehype-remark';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
const converter = (options) =>
  unified().use(rehypeParse, { fragment: true }).use(rehypeRemark, options).use(remarkStringify);
const convert = (html, options) => {
  const file = converter(options).processSync(html);
  assert.equal(file.messages.length, 0);
  return String(file).trim();
};
for (const [html, markdown] of [
  ['10<sup>-3</sup>', '10-3'],
  ['2<sup>10</sup> = 1024', '210 = 1024'],
  ['about 10<sup>6</sup> weights', 'about 106 weights'],
  ['w<sub>12</sub>', 'w12'],
  ['about 10⁶ weights', 'about 10⁶ weights'],
]) {
  console.log(html, '->', convert(html));
  assert.equal(convert(html), markdown);
}
const sup = (state, node) => ({ type: 'text', value: `^${state.all(node).map(({ value }) => value).join('')}` });
assert.equal(convert('2<sup>10</sup>', { handlers: { sup } }), '2^10');
JS
node check.mjs
