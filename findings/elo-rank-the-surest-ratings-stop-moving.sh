#!/usr/bin/env bash
# Package: elo-rank@1.0.4 (updateRating)
# Behaviour: the new rating is rounded to a whole number. Nothing of it is in the documentation or the types.
# Common guess: the old rating plus K times the difference of the scores.
# Seen: with K = 15 who is 600 points ahead wins a hundred times against the same player and gains nothing; without rounding
#   it is 37 points. With a K of 0.4 no rating ever changes, also between equals (19 points without rounding).
# Why it matters: ratings of questions and students use a small K so that they settle. Here they stop moving instead, the
#   surest ones first.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts elo-rank@1.0.4
cat > check.cjs <<'JS'
const assert = require('node:assert');
const EloRank = require('elo-rank');
const play = (k, strong, weak, times) => {
  const elo = new EloRank(k);
  let [rounded, exact] = [[strong, weak], [strong, weak]];
  for (let i = 0; i < times; i++) {
    const expected = elo.getExpected(...rounded);
    rounded = [elo.updateRating(expected, 1, rounded[0]), elo.updateRating(1 - expected, 0, rounded[1])];
    const gain = k * (1 - elo.getExpected(...exact));
    exact = [exact[0] + gain, exact[1] - gain];
  }
  const show = exact.map((v) => v.toFixed(2)).join(' ');
  console.log(`K ${k}, ${strong} beats ${weak} ${times} times: ${rounded.join(' ')}, without rounding ${show}`);
  return { rounded, exact };
};
const far = play(15, 1800, 1200, 100);
assert.deepEqual(far.rounded, [1800, 1200]);
assert.ok(far.exact[0] > 1830);
const slow = play(0.4, 1500, 1500, 100);
assert.deepEqual(slow.rounded, [1500, 1500]);
assert.ok(slow.exact[0] > 1515);
assert.equal(new EloRank(32).updateRating(0.5, 0.5, 1500.4), 1500);
JS
node check.cjs
