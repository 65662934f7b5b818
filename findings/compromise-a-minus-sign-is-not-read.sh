#!/usr/bin/env bash
# Package: compromise@14.17.0 (numbers().get())
# Behaviour: the value of a number in digits is what is left when signs and letters are taken off; the words minus and
#   negative are read. A number in exponent notation is two numbers, and a decimal comma is left out.
# Common guess: what reads 'two thirds' and 'minus five' reads -5 and 1e-3.
# Seen: 'It is -5', with a hyphen or with the minus sign, is 5; 'a loss of -0.5' is 0.5; 'between -1 and 1' is twice 1.
#   'minus 5' is -5. 1e-3 is 1 and 3, 5k is 5, 12,5 is 125. A half written 1/2 is 1 among numbers, and 0.5 among fractions.
# Why it matters: numbers in answers are compared with a tolerance. A correlation of -0.8 is read as 0.8 and a learning
#   rate of 1e-3 as 1; the words, which are tried when the library is chosen, come out right.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts compromise@14.17.0
cat > check.cjs <<'JS'
const assert = require('node:assert/strict');
const nlp = require('compromise');
const values = (text) => {
  const found = nlp(text).numbers().get();
  console.log(text, '-', found);
  return found;
};
assert.deepEqual(values('It is -5'), [5]);
assert.deepEqual(values('It is \u22125'), [5]);
assert.deepEqual(values('a loss of -0.5'), [0.5]);
assert.deepEqual(values('between -1 and 1'), [1, 1]);
assert.deepEqual(values('It is minus 5'), [-5]);
assert.deepEqual(values('negative five'), [-5]);
assert.deepEqual(values('It is 1e-3'), [1, 3]);
assert.deepEqual(values('It is 5k'), [5]);
assert.deepEqual(values('It is 12,5'), [125]);
assert.deepEqual(values('It is 1/2'), [1]);
assert.equal(nlp('It is 1/2').fractions().json()[0].fraction.decimal, 0.5);
assert.deepEqual(values('two and a half'), [2.5]);
JS
node check.cjs
