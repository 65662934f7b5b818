#!/usr/bin/env bash
# Package: neataptic@1.4.7 (methods.cost, methods.activation)
# Behaviour: MSLE adds differences of logarithms without squaring them, so errors in one direction lower it without
#   end. CROSS_ENTROPY of a prediction that is exactly right is NaN. The derivative of SOFTSIGN is x / (1 + |x|)^2,
#   not 1 / (1 + |x|)^2: it is 0 at 0 and negative below.
# Common guess: a cost is 0 for a perfect prediction and larger for all others; a derivative is the slope of its
#   function.
# Seen: MSLE is 0 for a perfect prediction and -32 for 0.9 and 0.1 in place of 1 and 0. CROSS_ENTROPY is 0.105 for
#   these and NaN for 1 and 0. At -0.5 SOFTSIGN rises by 0.444, and its derivative says -0.222. The other activations
#   have the right slopes.
# Why it matters: the error is what training stops at and what evolution selects by: worse networks win by MSLE, a
#   perfect one is lost as NaN, and units with SOFTSIGN are pushed the wrong way for every negative input.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts neataptic@1.4.7
cat > check.cjs <<'JS'
const assert = require('node:assert/strict');
const { methods } = require('neataptic');
const { MSLE, CROSS_ENTROPY, MSE } = methods.cost;
const target = [1, 0];
for (const [name, cost] of Object.entries({ MSE, MSLE, CROSS_ENTROPY })) {
  console.log(name, 'of 0.9 and 0.1:', cost(target, [0.9, 0.1]), 'of 1 and 0:', cost(target, [1, 0]));
}
assert.equal(MSE(target, target), 0);
assert.equal(MSLE(target, target), 0);
assert.ok(MSLE(target, [0.9, 0.1]) < -30);
assert.ok(CROSS_ENTROPY(target, [0.9, 0.1]) > 0);
assert.ok(Number.isNaN(CROSS_ENTROPY(target, target)));

const step = 1e-6;
const slope = (f, x) => (f(x + step) - f(x - step)) / (2 * step);
const wrong = Object.entries(methods.activation)
  .filter(([, f]) => [-0.5, 0.3, 0.5].some((x) => Math.abs(slope(f, x) - f(x, true)) > 1e-4))
  .map(([name]) => name);
const { SOFTSIGN } = methods.activation;
for (const x of [-0.5, 0, 0.5]) {
  console.log('SOFTSIGN at', x, 'rises by', slope(SOFTSIGN, x).toFixed(3), 'derivative', SOFTSIGN(x, true));
}
console.log('activations with another slope than their derivative:', wrong);
assert.deepEqual(wrong, ['SOFTSIGN']);
assert.ok(slope(SOFTSIGN, -0.5) > 0.44 && SOFTSIGN(-0.5, true) < -0.22);
JS
node check.cjs
