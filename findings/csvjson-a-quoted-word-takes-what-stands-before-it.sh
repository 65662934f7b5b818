#!/usr/bin/env bash
# Package: csvjson@5.1.0
# Behaviour: with the option quote, a quote that is written twice inside a value, as CSV has it, throws away all that stands before it
#   in the value. The value that is returned is what follows the last one. Values without quotes inside are right.
# Common guess: "" is one quote, or two, or the value ends there.
# Seen: of 'say "hi" now' the rest is 'now', of 'a 5" pipe' it is 'pipe', and of 'the answer is "42"' the empty text. The number of
#   columns and rows is right, in toObject and in toArray.
# Why it matters: questions and answers quote words, and every spreadsheet doubles the quotes. The start of the answer is lost
#   without an error.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts csvjson@5.1.0
cat > check.cjs <<'JS'
const assert = require('node:assert');
const { toArray, toObject } = require('csvjson');

const read = (value) => {
  const text = `answer,points\n"${value.replaceAll('"', '""')}",3\n`;
  const rows = toObject(text, { quote: '"' });
  console.log(JSON.stringify(text).padEnd(60), JSON.stringify(rows));
  assert.equal(rows.length, 1);
  assert.equal(rows[0].points, '3');
  assert.deepEqual(toArray(text, { quote: '"' }), [['answer', 'points'], [rows[0].answer, '3']]);
  return rows[0].answer;
};
assert.equal(read('yes, and no'), 'yes, and no');
assert.equal(read('plain'), 'plain');
assert.equal(read('say "hi" now'), 'now');
assert.equal(read('a 5" pipe'), 'pipe');
assert.equal(read('the answer is "42"'), '');
JS
node check.cjs
