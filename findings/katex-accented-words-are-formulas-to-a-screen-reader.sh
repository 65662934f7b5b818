#!/usr/bin/env bash
# Package: katex@0.16.47 (renderToString, the MathML and the HTML of it)
# Behaviour: an accented letter is taken apart into the letter and a sign over it, also in \text and in \operatorname. A
#   word becomes several pieces, and the accent a mathematical operator between them. Letters such as the oe ligature
#   stay whole.
# Common guess: \text is text: its letters are in the page as they were written; at most the drawing is composed.
# Seen: \text{précision} is <mtext>pr</mtext>, a <mover accent="true"> of <mtext>e</mtext> and <mo>ˊ</mo>, and
#   <mtext>cision</mtext>; 'perte à l’époque' is six pieces. The text of the HTML half is 'preˊcision' for searching and
#   copying. In \operatorname{précision} the letters are mi elements inside of an mi element, which MathML does not allow.
#   A word without accents is one mtext.
# Why it matters: the MathML half is what a screen reader is given. A French formula is read as a product of fragments
#   with operators over them, where the English one has words, and nobody who looks at the page can see it.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts katex@0.16.47
cat > check.mjs <<'JS'
import assert from 'node:assert/strict';
import katex from 'katex';
const mathml = (tex) => {
  const html = katex.renderToString(tex, { output: 'mathml', strict: false });
  const inner = html.replace(/<annotation.*?<\/annotation>/s, '').match(/<mrow>.*<\/mrow>/s)[0];
  console.log(tex, '-', inner);
  return inner;
};
const word = mathml('\\text{précision}');
assert.ok(word.includes('<mtext>pr</mtext><mover accent="true"><mtext>e</mtext><mo>ˊ</mo></mover><mtext>cision</mtext>'));
assert.equal(mathml('\\text{precision}'), '<mrow><mtext>precision</mtext></mrow>');
assert.equal(mathml('\\text{œuvre}'), '<mrow><mtext>œuvre</mtext></mrow>');
const phrase = mathml('\\text{perte à l’époque}');
assert.equal(phrase.match(/<mover/g).length, 2);
assert.ok(!phrase.includes('é') && !phrase.includes('à'));
const name = mathml('\\operatorname{précision}');
assert.ok(name.includes('<mi mathvariant="normal"><mi mathvariant="normal">p</mi>'));
const drawn = katex.renderToString('\\text{précision}', { output: 'html' }).replace(/<[^>]+>/g, '');
console.log('text of the HTML half:', drawn);
assert.ok(!drawn.normalize('NFC').includes('précision'));
JS
node check.mjs
