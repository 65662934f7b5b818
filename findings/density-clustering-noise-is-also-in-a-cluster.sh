#!/usr/bin/env bash
# Package: density-clustering@1.3.0 (DBSCAN)
# Behaviour: a border point that is looked at before the core points of its cluster is written into the list of noise,
#   is added to the cluster later, and stays in both. The neighbourhood leaves out points at exactly epsilon.
# Common guess: every point is in one cluster or is noise; the order of the points changes at most which cluster a
#   border point belongs to; epsilon is the largest distance that still counts, as in the definition.
# Seen: five points on a line are one cluster of five, and of the same five 0, 1, 2 or 3 are noise as well, depending
#   on the order of the rows. Points in steps of exactly 1 are all noise with epsilon 1.
# Why it matters: sizes of clusters plus noise add up to more than there are points, and a share of outliers computed
#   from the list of noise changes when the rows are sorted.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts density-clustering@1.3.0
cat > check.cjs <<'JS'
const assert = require('node:assert');
const { DBSCAN } = require('density-clustering');
const line = [0, 1, 1.5, 2, 3].map((x) => [x, 0]);
const run = (order) => {
  const dbscan = new DBSCAN();
  const clusters = dbscan.run(order.map((i) => line[i]), 1.1, 4);
  const sorted = clusters.map((cluster) => cluster.map((i) => order[i]).sort());
  return { clusters: sorted, noise: dbscan.noise.map((i) => order[i]).sort() };
};
const orders = [[1, 0, 2, 3, 4], [0, 1, 2, 3, 4], [0, 4, 1, 2, 3], [2, 0, 4, 1, 3]];
orders.forEach((order, expected) => {
  const { clusters, noise } = run(order);
  console.log('order', order.join(' '), 'clusters', JSON.stringify(clusters), 'noise', JSON.stringify(noise));
  assert.deepEqual(clusters, [[0, 1, 2, 3, 4]]);
  assert.equal(noise.length, expected);
});

const steps = [0, 1, 2, 3, 4].map((x) => [x, 0]);
const exact = new DBSCAN();
assert.deepEqual(exact.run(steps, 1, 2), []);
assert.equal(exact.noise.length, 5);
assert.deepEqual(new DBSCAN().run(steps, 1.0001, 2), [[0, 1, 2, 3, 4]]);
console.log('steps of 1: no cluster with epsilon 1, one of five with 1.0001');
JS
node check.cjs
