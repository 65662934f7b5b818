#!/usr/bin/env bash
# Package: string-comparison@1.3.0 (jaroWinkler.distance)
# Behaviour: distance is the Jaro similarity without the bonus for a common beginning: 1 for equal texts, 0 for texts
#   without a common letter. For the five other normalized measures it is 1 - similarity; levenshtein and lcs count edits.
# Common guess: as the README defines, a distance is 0 when the texts are identical, and grows as they differ.
# Seen: 'gradient' to itself has the distance 1, to 'gradeint' 0.958 and to 'zzz' 0. The nearest of three candidates to a
#   misspelt word is, by jaroWinkler.distance, the one that shares nothing with it; every other measure, and jaroWinkler's
#   own sortMatch, finds the right one.
# Why it matters: measures are exchanged for each other behind one interface. With this one, "accept if the distance is
#   at most 0.2" takes the wrong answers and refuses the right one.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts string-comparison@1.3.0
cat > check.mjs <<'JS'
import assert from 'node:assert/strict';
import measures from 'string-comparison';
const names = ['cosine', 'jaccardIndex', 'metricLcs', 'levenshtein', 'lcs', 'jaroWinkler'];
const word = 'gradeint';
const candidates = ['gradient', 'gradually', 'zzz'];
const nearest = (measure) =>
  candidates.reduce((best, one) => (measure.distance(word, one) < measure.distance(word, best) ? one : best));
for (const name of names) {
  const measure = measures[name];
  const same = measure.distance('gradient', 'gradient');
  console.log(name, 'distance of equal texts', same, 'nearest to', word, nearest(measure));
  assert.equal(same, name === 'jaroWinkler' ? 1 : 0);
  assert.equal(nearest(measure), name === 'jaroWinkler' ? 'zzz' : 'gradient');
}
const { jaroWinkler } = measures;
console.log('to gradeint', jaroWinkler.distance('gradient', word), 'similarity', jaroWinkler.similarity('gradient', word));
assert.equal(jaroWinkler.distance('gradient', 'zzz'), 0);
assert.ok(Math.abs(jaroWinkler.distance('gradient', word) - 0.9583) < 1e-3);
assert.equal(jaroWinkler.similarity('gradient', word), 0.975);
assert.equal(jaroWinkler.sortMatch(word, candidates).at(-1).member, 'gradient');
JS
node check.mjs
