#!/usr/bin/env bash
# Package: evaluatex@2.2.0 (LaTeX mode)
# Behaviour: the index of a root is read as what stands under it, and the number under it as a factor. An exponent
#   without braces is one digit, as in TeX, and the next digits are factors. Functions of one argument without braces
#   take a power after it for a power of the function. Some commands give NaN instead of an error.
# Common guess: what the formula shows is what is calculated, and what is not supported is an error.
# Seen: \sqrt[3]{8} is 13.86, the root of 3 times 8. 2^10 is 0 and 2^{10} is 1024; 2^12 is 4. \cos 2^2 is the square of
#   the cosine of 2. \frac{1}{2}! is 0.5, the sign is lost. \log 100 and \exp(1) are NaN. In plain mode 2^10 is 1024.
# Why it matters: a numeric answer typed as a formula is graded by its value. A right formula is wrong, 2^10 equals
#   any answer that is 0, and nobody sees an error.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts evaluatex@2.2.0
cat > check.cjs <<'JS'
const assert = require('node:assert');
const loaded = require('evaluatex');
const evaluatex = loaded.default ?? loaded;
const latex = (formula) => evaluatex(formula, {}, { latex: true })();
const seen = (formula, shown, expected) => {
  const value = latex(formula);
  console.log(formula.padEnd(14), 'shows', String(shown).padEnd(8), 'is', value);
  if (Number.isNaN(expected)) assert.ok(Number.isNaN(value));
  else assert.ok(Math.abs(value - expected) < 1e-9);
};
seen('\\sqrt[3]{8}', 2, 8 * Math.sqrt(3));
seen('\\sqrt{16}', 4, 4);
seen('2^10', 1024, 0);
seen('2^{10}', 1024, 1024);
seen('2^12', 4096, 4);
seen('\\cos 2^2', Math.cos(4).toFixed(4), Math.cos(2) ** 2);
seen('\\frac{1}{2}!', 0.8862, 0.5);
seen('\\log 100', 2, NaN);
seen('\\exp(1)', 2.7183, NaN);
assert.equal(evaluatex('2^10')(), 1024);
JS
node check.cjs
