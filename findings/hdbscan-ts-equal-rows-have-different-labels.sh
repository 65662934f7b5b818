#!/usr/bin/env bash
# Package: hdbscan-ts@1.0.17 (HDBSCAN.fit, probabilities_)
# Behaviour: rows at distance 0 break the tree: some of several equal rows are in a cluster, the others noise; one may be
#   put into a cluster of rows far away. Their probability is NaN or 0.
# Common guess: equal rows have equal labels, as in any method that sees only distances; two piles of equal rows are the
#   easiest two clusters there can be.
# Seen: four times (0, 0) and four times (9, 9), clusters of at least 3: each pile has one row that is noise, and the
#   others have the probability NaN. With clusters of at least 4 there is one cluster, of one (0, 0) and three (9, 9).
#   With the rows moved apart by up to 0.01 each pile is one cluster.
# Why it matters: answers turned into numbers repeat. Exactly the commonest answers, which should make the clusters,
#   become outliers.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts hdbscan-ts@1.0.17
cat > check.cjs <<'JS'
const assert = require('node:assert/strict');
const { HDBSCAN } = require('hdbscan-ts');
const piles = [...Array(4).fill([0, 0]), ...Array(4).fill([9, 9])];
const fit = (name, rows, options) => {
  const model = new HDBSCAN(options);
  const labels = [...model.fit(rows)];
  console.log(name, options, 'labels', labels.join(' '), 'probabilities', [...model.probabilities_].join(' '));
  return { labels, probabilities: [...model.probabilities_] };
};
const three = fit('equal rows', piles, { minClusterSize: 3, minSamples: 2 });
assert.deepEqual(three.labels, [0, -1, 0, 0, 1, -1, 1, 1]);
assert.ok(Number.isNaN(three.probabilities[0]));
const four = fit('equal rows', piles, { minClusterSize: 4, minSamples: 4 });
assert.deepEqual(four.labels, [0, -1, -1, -1, -1, 0, 0, 0]);
const apart = piles.map(([x, y], i) => [x + (i % 2) / 100, y + (i % 4) / 300]);
const moved = fit('moved by up to 0.01', apart, { minClusterSize: 3, minSamples: 2 });
assert.equal(new Set(moved.labels.slice(0, 4)).size, 1);
assert.equal(new Set(moved.labels.slice(4)).size, 1);
assert.notEqual(moved.labels[0], moved.labels[7]);
JS
node check.cjs
