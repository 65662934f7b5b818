#!/usr/bin/env bash
# Package: damerau-levenshtein@1.0.8; talisman@1.1.4 (metrics/damerau-levenshtein); with mnemonist@0.40.3 (BKTree)
# Behaviour: both compute the restricted distance, in which what has been exchanged may not be edited again. It is not the
#   distance of the name, and not a distance at all: a way round can be shorter.
# Common guess: the Damerau-Levenshtein distance, a metric, as the name and talisman's heading (metrics) say.
# Seen: ca to abc is 3 for both; the distance is 2 (ca, ac, abc). From ca to ac is 1, from ac to abc is 1. A BK tree of the
#   39 words of up to three of the letters a, b and c, with each word as its root in turn, leaves out 95 words that are
#   one edit away from what is searched; with levenshtein it leaves out none.
# Why it matters: a BK or VP tree takes a metric and cannot tell. Suggestions for misspelt words and near duplicates of
#   answers are missing, by the order in which the words were put in.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts damerau-levenshtein@1.0.8 talisman@1.1.4 mnemonist@0.40.3
cat > check.cjs <<'JS'
const assert = require('node:assert/strict');
const damerau = require('damerau-levenshtein');
const BKTree = require('mnemonist/bk-tree');
const restricted = require('talisman/metrics/damerau-levenshtein');
const levenshtein = require('talisman/metrics/levenshtein');
for (const [a, b, steps] of [['ca', 'ac', 1], ['ac', 'abc', 1], ['ca', 'abc', 3]]) {
  console.log(a, b, 'damerau-levenshtein', damerau(a, b).steps, 'talisman', restricted(a, b));
  assert.equal(damerau(a, b).steps, steps);
  assert.equal(restricted(a, b), steps);
}
const letters = ['', 'a', 'b', 'c'];
const all = letters.flatMap((x) => letters.flatMap((y) => letters.map((z) => x + y + z)));
const words = [...new Set(all)].filter((word) => word !== '');
const overlooked = (measure) => {
  let missing = 0;
  for (const root of words) {
    const tree = BKTree.from([root, ...words.filter((word) => word !== root)], measure);
    for (const query of words) {
      const found = new Set(tree.search(1, query).map(({ item }) => item));
      missing += words.filter((word) => measure(query, word) <= 1 && !found.has(word)).length;
    }
  }
  return missing;
};
const counts = { damerau: overlooked((a, b) => damerau(a, b).steps), talisman: overlooked(restricted) };
console.log('words', words.length, 'overlooked', counts, 'with levenshtein', overlooked(levenshtein));
assert.ok(counts.damerau > 0 && counts.damerau === counts.talisman);
assert.equal(overlooked(levenshtein), 0);
JS
node check.cjs
