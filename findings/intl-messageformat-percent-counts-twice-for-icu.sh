#!/usr/bin/env bash
# Package: intl-messageformat@12.1.5
# Behaviour: the skeleton ::percent multiplies by 100, as Intl does; in ICU it only adds the sign, and a share is written
#   ::percent scale/100. Here both count. A number in plain braces is put in as JavaScript writes it; ICU formats it for
#   the language.
# Common guess: the syntax is ICU's, so a message gives the same text as in ICU for C or Java and in translators' tools.
# Seen: {p, number, ::percent scale/100} of 0.95 is 9,500%, in ICU 95%; with ::percent it is 95%, in ICU 0.95%. In French
#   {n} of 1234.5 is 1234.5, in ICU as with {n, number}: 1 234,5. scale/100 alone agrees: 95. All of it is without a word.
# Why it matters: messages and translations are shared between a server and a page, and skeletons are copied from ICU's
#   guide. A score of 95% is shown as 9,500% by one of the two, and French pages have English decimals.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts intl-messageformat@12.1.5
cat > check.mjs <<'JS'
import assert from 'node:assert/strict';
import { IntlMessageFormat } from 'intl-messageformat';
const text = (message, language, values) => {
  const result = String(new IntlMessageFormat(message, language).format(values)).replace(/[\u00a0\u202f]/g, ' ');
  console.log(message, language, values, '-', result);
  return result;
};
assert.equal(text('{p, number, ::percent scale/100}', 'en', { p: 0.95 }), '9,500%');
assert.equal(text('{p, number, ::percent}', 'en', { p: 0.95 }), '95%');
assert.equal(text('{p, number, ::scale/100}', 'en', { p: 0.95 }), '95');
assert.equal(text('{p, number, ::scale/100 .00}', 'en', { p: 0.95 }), '95.00');
assert.equal(text('{n}', 'fr', { n: 1234.5 }), '1234.5');
assert.equal(text('{n, number}', 'fr', { n: 1234.5 }), '1 234,5');
assert.equal(text('{n, plural, one {# point} other {# points}}', 'fr', { n: 1234.5 }), '1 234,5 points');
JS
node check.mjs
