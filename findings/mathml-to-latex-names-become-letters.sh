#!/usr/bin/env bash
# Package: mathml-to-latex@1.8.0, its result read by katex@0.19.1
# Behaviour: a name of several letters (one mi element) is written as its letters, so it is a product of variables in
#   LaTeX, and an exponent or index belongs to the last letter. An underscore in text ends the text and makes an
#   index. The overline as an accent becomes a command without its argument, which is no LaTeX.
# Common guess: log, max and MSE become commands or upright names; what comes out can be read by every reader of
#   LaTeX.
# Seen: log of base 2 becomes log_{2}, the square of MSE becomes MSE^{2}, that is M S E^2; going back to MathML gives
#   three identifiers and the square of E. The text a_b becomes \text{a}_\text{b}. The mean of x with the sign U+203E
#   is \overset{\overline}{x}, an error in katex; with U+00AF it is \bar{x}.
# Why it matters: questions that are imported as MathML and kept as LaTeX mean something else to a grader that reads
#   them, look wrong in italics, and one accent of two that look alike breaks the page.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts mathml-to-latex@1.8.0 katex@0.19.1
cat > check.mjs <<'JS'
import assert from 'node:assert/strict';
import katex from 'katex';
import { MathMLToLaTeX } from 'mathml-to-latex';
const convert = (inner) => {
  const latex = MathMLToLaTeX.convert(`<math>${inner}</math>`);
  console.log(inner, '-', latex);
  return latex;
};
const back = (latex) => {
  const html = katex.renderToString(latex, { output: 'mathml', throwOnError: true });
  return html.match(/<mrow>.*?<\/mrow>/s)[0];
};
assert.equal(convert('<msub><mi>log</mi><mn>2</mn></msub><mn>8</mn>'), 'log_{2} 8');
assert.equal(convert('<mi>sin</mi><mo>&#x2061;</mo><mi>x</mi>'), 'sin x');
const square = convert('<msup><mi>MSE</mi><mn>2</mn></msup>');
assert.equal(square, 'MSE^{2}');
console.log('and back:', back(square));
assert.ok(back(square).includes('<mi>M</mi><mi>S</mi><msup><mi>E</mi><mn>2</mn></msup>'));
assert.ok(convert('<mtext>a_b</mtext>').startsWith('\\text{a}_'));
assert.equal(convert('<mover><mi>x</mi><mo>\u00af</mo></mover>'), '\\bar{x}');
const mean = convert('<mover accent="true"><mi>x</mi><mo>\u203e</mo></mover>');
assert.equal(mean, '\\overset{\\overline}{x}');
assert.throws(() => back(mean), { message: /KaTeX parse error/ });
JS
node check.mjs
