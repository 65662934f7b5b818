#!/usr/bin/env bash
# Package: mathup@1.0.2, beside asciimath-to-latex@0.5.1
# Behaviour: an operator takes one item on each side, and a sign is an item. So a negative exponent or index is the sign
#   alone and the rest goes on behind it, and a root takes a quotient whole.
# Common guess: it reads what AsciiMath reads, by which its readme says it is inspired; its README names no difference in this.
# Seen: e^-x is an msup of e and the minus, then x. 1/(1+e^-x) is 1 over 1 plus e with a raised minus, times x.
#   sqrt x/2 is the root of x/2, where AsciiMath has the root of x, over 2. x^(-1) is right.
# Why it matters: sigmoids, learning rates as 10^-3 and softmax have negative exponents. The sign is set small and raised
#   and the number at full size, which is near enough to pass a look and is read aloud as something else.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts mathup@1.0.2 asciimath-to-latex@0.5.1
cat > check.mjs <<'JS'
import assert from 'node:assert/strict';
import convert from 'asciimath-to-latex';
import mathup from 'mathup';
const latex = convert.asciimathToLatex ?? convert.default ?? convert;
const mathml = (text) => {
  const inner = String(mathup(text)).replace(/<\/?math[^>]*>/g, '').replace(/ (lspace|rspace)="0"/g, '');
  console.log(text, '-', inner, '- asciimath-to-latex:', latex(text));
  return inner;
};
assert.equal(mathml('e^-x'), '<mrow><msup><mi>e</mi><mo>−</mo></msup><mi>x</mi></mrow>');
assert.equal(mathml('10^-3'), '<mrow><msup><mn>10</mn><mo>−</mo></msup><mn>3</mn></mrow>');
assert.ok(mathml('1/(1+e^-x)').includes('<msup><mi>e</mi><mo>−</mo></msup><mi>x</mi>'));
assert.equal(mathml('sqrt x/2'), '<msqrt><mfrac><mi>x</mi><mn>2</mn></mfrac></msqrt>');
assert.match(mathml('x^(-1)'), /<msup><mi>x<\/mi><mrow>.*−.*1.*<\/mrow><\/msup>/);
assert.equal(latex('e^-x').replace(/[{}]/g, ''), 'e^-x');
JS
node check.mjs
