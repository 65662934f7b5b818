#!/usr/bin/env bash
# Package: chrono-node@2.10.3 (chrono.fr)
# Behaviour: of a French date in words, the part that the rules do not know is passed over and the part that is left
#   is a date of its own. après-demain has demain in it, demain à midi is demain, and lundi en huit is lundi, the one
#   that is nearest, also in the past.
# Common guess: a text that is not understood as a whole gives null, as fin du mois and minuit do; the English and the
#   French rules know the same things.
# Seen: on Wednesday 4 March at 10:00, "après-demain" is Thursday (English "the day after tomorrow" is Friday),
#   "demain à midi" tomorrow at 10:00 ("tomorrow at noon" is at 12:00), "lundi en huit" Monday 2 March, two days ago.
#   "12 h 30" with its spaces is nothing, 12h30 is right.
# Why it matters: deadlines typed in French come out a day early or at the time of typing, and a correct answer for
#   demain and for "le 6 mars à 14h30" makes one trust the others.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts chrono-node@2.10.3
cat > check.mjs <<'JS'
import assert from 'node:assert/strict';
import * as chrono from 'chrono-node';
process.env.TZ = 'UTC';
const now = new Date('2026-03-04T10:00:00Z');
const read = (language, text) => {
  const date = chrono[language].parseDate(text, now)?.toISOString().slice(0, 16) ?? null;
  console.log(language, `"${text}"`, date);
  return date;
};
assert.equal(read('en', 'the day after tomorrow').slice(0, 10), '2026-03-06');
assert.equal(read('fr', 'après-demain').slice(0, 10), '2026-03-05');
assert.equal(read('fr', 'demain').slice(0, 10), '2026-03-05');
assert.equal(read('en', 'tomorrow at noon'), '2026-03-05T12:00');
assert.equal(read('fr', 'demain à midi'), '2026-03-05T10:00');
assert.equal(read('fr', 'lundi en huit').slice(0, 10), '2026-03-02');
assert.equal(read('fr', 'fin du mois'), null);
assert.equal(read('fr', 'minuit'), null);
assert.equal(read('fr', '12 h 30'), null);
assert.equal(read('fr', '12h30'), '2026-03-04T12:30');
assert.equal(read('fr', 'le 6 mars à 14h30'), '2026-03-06T14:30');
JS
node check.mjs
