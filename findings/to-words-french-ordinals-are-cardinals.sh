#!/usr/bin/env bash
# Package: to-words@5.7.0 (locale fr-FR, convert and toOrdinal)
# Behaviour: the ordinals of most compound numbers are their cardinals. cent keeps its plural before mille, where it has none,
#   and quatre-vingts loses its own before millions, where it stays.
# Common guess: a French text of the numbers, since the locale is listed as supported with its ordinals.
# Seen: the 21st is 'Vingt Et Un', the 81st 'Quatre-Vingt-Un' and the 121st 'Cent Vingt Et Un', beside 'Neuvième' and 'Cent
#   Premier' for the 101st (cent unième). 200000 is 'Deux Cents Mille', and 80000000 'Quatre-Vingt Millions'.
# Why it matters: numbers are written out for who hears a page, and on certificates. Up to the 20th the ordinals are right, and
#   a course is rarely tried with more lessons or ranks.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts to-words@5.7.0
cat > check.cjs <<'JS'
const assert = require('node:assert');
const { ToWords } = require('to-words');
const french = new ToWords({ localeCode: 'fr-FR' });
const seen = (number, ordinal, expected) => {
  const text = ordinal ? french.toOrdinal(number) : french.convert(number);
  console.log(String(number).padStart(9), ordinal ? 'as ordinal' : 'as cardinal', text);
  assert.equal(text, expected);
};
for (let n = 2; n <= 20; n++) assert.match(french.toOrdinal(n), /ième$/);
seen(9, true, 'Neuvième');
seen(21, true, 'Vingt Et Un');
seen(71, true, 'Soixante Et Onze');
seen(81, true, 'Quatre-Vingt-Un');
seen(101, true, 'Cent Premier');
seen(121, true, 'Cent Vingt Et Un');
seen(200, false, 'Deux Cents');
seen(200000, false, 'Deux Cents Mille');
seen(80, false, 'Quatre-Vingts');
seen(80000000, false, 'Quatre-Vingt Millions');
JS
node check.cjs
