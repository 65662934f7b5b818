#!/usr/bin/env bash
# Package: vectorious@6.1.14
# Behaviour: a transpose shows its rows and columns turned, also in sums, products and determinants. But solve, inv, augment,
#   map, get and set go through the elements as the original has them in memory.
# Common guess: transpose() or .T is the transpose for every method, as its own text shows it.
# Seen: the transpose of [[1,2],[3,5]] solved for (1, 0) is (-5, 3), where (-5, 2) is right; its inverse is that of the
#   original; its product with that "inverse" is not the identity; map with the identity makes [[1,4],[2,5],[3,6]]
#   [[1,2],[3,4],[5,6]]. A matrix made of the same rows, or a copy() of the transpose, has them right. set(0, 1, 99) changes the
#   element in row 1 and column 0.
# Why it matters: gradients and least squares are full of transposes. Square systems give no error about shapes, and the answer
#   looks like one.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts vectorious@6.1.14
cat > check.mjs <<'JS'
import assert from 'node:assert';
import { array } from 'vectorious';

const rounded = (matrix) => matrix.toArray().map((row) => row.map((value) => Math.round(value * 1e9) / 1e9 + 0));
const square = () => array([[1, 2], [3, 5]]);
const plain = () => array([[1, 3], [2, 5]]);
const side = () => array([[1], [0]]);
assert.deepEqual(square().T.toArray(), plain().toArray());
const ways = { T: () => square().T, 'transpose()': () => square().transpose(), 'T.copy()': () => square().T.copy(),
  'same rows': plain };
for (const [name, made] of Object.entries(ways)) {
  const solution = rounded(made().solve(side()));
  const inverse = rounded(made().inv());
  const identity = rounded(made().multiply(array(inverse)));
  const shown = [solution, inverse, identity].map((value) => JSON.stringify(value));
  console.log(name.padEnd(12), 'solved', shown[0], 'inverse', shown[1], 'product', shown[2]);
  const right = name === 'T.copy()' || name === 'same rows';
  // By hand: x + 3y = 1 and 2x + 5y = 0 hold for x = -5, y = 2 and not for x = -5, y = 3.
  assert.deepEqual(solution, right ? [[-5], [2]] : [[-5], [3]]);
  assert.deepEqual(inverse, right ? [[-5, 3], [2, -1]] : [[-5, 2], [3, -1]]);
  assert.deepEqual(inverse, rounded((right ? plain() : square()).inv()));
  assert.equal(JSON.stringify(identity) === '[[1,0],[0,1]]', right);
}
const wide = () => array([[1, 2, 3], [4, 5, 6]]);
assert.deepEqual(wide().T.toArray(), [[1, 4], [2, 5], [3, 6]]);
const mapped = wide().T.map((value) => value).toArray();
console.log('map         ', JSON.stringify(mapped));
assert.deepEqual(mapped, [[1, 2], [3, 4], [5, 6]]);
assert.deepEqual(wide().T.copy().map((value) => value).toArray(), [[1, 4], [2, 5], [3, 6]]);
assert.deepEqual(wide().T.augment(array([[7], [8], [9]])).toArray(), [[1, 2, 7], [3, 4, 8], [5, 6, 9]]);
assert.deepEqual(wide().T.copy().augment(array([[7], [8], [9]])).toArray(), [[1, 4, 7], [2, 5, 8], [3, 6, 9]]);
const written = square().T;
written.set(0, 1, 99);
console.log('set(0, 1)   ', JSON.stringify(written.toArray()), 'get(0, 1)', written.get(0, 1));
assert.deepEqual(written.toArray(), [[1, 3], [99, 5]]);
assert.equal(written.get(0, 1), 99);
assert.deepEqual([wide().T.get(0, 1), wide().T.get(2, 0)], [2, 5]);
assert.deepEqual([wide().T.copy().get(0, 1), wide().T.copy().get(2, 0)], [4, 3]);
// What takes the turned places into account.
assert.deepEqual(wide().T.add(array([[10, 20], [30, 40], [50, 60]])).toArray(), [[11, 24], [32, 45], [53, 66]]);
assert.deepEqual(wide().T.multiply(array([[1], [1]])).toArray(), [[5], [7], [9]]);
assert.equal(Math.round(square().T.det()), -1);
JS
node check.mjs
