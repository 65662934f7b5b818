#!/usr/bin/env bash
# Package: d3-contour@4.0.3 (contourDensity)
# Behaviour: a point is first spread over cells of 4 pixels and then blurred with the bandwidth, so the two widths add up.
#   The volume is right; the peak is lower and the hill wider, the more the smaller the bandwidth. Its documentation calls
#   the cell size a trade of speed for detail.
# Common guess: the estimate is a Gaussian of the standard deviation that was set, with edges that are a little coarse.
# Seen: one point with a bandwidth of 4 has a peak of 0.51 of the Gaussian's and half of its height at 6.9 pixels instead of
#   4.7, as a bandwidth of 5.8 would have. With 10 it is 0.64, with 20 0.77. With a cell size of 1 these are 0.85, 0.88 and
#   0.88; a bandwidth of 20 is so as high as one of 22 to 23 should be.
# Why it matters: small bandwidths are chosen to see whether there are two groups. Two clusters that a kernel of that width
#   separates are one hill, and densities read off the thresholds are too low by a quarter at the default.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts d3-contour@4.0.3
cat > check.mjs <<'JS'
import assert from 'node:assert/strict';
import { contourDensity } from 'd3-contour';
const area = ({ coordinates }) =>
  Math.abs(
    coordinates.flat().reduce((sum, ring) => {
      const twice = ring.slice(1).reduce((s, [x, y], i) => s + ring[i][0] * y - x * ring[i][1], 0);
      return sum + twice / 2;
    }, 0),
  );
const steps = 400;
const hill = (bandwidth, cell) => {
  const gauss = 1 / (2 * Math.PI * bandwidth ** 2);
  const step = (1.1 * gauss) / steps;
  const density = contourDensity().x((d) => d[0]).y((d) => d[1]).size([300, 300]).bandwidth(bandwidth);
  if (cell) density.cellSize(cell);
  const levels = Array.from({ length: steps }, (_, i) => (i + 0.5) * step);
  const contours = density.thresholds(levels)([[150, 150]]).filter((one) => area(one) > 0);
  const top = contours.at(-1).value;
  const half = Math.sqrt(area(contours.find(({ value }) => value >= top / 2)) / Math.PI);
  const volume = contours.reduce((sum, one) => sum + area(one) * step, 0);
  const expected = bandwidth * Math.sqrt(2 * Math.log(2));
  const words = [`peak ${(top / gauss).toFixed(2)} of the Gaussian`, `half height at ${half.toFixed(1)}`];
  console.log('bandwidth', bandwidth, 'cell', cell ?? 'default', ...words, 'instead of', expected.toFixed(1));
  assert.ok(Math.abs(volume - 1) < 0.02);
  return { peak: top / gauss, wider: half / expected };
};
const [narrow, middle, wide] = [4, 10, 20].map((bandwidth) => hill(bandwidth));
assert.ok(narrow.peak < 0.55 && middle.peak < 0.7 && wide.peak < 0.8);
assert.ok(narrow.wider > 1.4 && middle.wider > 1.2);
const fine = [4, 10, 20].map((bandwidth) => hill(bandwidth, 1));
assert.ok(fine.every(({ peak }) => peak > 0.83 && peak < 0.9));
JS
node check.mjs
