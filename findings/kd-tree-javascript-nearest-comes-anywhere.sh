#!/usr/bin/env bash
# Package: kd-tree-javascript@1.0.3 (nearest, the constructor)
# Behaviour: nearest returns the neighbours as they lie in its heap, whose first element is the farthest of them; the
#   others follow in no order of distance. The constructor sorts the caller's list of points into the order of the
#   tree's coordinates.
# Common guess: the nearest neighbour comes first, and the list of points is only read.
# Seen: of 0, 1, 5 and 9, the four neighbours of 4 come as 9, 0, 5, 1, with distances 5, 4, 1 and 3. A list 3, 1, 2 is
#   1, 2, 3 after the tree was made.
# Why it matters: with k of 1 and 2 it looks sorted or just turned round. Weights by rank, "the best match first" and
#   ties by the nearest go wrong from 3 on, and labels in a list of their own no longer belong to their points.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts kd-tree-javascript@1.0.3
cat > check.cjs <<'JS'
const assert = require('node:assert/strict');
const { kdTree: KdTree } = require('kd-tree-javascript');
const distance = (a, b) => Math.abs(a.x - b.x);
const points = (...values) => values.map((x) => ({ x }));
const tree = new KdTree(points(0, 1, 5, 9), distance, ['x']);
for (const k of [1, 2, 3, 4]) {
  const found = tree.nearest({ x: 4 }, k);
  console.log(k, 'neighbours of 4:', found.map(([point, d]) => `${point.x} (${d})`).join(' '));
  assert.equal(found[0][1], Math.max(...found.map(([, d]) => d)));
}
assert.deepEqual(tree.nearest({ x: 4 }, 4).map(([point]) => point.x), [9, 0, 5, 1]);

const list = points(3, 1, 2);
const labels = ['three', 'one', 'two'];
new KdTree(list, distance, ['x']);
console.log('points and labels afterwards:', list.map((point, i) => `${point.x} ${labels[i]}`).join(', '));
assert.deepEqual(list.map((point) => point.x), [1, 2, 3]);
JS
node check.cjs
