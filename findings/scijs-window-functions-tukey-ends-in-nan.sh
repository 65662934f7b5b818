#!/usr/bin/env bash
# Package: scijs-window-functions@2.0.2 (tukey, flatTop)
# Behaviour: a Tukey window with alpha 0, which the readme calls rectangular, is NaN at both ends. The flat top window has a
#   peak of 4.636, where all the others have 1.
# Common guess: alpha 0 is a window of ones; windows of one package are scaled alike, as in SciPy.
# Seen: tukey(0, 9, 0) and tukey(8, 9, 0) are NaN. Through the flat top window, which is used to read amplitudes off, a sine
#   has a spectrum 2 times as high as through a Hann window; with a peak of 1 that would be 0.43 times.
# Why it matters: one NaN at an end makes the whole spectrum NaN. In a comparison of windows an amplitude is off by a factor
#   that looks like a property of the window.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts scijs-window-functions@2.0.2
cat > check.cjs <<'JS'
const assert = require('node:assert');
const windows = require('scijs-window-functions');
const size = 9;
const values = (name, parameter) => Array.from({ length: size }, (_, i) => windows[name](i, size, parameter));
const flat = values('tukey', 0);
console.log('tukey with alpha 0:', flat.join(' '));
assert.ok(Number.isNaN(flat[0]) && Number.isNaN(flat[8]));
assert.deepEqual(flat.slice(1, 8), Array(7).fill(1));
assert.ok(values('tukey', 1e-9).every((v) => v === 0 || v === 1));
for (const [name, parameter] of Object.keys(windows).map((name) => [name, { tukey: 0.5, gaussian: 0.4 }[name]])) {
  const peak = Math.max(...values(name, parameter));
  console.log(name.padEnd(16), 'peak', peak.toFixed(3));
  assert.ok(Math.abs(peak - (name === 'flatTop' ? 4.636 : 1)) < 0.001);
}
const amplitude = (name) => {
  const n = 256;
  const parts = Array.from({ length: n }, (_, i) => [(2 * Math.PI * 20 * i) / n, windows[name](i, n)]);
  const [c, s] = [Math.cos, Math.sin].map((f) => parts.reduce((sum, [angle, w]) => sum + Math.sin(angle) * f(angle) * w, 0));
  return Math.hypot(c, s) / n;
};
const ratio = amplitude('flatTop') / amplitude('hann');
console.log('spectrum of a sine, flat top to Hann:', ratio.toFixed(3));
assert.ok(Math.abs(ratio - 2) < 0.01);
JS
node check.cjs
