#!/usr/bin/env bash
# Package: mann-whitney-utest@1.0.5 (significant, criticalValue)
# Behaviour: the "critical value" is the statistic z of the samples themselves, and significant() asks whether the
#   smaller U is less than that z. A count of pairs, which grows with both samples, is compared with a number of
#   standard deviations.
# Common guess: significant() compares U with the tabulated critical value at 5%, or z with 1.96.
# Seen: one value against one value is significant. Two samples of 100 that are shifted by more than a standard
#   deviation (z = 7.8, p = 5e-15) are not. With 100 values a side, "significant" needs z = 12.2: all but complete
#   separation.
# Why it matters: a comparison of two classes or of two models comes out the wrong way round: certain for next to no
#   data, and never for much.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts mann-whitney-utest@1.0.5
cat > check.cjs <<'JS'
const assert = require('node:assert');
const { test, significant, criticalValue } = require('mann-whitney-utest');
const range = (n, shift) => Array.from({ length: n }, (_, i) => i + shift);
const decide = (samples) => {
  const u = test(samples);
  const z = criticalValue(u, samples);
  const says = significant(u, samples);
  const sizes = samples.map((s) => s.length).join(' against ');
  console.log(sizes, 'U', Math.min(...u), 'z', z.toFixed(2), 'significant:', says);
  return { u, z, says };
};
// The exact p of one against one is 1, that of two against two at best 1/3.
assert.equal(decide([[1], [2]]).says, true);
assert.equal(decide([[1, 2], [3, 4]]).says, true);
const shifted = decide([range(100, 0), range(100, 40)]);
assert.deepEqual(shifted.u, [1800, 8200]);
assert.ok(shifted.z > 7.8);
assert.equal(shifted.says, false);
// Twelve pairs in the wrong order of the ten thousand are about the limit.
assert.equal(decide([range(100, 0), [...range(96, 100), 98.5, 97.5, 96.5, 95.5]]).says, true);
assert.equal(decide([range(100, 0), [...range(95, 100), 98.5, 97.5, 96.5, 95.5, 94.5]]).says, false);
JS
node check.cjs
