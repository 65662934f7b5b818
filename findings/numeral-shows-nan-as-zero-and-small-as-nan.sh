#!/usr/bin/env bash
# Package: numeral@2.0.6 (format, value)
# Behaviour: a value that is NaN or missing is formatted as 0, and Infinity and values below a millionth, which
#   JavaScript writes with an exponent, as NaN. Texts with an exponent without a sign lose the letter e and are one
#   number of all their digits.
# Common guess: NaN is shown as NaN, and 1e-7 with three decimals as 0.000; 1e3 is 1000.
# Seen: a loss of NaN is 0.000, one of Infinity NaN, and a learning rate of 1e-7 NaN, also with the format for 0.000.
#   "1e3" is 13 and "1E5" is 15, while "1e-3" is 0.001. "12 of 20" is 1220.
# Why it matters: a training that has blown up shows the loss that everybody wishes for, and one that is nearly
#   perfect shows NaN. Batch sizes and rates that are typed with an exponent are other numbers.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts numeral@2.0.6
cat > check.cjs <<'JS'
const assert = require('node:assert/strict');
const numeral = require('numeral');
for (const [value, expected] of [
  [NaN, '0.000'],
  [undefined, '0.000'],
  [Infinity, 'NaN'],
  [1e-7, 'NaN'],
  [2e-6, '0.000'],
  [0.0004, '0.000'],
]) {
  const shown = numeral(value).format('0.000');
  console.log(value, 'with three decimals is', shown);
  assert.equal(shown, expected);
}
const texts = { '1e3': 13, '1E5': 15, '1e-3': 0.001, '2.5e-4': 0.00025, '12 of 20': 1220, '1,000': 1000 };
for (const [text, expected] of Object.entries(texts)) {
  const read = numeral(text).value();
  console.log(`"${text}" is read as`, read);
  assert.equal(read, expected);
}
JS
node check.cjs
