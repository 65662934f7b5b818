#!/usr/bin/env bash
# Package: kmeans-js@0.1.2 (cluster, autoCluster)
# Behaviour: the default start takes K rows of the data as the centroids themselves, not copies of them, and moving a
#   centroid writes into it. So K rows of the caller's data move with the centroids, and each counts as a point at the
#   place of its own centroid.
# Common guess: the data is read only, and a centroid ends at the mean of its points.
# Seen: with K = 1 on 1, 2, 3, 4, 100 the centroid is the mean of four of the values, not of the five (22), and the
#   fifth is overwritten by it. Which row it is depends on chance. Of two groups of three points, up to two points are
#   lost.
# Why it matters: what is drawn afterwards, or clustered with another K, is other data than was loaded: every run eats
#   K rows. In small groups the centres are plainly wrong, in large ones hardly.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts kmeans-js@0.1.2
cat > check.cjs <<'JS'
const assert = require('node:assert/strict');
const KMeans = require('kmeans-js');
const values = [1, 2, 3, 4, 100];
const overwritten = new Set();
for (let run = 0; run < 60; run++) {
  const data = values.map((v) => [v]);
  const model = new KMeans({ K: 1 });
  model.autoCluster(data);
  const changed = values.map((v, i) => i).filter((i) => data[i][0] !== values[i]);
  const [centroid] = model.centroids[0];
  for (const i of changed) {
    const others = values.filter((_, other) => other !== i);
    const mean = others.reduce((sum, v) => sum + v) / others.length;
    if (!overwritten.has(i)) console.log('data', data.flat().join(' '), 'centroid', centroid, 'mean of the others', mean);
    assert.ok(Math.abs(centroid - mean) < 1e-6);
    assert.equal(data[i], model.centroids[0]);
    overwritten.add(i);
  }
  assert.equal(changed.length, 1);
  assert.ok(Math.abs(centroid - 22) > 1);
}
assert.ok(overwritten.size > 1);
const points = [[0, 0], [0, 1], [1, 0], [10, 10], [10, 11], [11, 10]].map((row) => [...row]);
new KMeans({ K: 2 }).autoCluster(points);
console.log('two groups of three, afterwards:', JSON.stringify(points));
JS
node check.cjs
