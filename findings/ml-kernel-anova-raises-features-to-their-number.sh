#!/usr/bin/env bash
# Package: ml-kernel@4.0.0
# Behaviour: the ANOVA kernel raises the first feature to the power of 1, the second to 2, the third to 3 and so on, where the
#   formula means the first, second and third feature. So its value depends on the order of the columns.
# Common guess: the sum over the features of exp(-sigma (x - y)^2), to the degree, as in the books.
# Seen: for (1, 2) and (3, 4) with sigma and degree 1 the kernel is 0.0183, half of 0.0366. (0, 1) and (1, 1) differ in the
#   first feature by 1: 1.37, right. (1, 0, 2) and (1, 0, 3) differ in the third by 1: 2.00 instead of 2.37. With the third
#   feature first: 2.37. The last feature at -1 and 1 counts as equal if it is the second.
# Why it matters: support vector machines and Gaussian processes take kernels by name. Later columns are made incomparably
#   larger, or lose their sign, and the model changes when the columns are reordered.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts ml-kernel@4.0.0
cat > check.cjs <<'JS'
const assert = require('node:assert');
const made = require('ml-kernel');
const Kernel = made.Kernel ?? made.default ?? made;

const kernel = (left, right, options = { sigma: 1, degree: 1 }) => {
  const table = new Kernel('anova', options).compute([left, right]);
  return (table.to2DArray?.() ?? table)[0][1];
};
const defined = (left, right, { sigma, degree } = { sigma: 1, degree: 1 }) =>
  left.reduce((sum, value, k) => sum + Math.exp(-sigma * (value - right[k]) ** 2) ** degree, 0);
const powers = (list) => list.map((value, k) => value ** (k + 1));
const pairs = [
  [[1, 2], [3, 4]],
  [[0, 1], [1, 1]],
  [[1, 0, 2], [1, 0, 3]],
  [[2, 1, 0], [3, 1, 0]],
  [[5, 1], [5, -1]],
  [[1, 5], [-1, 5]],
];
const seen = pairs.map(([left, right]) => {
  const value = kernel(left, right);
  const formula = defined(left, right).toFixed(4);
  console.log(JSON.stringify(left).padEnd(8), JSON.stringify(right).padEnd(8), 'kernel', value.toFixed(4), 'formula', formula);
  assert.ok(Math.abs(value - defined(powers(left), powers(right))) < 1e-12);
  return value.toFixed(4);
});
assert.deepEqual(seen, ['0.0183', '1.3679', '2.0000', '2.3679', '2.0000', '1.0183']);
const formula = pairs.map(([left, right]) => defined(left, right).toFixed(4));
assert.deepEqual(formula, ['0.0366', '1.3679', '2.3679', '2.3679', '1.0183', '1.0183']);
const other = { sigma: 0.5, degree: 2 };
assert.ok(Math.abs(kernel([0.5, 0.2], [0.1, 0.9], other) - defined([0.5, 0.04], [0.1, 0.81], other)) < 1e-12);
JS
node check.cjs
