#!/usr/bin/env bash
# Package: icu-minify@4.14.8 (compile, format), beside intl-messageformat@11.2.15; both can stand behind use-intl
# Behaviour: the compiler keeps no offset of a plural and no scale of a number, and the formatter knows no named styles but
#   those that the caller defines: percent, integer, short and the like are then no style at all. A time becomes a date.
#   What is not kept is not reported. null is the word null.
# Common guess: as the README says, the full message syntax is supported, so compiling changes the size and not the text.
# Seen: 'you and # others' with offset 1 says 'you and 2 others' for 2 people where the interpreter says 'you and 1';
#   {n, number, percent} of 0.955 is 0.955 instead of 96%, {n, number, integer} of 2.5 is 2.5, {d, time, short} is the
#   date. {n, number, ::percent} is the same in both.
# Why it matters: compiling is switched on late, for speed, when texts and translations exist and are no longer read. A
#   share is off by a factor of 100 and a count by one, only in production.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts icu-minify@4.14.8 intl-messageformat@11.2.15
cat > check.mjs <<'JS'
import assert from 'node:assert/strict';
import compile from 'icu-minify/compile';
import format from 'icu-minify/format';
import { IntlMessageFormat } from 'intl-messageformat';
const formatters = {
  getDateTimeFormat: (...options) => new Intl.DateTimeFormat(...options),
  getNumberFormat: (...options) => new Intl.NumberFormat(...options),
  getPluralRules: (...options) => new Intl.PluralRules(...options),
};
const both = (message, values) => {
  const compiled = format(compile(message), 'en', values, { formatters, timeZone: 'UTC' });
  const interpreted = new IntlMessageFormat(message, 'en').format(values);
  console.log(message, values, '- compiled:', compiled, '- interpreted:', interpreted);
  return [compiled, interpreted];
};
const people = '{n, plural, offset:1 =1 {you} one {you and # other} other {you and # others}}';
assert.deepEqual(both(people, { n: 1 }), ['you', 'you']);
assert.deepEqual(both(people, { n: 2 }), ['you and 2 others', 'you and 1 other']);
assert.deepEqual(both(people, { n: 5 }), ['you and 5 others', 'you and 4 others']);
assert.deepEqual(both('{n, number, percent}', { n: 0.955 }), ['0.955', '96%']);
assert.deepEqual(both('{n, number, ::percent}', { n: 0.955 }), ['96%', '96%']);
assert.deepEqual(both('{n, number, integer}', { n: 2.5 }), ['2.5', '3']);
assert.deepEqual(both('{n, number, ::scale/100}', { n: 0.95 }), ['0.95', '95']);
const [time, right] = both('{d, time, short}', { d: new Date(2024, 1, 3, 12, 5) });
assert.match(time, /^\d+\/\d+\/2024$/);
assert.match(right, /^12:05/);
assert.deepEqual(both('so {n}', { n: null }), ['so null', 'so ']);
JS
node check.mjs
