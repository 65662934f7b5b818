#!/usr/bin/env bash
# Package: skmeans@0.11.3 (initialization "kmpp", empty clusters)
# Behaviour: the seeding sorts the points by their distance and stops one place before the last of the list, so the
#   farthest point is never drawn as a new centroid, and of two points the one that is a centroid already is drawn
#   again. A cluster that gets no points is given the centroid zero.
# Common guess: k-means++ prefers far points; of two points and k = 2 each is a cluster; a centroid that nobody
#   is near stays where it is, is drawn again, or is an error.
# Seen: [10,10] and [20,20] always end in one cluster with the centroid [15,15] and an empty one at [0,0]. In 10000
#   seedings the point at distance 1000 of a group is never chosen second, where the formula takes it practically
#   always. Centroids given by the caller are overwritten in his own array.
# Why it matters: clusters of student answers or of embeddings lose exactly the outliers that they are made for, and a
#   centroid at the origin, which no data is near, goes on as if it were a cluster.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts skmeans@0.11.3
cat > check.cjs <<'JS'
const assert = require('node:assert');
const skmeans = require('skmeans');
const { kmpp } = require('skmeans/kinit.js');
for (let run = 0; run < 200; run++) {
  const { centroids, idxs } = skmeans([[10, 10], [20, 20]], 2, 'kmpp');
  assert.deepEqual(centroids, [[0, 0], [15, 15]]);
  assert.deepEqual(idxs, [1, 1]);
}
console.log('two points, two clusters: centroids [0,0] and [15,15], both points in the second');

const group = [[0, 0], [0, 1], [1, 0], [1, 1]];
const far = [1000, 1000];
let second = 0;
let fromGroup = 0;
for (let run = 0; run < 10000; run++) {
  const seeds = kmpp([...group, far], 2);
  if (seeds[0] === far) continue;
  fromGroup++;
  if (seeds[1] === far) second++;
}
console.log(`of ${fromGroup} seedings that began in the group, the far point came second in ${second}`);
assert.ok(fromGroup > 7000 && second === 0);

const own = [[10, 10], [99, 99]];
const { centroids } = skmeans([[10, 10], [11, 11], [12, 12]], 2, own);
console.log('started from [10,10] and [99,99]:', JSON.stringify(centroids), ' own array:', JSON.stringify(own));
assert.deepEqual(centroids, [[11, 11], [0, 0]]);
assert.deepEqual(own, [[11, 11], [0, 0]]);
JS
node check.cjs
