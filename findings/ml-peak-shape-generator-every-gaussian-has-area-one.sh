#!/usr/bin/env bash
# Package: ml-peak-shape-generator@5.5.0 (getArea)
# Behaviour: without a height, the area of a Gaussian is that of one whose height makes it 1, whatever its width. The areas of
#   the other shapes are for a height of 1. The curve itself (fct) has a height of 1 for all of them.
# Common guess: getArea() is the area under what fct draws.
# Seen: with a width of 10 the area of a Gaussian is 1, under its curve it is 10.6; of a Lorentzian 15.7 and of a mixture of
#   both in halves 13.2. A mixture that is all Gaussian has 10.6.
# Why it matters: peaks are compared by area. Between two shapes of the same width the ratio is 16 instead of 1.5, and
#   between two Gaussians of different widths it is 1.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts ml-peak-shape-generator@5.5.0
cat > check.mjs <<'JS'
import assert from 'node:assert/strict';
import { Gaussian, Lorentzian, PseudoVoigt } from 'ml-peak-shape-generator';
const under = (shape, reach) => {
  const steps = 200000;
  const step = (2 * reach) / steps;
  let sum = 0;
  for (let i = 0; i < steps; i++) sum += shape.fct(-reach + (i + 0.5) * step) * step;
  return sum;
};
const seen = (label, shape) => {
  const [top, area, curve] = [shape.fct(0), shape.getArea(), under(shape, 20000)];
  console.log(label.padEnd(26), 'height', top, 'getArea()', area.toFixed(3), 'under the curve', curve.toFixed(3));
  assert.equal(top, 1);
  return area / curve;
};
const fwhm = 10;
assert.ok(Math.abs(seen('Gaussian', new Gaussian({ fwhm })) - 0.094) < 0.001);
assert.ok(Math.abs(seen('Lorentzian', new Lorentzian({ fwhm })) - 1) < 0.001);
assert.ok(Math.abs(seen('mixture in halves', new PseudoVoigt({ fwhm, mu: 0.5 })) - 1) < 0.001);
assert.ok(Math.abs(seen('mixture, all Gaussian', new PseudoVoigt({ fwhm, mu: 1 })) - 1) < 0.001);
assert.equal(new Gaussian({ fwhm: 50 }).getArea().toFixed(9), '1.000000000');
JS
node check.mjs
