#!/usr/bin/env bash
# Package: ndarray-gradient@1.0.1 (with ndarray@1.1.1)
# Behaviour: the result is the negative of the gradient, with every boundary condition. At the ends, where the default repeats
#   the value, it is half of that. The example in the readme has these signs too, under the words 'gradient of X'.
# Common guess: central differences as named: (next - previous) / 2.
# Seen: 0 1 2 3 4 has -0.5 -1 -1 -1 -0.5, and 0 1 4 9 16 has -0.5 -2 -4 -6 -3.5.
# Why it matters: edges of pictures are judged by the length, which hides it. A step of descent along the negative of this goes
#   uphill, and the direction of an edge or a flow is turned round.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts ndarray-gradient@1.0.1 ndarray@1.1.1
cat > check.cjs <<'JS'
const assert = require('node:assert');
const ndarray = require('ndarray');
const gradient = require('ndarray-gradient');
const seen = (values, expected, ...boundary) => {
  const result = ndarray(new Float64Array(values.length), [values.length, 1]);
  gradient(result, ndarray(new Float64Array(values), [values.length]), ...boundary);
  console.log(values.join(' '), ...boundary, 'has', Array.from(result.data).join(' '));
  assert.deepEqual(Array.from(result.data, (v) => v + 0), expected);
};
seen([0, 1, 2, 3, 4], [-0.5, -1, -1, -1, -0.5]);
seen([0, 1, 4, 9, 16], [-0.5, -2, -4, -6, -3.5]);
seen([0, 1, 2, 3, 4], [1.5, -1, -1, -1, 1.5], 'wrap');
JS
node check.cjs
