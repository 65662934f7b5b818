#!/usr/bin/env bash
# Package: rrule@2.8.1 (toText, isFullyConvertibleToText, fromText)
# Behaviour: a rule that is said to be fully convertible loses parts in its text: the minute, and which of several
#   days of a month is meant. Reading a text stops at what it does not know without an error, a number after "for" is
#   a count of times whatever unit follows, and a last day counts up to its midnight at the start.
# Common guess: isFullyConvertibleToText means that nothing is lost; text that is not understood is an error, as
#   "every other week" is.
# Seen: daily at 9:30 is "every day at 9", the last Monday or Tuesday of a month is "every month on Monday, Tuesday".
#   "every day except sunday" is every day, "every day at 9:30" is at 9, "every day for 3 weeks" three days. A rule
#   until 5 March, 23:59, has four days, and read from its own text three.
# Why it matters: reminders and deadlines are shown to students as text and typed by teachers as text. Both look right
#   and are another plan.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts rrule@2.8.1
cat > check.cjs <<'JS'
const assert = require('node:assert/strict');
const { RRule } = require('rrule');
const { DAILY, MONTHLY, MO, TU } = RRule;
for (const [options, expected] of [
  [{ freq: DAILY, byhour: [9], byminute: [30] }, 'every day at 9'],
  [{ freq: MONTHLY, byweekday: [MO, TU], bysetpos: [-1] }, 'every month on Monday, Tuesday'],
]) {
  const rule = new RRule(options);
  console.log(rule.toString(), 'fully convertible:', rule.isFullyConvertibleToText(), '- text:', rule.toText());
  assert.equal(rule.isFullyConvertibleToText(), true);
  assert.equal(rule.toText(), expected);
}
for (const [text, expected] of [
  ['every day except sunday', 'RRULE:FREQ=DAILY'],
  ['every day at 9:30', 'RRULE:FREQ=DAILY;BYHOUR=9'],
  ['every day for 3 weeks', 'RRULE:FREQ=DAILY;COUNT=3'],
  ['every day in January and February', 'RRULE:FREQ=DAILY'],
]) {
  console.log(`"${text}" is read as`, RRule.fromText(text).toString());
  assert.equal(RRule.fromText(text).toString(), expected);
}
assert.throws(() => RRule.fromText('every other week'));

const dtstart = new Date('2026-03-02T23:59:00Z');
const rule = new RRule({ freq: DAILY, dtstart, until: new Date('2026-03-05T23:59:00Z') });
const again = new RRule({ ...RRule.parseText(rule.toText()), dtstart });
console.log(rule.toText(), '- days', rule.all().length, 'read from the text', again.all().length);
assert.deepEqual([rule.all().length, again.all().length], [4, 3]);
JS
node check.cjs
