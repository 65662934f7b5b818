#!/usr/bin/env bash
# Package: fft-windowing@0.1.4
# Behaviour: the list that is given is overwritten and returned. The Lanczos window of an odd length is NaN in the middle, the
#   Blackman-Nuttall window is another curve, and a Tukey window with 0 or a Kaiser window with 0 is that of the default.
# Common guess: raw stays raw in 'var windowed = windowing.hann(raw)', as the readme has it; windows of these names have their
#   formulas, with 1 in the middle.
# Seen: of nine ones Lanczos makes 0 0.3 0.64 0.9 NaN 0.9 0.64 0.3 0; Blackman-Nuttall begins with 0.126 and has 0.874 in the
#   middle (its formula has 0.0004 and 1). tukey(list, 0), which is rectangular, is 0 0.5 1 ... 1 0.5 0.
# Why it matters: two windows tried on one signal are multiplied, since the second gets what the first has left. With NaN in
#   it the spectrum is NaN, with the wrong curve it has ripples.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts fft-windowing@0.1.4
cat > check.cjs <<'JS'
const assert = require('node:assert');
const windowing = require('fft-windowing');
const ones = () => Array(9).fill(1);
const show = (label, values) => console.log(label.padEnd(24), values.map((v) => v.toFixed(4)).join(' '));
const raw = ones();
const windowed = windowing.hann(raw);
show('raw after hann', raw);
assert.equal(windowed, raw);
assert.equal(raw[0], 0);
const lanczos = windowing.lanczos(ones());
show('lanczos', lanczos);
assert.ok(Number.isNaN(lanczos[4]) && windowing.lanczos(Array(8).fill(1)).every((v) => !Number.isNaN(v)));
const nuttall = windowing.blackman_nuttall(ones());
const [a, b, c, d] = [0.3635819, 0.4891775, 0.1365995, 0.0106411];
const angles = ones().map((_, i) => (2 * Math.PI * i) / 8);
const formula = angles.map((x) => a - b * Math.cos(x) + c * Math.cos(2 * x) - d * Math.cos(3 * x));
show('blackman_nuttall', nuttall);
show('by its formula', formula);
assert.ok(Math.abs(nuttall[0] - 0.126) < 0.001 && Math.abs(nuttall[4] - 0.8744) < 0.001);
assert.ok(Math.abs(formula[0] - 0.0004) < 1e-4 && Math.abs(formula[4] - 1) < 1e-4);
show('tukey with 0', windowing.tukey(ones(), 0));
assert.deepEqual(windowing.tukey(ones(), 0), windowing.tukey(ones(), 0.5));
assert.deepEqual(windowing.kaiser(ones(), 0), windowing.kaiser(ones(), 3));
JS
node check.cjs
