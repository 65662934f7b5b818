#!/usr/bin/env bash
# Package: iso8601-duration@2.1.4 (parse, toSeconds, end)
# Behaviour: parse takes the first duration that it finds anywhere in the text. What stands before and behind it, a
#   minus as well, is overlooked.
# Common guess: a negative duration is negative, or is refused, as P-1D and other things that are no durations are.
# Seen: -PT30M is 1800 seconds, and end moves a date half an hour ahead. PT1H30 (the unit of minutes is missing) is an
#   hour, P1DT2X a day, "at most PT2H or so" two hours. P1H is an error.
# Why it matters: Temporal and other libraries write negative durations with a minus in front. An extension taken back
#   lengthens the deadline twice, and a typing error shortens a limit instead of being reported.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts iso8601-duration@2.1.4
cat > check.cjs <<'JS'
const assert = require('node:assert/strict');
const { parse, toSeconds, end } = require('iso8601-duration');
for (const [text, seconds] of [
  ['PT30M', 1800],
  ['-PT30M', 1800],
  ['PT1H30', 3600],
  ['P1DT2X', 86400],
  ['at most PT2H or so', 7200],
]) {
  console.log(text, 'is', toSeconds(parse(text)), 'seconds');
  assert.equal(toSeconds(parse(text)), seconds);
}
const noon = new Date('2026-01-31T12:00:00Z');
console.log('noon and -PT30M:', end(parse('-PT30M'), noon).toISOString());
assert.equal(end(parse('-PT30M'), noon).toISOString(), '2026-01-31T12:30:00.000Z');
for (const text of ['P1H', 'P-1D', 'PT']) assert.throws(() => parse(text), { message: /invalid/ }, text);
JS
node check.cjs
