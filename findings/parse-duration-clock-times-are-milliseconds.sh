#!/usr/bin/env bash
# Package: parse-duration@2.1.9
# Behaviour: every number in the text counts. A first one without a unit is of milliseconds, one that follows a unit
#   is of the next smaller unit, whatever stands between them. A comma between digits is struck out, and only a minus
#   at the very start counts, for all of the text.
# Common guess: what is not in the form of a duration is null, as plain words are; 1,5h is one and a half hours or
#   null; a range or a fraction is no duration.
# Seen: "1:30" is 1.03 milliseconds, "0:45" 0.045. "1/2h" is two hours and a millisecond, "10-20min" a little more
#   than 20 minutes, "1,5h" 15 hours, "1h -15m" an hour and a quarter.
# Why it matters: people write time limits as 1:30 and, in half of Europe, as 1,5h. A limit of a millisecond or of 15
#   hours is set without an error.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts parse-duration@2.1.9
cat > check.mjs <<'JS'
import assert from 'node:assert/strict';
import parse from 'parse-duration';
const minutes = (text) => parse(text) / 60000;
for (const [text, expected] of [
  ['1h30', 90],
  ['1:30', 1.03 / 60000],
  ['0:45', 0.045 / 60000],
  ['1/2h', 120 + 1 / 60000],
  ['10-20min', 20 + 10 / 60000],
  ['1.5h', 90],
  ['1,5h', 900],
  ['0,5h', 300],
  ['1h -15m', 75],
  ['-1h 15m', -75],
]) {
  console.log(`"${text}" is ${minutes(text)} minutes`);
  assert.ok(Math.abs(minutes(text) - expected) < 1e-3 * Math.abs(expected));
}
assert.equal(parse('an hour'), null);
JS
node check.mjs
