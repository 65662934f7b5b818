#!/usr/bin/env bash
# Package: @saehrimnir/druidjs@0.9.0
# Behaviour: the coordinates of its classical multidimensional scaling (MDS) are eigenvectors of length 1, without the square
#   root of the eigenvalue that the method gives each axis. ISOMAP, which ends in the same step, does so, too; PCA does not.
# Common guess: distances between points of a plane come out as they were, since two dimensions are enough for all of them.
# Seen: corners of a rectangle of 30 by 1, of 3 by 4 and of 300 by 400 all become the corners of a square of side 1, also when
#   MDS is given the distances. PCA of the same data keeps the distances.
# Why it matters: the map is made to see who is near whom. The second axis is as wide as the first, however little there is on
#   it: noise looks like structure, and the stress that such maps are judged by is 0.72 for the rectangle of 3 by 4, where it
#   should be 0.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts @saehrimnir/druidjs@0.9.0
cat > check.mjs <<'JS'
import assert from 'node:assert';
import { ISOMAP, MDS, PCA } from '@saehrimnir/druidjs';

const corners = (wide, high) => [[0, 0], [wide, 0], [0, high], [wide, high]];
const between = (points) => points.map((one) => points.map((other) => Math.hypot(one[0] - other[0], one[1] - other[1])));
const near = (left, right, size) => left.every((row, i) => row.every((value, j) => Math.abs(value - right[i][j]) < size));
// Classical scaling by its definition, for these corners: the middle taken away, the axes are orthogonal, and each has the length
// that its eigenvalue says, so the distances must be the given ones.
for (const [wide, high] of [[30, 1], [3, 4], [300, 400]]) {
  const points = corners(wide, high);
  const distances = between(points);
  const square = between(corners(1, 1));
  const mapped = new MDS(points, { d: 2 }).transform();
  const given = new MDS(distances, { d: 2, metric: 'precomputed' }).transform();
  const walked = new ISOMAP(points, { d: 2, neighbors: 3 }).transform();
  const turned = new PCA(points, { d: 2 }).transform();
  const sides = (map) => { const all = between(map); return `${all[0][1].toFixed(2)} by ${all[0][2].toFixed(2)}`; };
  console.log(`${wide} by ${high}:`, 'MDS', sides(mapped), '| of distances', sides(given), '| ISOMAP', sides(walked), '| PCA', sides(turned));
  for (const map of [mapped, given, walked]) assert.ok(near(between(map), square, 0.01));
  assert.ok(near(between(turned), distances, distances[0][3] / 1000));
  // The axes are of length 1.
  for (const axis of [0, 1]) assert.ok(Math.abs(mapped.reduce((sum, row) => sum + row[axis] ** 2, 0) - 1) < 0.01);
}
const made = new MDS(corners(3, 4), { d: 2 });
made.transform();
console.log('stress of 3 by 4', made.stress().toFixed(2));
assert.ok(made.stress() > 0.7);
JS
node check.mjs
