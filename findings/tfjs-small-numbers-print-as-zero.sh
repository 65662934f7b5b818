#!/usr/bin/env bash
# Package: @tensorflow/tfjs-core@4.22.0 (Tensor.toString, print)
# Behaviour: the elements of a tensor are printed with seven digits after the point and no exponent, so anything
#   smaller than half of 1e-7 is shown as 0, even if all elements are so small. A scalar is printed in full.
# Common guess: as in Python, small values are shown with an exponent.
# Seen: [3e-8, -4e-10] prints as [0, 0] and [1.4e-7] as [1e-7], with one digit left; the scalar 3e-8 prints as
#   2.99e-8 with all its digits. dataSync and arraySync have them too.
# Why it matters: a student who prints a vanishing gradient, a p-value or a learning rate sees exactly zero and
#   looks for a dead unit, which is another lesson.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts @tensorflow/tfjs-core@4.22.0 @tensorflow/tfjs-backend-cpu@4.22.0
cat > check.cjs <<'JS'
const assert = require('node:assert');
const tf = require('@tensorflow/tfjs-core');
require('@tensorflow/tfjs-backend-cpu');
const text = (values) => tf.tensor(values).toString().replace(/\s+/g, ' ');
console.log(text([3e-8, -4e-10]), '|', text([1.4e-7]), '|', text(3e-8));
assert.match(text([3e-8, -4e-10]), /\[0, 0\]/);
assert.match(text([1.4e-7]), /\[1e-7\]/);
assert.match(text(3e-8), /^Tensor 2\.9\d+e-8$/);
assert.equal(tf.tensor([3e-8]).dataSync()[0], Math.fround(3e-8));
JS
node check.cjs
