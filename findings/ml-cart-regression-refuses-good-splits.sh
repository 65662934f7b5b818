#!/usr/bin/env bash
# Package: ml-cart@2.1.1 (DecisionTreeRegression)
# Behaviour: a regression tree keeps a split only if the squared error that is left AFTER it is greater than
#   gainThreshold (0 by default) and different from the parent's. The quantity is treated as a gain, but it is an
#   error: the better the split, the surer it is refused. A step that one cut separates perfectly is not cut at all.
# Common guess: [0,0,10,10] over x = 0..3 is learnt as 0,0,10,10; a threshold stops splits that gain too little.
# Seen: every prediction is the overall mean, 5, for any gainThreshold, also a negative one. With a little noise
#   added the same tree finds the step. With minNumSamples 1 a straight line is still predicted in averaged pairs,
#   since the last cut leaves no error. With gainThreshold 0.01, targets between 0 and 0.1 (rates, losses) are not
#   split at all; times 1000 they are.
# Why it matters: a lesson or a grader that trains a reference tree on clean synthetic data gets a constant, and
#   with a threshold the unit of the target changes the shape of the tree.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts ml-cart@2.1.1
cat > check.cjs <<'JS'
const assert = require('node:assert');
const { DecisionTreeRegression } = require('ml-cart');
const fit = (y, options) => {
  const x = y.map((_, i) => i);
  const tree = new DecisionTreeRegression({ minNumSamples: 1, ...options });
  tree.train(x, y);
  return tree.predict(x).map((v) => Number(v.toFixed(4)));
};
const step = [0, 0, 10, 10];
for (const gainThreshold of [undefined, 0, 0.01, -1]) {
  console.log('clean step, threshold', gainThreshold, fit(step, { gainThreshold }));
  assert.deepEqual(fit(step, { gainThreshold }), [5, 5, 5, 5]);
}
const noisy = fit([0, 0.5, 10, 10.5]);
console.log('noisy step            ', noisy);
assert.ok(noisy[0] < 1 && noisy[3] > 9);
console.log('straight line 0..3    ', fit([0, 1, 2, 3]));
assert.deepEqual(fit([0, 1, 2, 3]), [0.5, 0.5, 2.5, 2.5]);

const rates = [0.01, 0.02, 0.08, 0.09];
const strict = { gainThreshold: 0.01 };
console.log('rates                 ', fit(rates, strict));
console.log('rates times 1000      ', fit(rates.map((r) => r * 1000), strict));
assert.deepEqual(fit(rates, strict), [0.05, 0.05, 0.05, 0.05]);
assert.deepEqual(fit(rates.map((r) => r * 1000), strict), [15, 15, 85, 85]);
JS
node check.cjs
