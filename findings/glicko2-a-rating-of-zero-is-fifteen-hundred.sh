#!/usr/bin/env bash
# Package: glicko2@1.2.2
# Behaviour: a rating, a deviation or a volatility of 0 counts as not given and becomes the default. A score is whatever number is
#   given: 2 is more than a win, without a word.
# Common guess: what is given is taken; ratings that were saved come back as they were. Scores outside of 0 to 1 are refused.
# Seen: makePlayer(0, 200, 0.06) has rating 1500, makePlayer(1, 200, 0.06) has 1. Deviation 0, a fixed reference (an item of known
#   difficulty), becomes 350, the most uncertain there is. A score of 2 takes two equal players 472 points apart.
# Why it matters: on a scale whose middle is 0, as ability scales have it, everybody who stands exactly there is moved to the top
#   when the table is read again; and anchors drift.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts glicko2@1.2.2
cat > check.cjs <<'JS'
const assert = require('node:assert');
const { Glicko2 } = require('glicko2');
const players = new Glicko2({ tau: 0.5, rating: 1500, rd: 350, vol: 0.06 });
const made = (...given) => {
  const player = players.makePlayer(...given);
  const back = [player.getRating(), player.getRd(), player.getVol()].map((value) => Number(value.toFixed(6)));
  console.log(String(given).padEnd(16), 'is', String(back));
  return back;
};
assert.deepEqual(made(1, 200, 0.06), [1, 200, 0.06]);
assert.deepEqual(made(0, 200, 0.06), [1500, 200, 0.06]);
assert.deepEqual(made(1500, 0, 0.06), [1500, 350, 0.06]);
assert.deepEqual(made(1500, 200, 0), [1500, 200, 0.06]);
const apart = (score) => {
  const two = new Glicko2({ tau: 0.5 });
  const [a, b] = [two.makePlayer(1500, 200, 0.06), two.makePlayer(1500, 200, 0.06)];
  two.updateRatings([[a, b, score]]);
  console.log('score', score, 'ends', Math.round(a.getRating()), 'to', Math.round(b.getRating()));
  return Math.round(a.getRating() - b.getRating());
};
assert.ok(apart(1) < 200);
assert.ok(apart(2) > 450);
JS
node check.cjs
