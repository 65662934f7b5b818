#!/usr/bin/env bash
# Package: asciimath-parser@0.6.11 (AsciiMath.toTex), beside asciimath2tex@1.5.0 and asciimath-to-latex@0.5.1
# Behaviour: a quotient takes what stands next to the stroke: one symbol or one bracket, and on the right a further
#   quotient. A name and the bracket behind it are two things, also for functions that AsciiMath knows. 'pp', short for a
#   partial derivative of what follows, is found inside words; so the names partial and approx, which are in the language,
#   are taken apart.
# Common guess: the same grammar as AsciiMath and the two other packages, which say 'a over b' for what is typed so; the
#   README warns of precedence in general.
# Seen: 8/4/2 is \frac{8}{\frac{4}{2}}, that is 4 and not 1. f(x)/g(x) is f times x over g times x; exp(-x)/2 is exp of
#   -x/2, sin x/2 the sine of x/2, where the others have (sin x)/2. 'partial f' is a fraction of a fraction of i and al,
#   times f. None is an error, and KaTeX sets all of it.
# Why it matters: the value of a formula changes between a preview made with one package and a page made with another.
#   Sigmoids, ratios of logarithms and partial derivatives, the formulas of this field, are all of this kind.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts asciimath-parser@0.6.11 asciimath2tex@1.5.0 asciimath-to-latex@0.5.1
cat > check.mjs <<'JS'
import assert from 'node:assert/strict';
import AsciiToTex from 'asciimath2tex';
import convert from 'asciimath-to-latex';
import { AsciiMath } from 'asciimath-parser';
const parser = new AsciiMath({ display: false });
const [other, third] = [new AsciiToTex(), convert.asciimathToLatex ?? convert.default ?? convert];
const tex = (text) => {
  const result = parser.toTex(text);
  console.log(text, '-', result, '- asciimath2tex:', other.parse(text), '- asciimath-to-latex:', third(text));
  return result.replace(/\s/g, '');
};
assert.equal(tex('8/4/2'), '\\frac{8}{\\frac{4}{2}}');
assert.equal(other.parse('8/4/2').replace(/\s/g, ''), '\\frac{8}{4}/2');
assert.equal(tex('f(x)/g(x)'), 'f\\frac{x}{g}\\left(x\\right)');
assert.equal(tex('exp(-x)/2'), '\\exp\\frac{-x}{2}');
assert.equal(tex('sin x/2'), '\\sin\\frac{x}{2}');
assert.equal(other.parse('sin x/2'), '\\frac{\\sin{x}}{2}');
assert.equal(tex('ln(x)/ln(2)'), '\\ln\\frac{x}{\\ln}\\left(2\\right)');
assert.equal(tex('partial f'), '\\frac{\\partiali}{\\partialal}f');
assert.equal(tex('x approx 1'), 'xa\\frac{\\partialro}{\\partialx}1');
assert.equal(other.parse('partial f'), '\\partial f');
JS
node check.mjs
