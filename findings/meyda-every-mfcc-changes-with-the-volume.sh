#!/usr/bin/env bash
# Package: meyda@5.6.3 (mfcc, rms, energy)
# Behaviour: the energies of the mel bands are taken as log(1 + energy), and the window is applied before everything, also
#   before rms and energy.
# Common guess: the logarithm of a product is a sum, so a recording that is twice as loud changes the first coefficient and
#   no other; rms is that of the samples.
# Seen: noise at a hundredth of its volume has other MFCC throughout: the third goes from -17.0 to -0.4 and all the others to
#   almost 0 with it, so quiet sounds of any kind look alike. The rms of a sine of amplitude 1 is 0.433 (with the window
#   rect 0.707), and its energy 37% of the sum of the squares.
# Why it matters: that loudness stands in the first coefficient alone is why the others are used to recognize sounds, and
#   models come with coefficients of other tools. A classifier of these learns the distance of the microphone.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts meyda@5.6.3
cat > check.cjs <<'JS'
const assert = require('node:assert');
const Meyda = require('meyda');
Meyda.bufferSize = 512;
Meyda.sampleRate = 16000;
let state = 1;
const noise = Float32Array.from({ length: 512 }, () => {
  state = (state * 48271) % 2147483647;
  return state / 2147483647 - 0.5;
});
const coloured = noise.map((v, i) => v + 0.9 * (noise[i - 1] ?? 0));
const [loud, soft, quiet] = [1, 0.1, 0.01].map((volume) => {
  const values = Array.from(Meyda.extract('mfcc', coloured.map((v) => v * volume)));
  console.log(`volume ${volume}`.padEnd(12), values.map((v) => v.toFixed(2)).join(' '));
  return values.slice(1);
});
const largest = (values) => Math.max(...values.map(Math.abs));
assert.ok(largest(loud) > 10);
assert.ok(largest(soft) < 0.9 * largest(loud));
assert.ok(largest(quiet) < 0.05 * largest(loud));
const sine = Float32Array.from({ length: 512 }, (_, i) => Math.sin((2 * Math.PI * 10 * i) / 512));
const [rms, energy] = ['rms', 'energy'].map((feature) => Meyda.extract(feature, sine));
console.log('a sine: rms', rms.toFixed(4), 'energy', energy.toFixed(2), 'sum of squares 256');
assert.ok(Math.abs(rms - 0.433) < 0.002 && Math.abs(energy / 256 - 0.374) < 0.002);
Meyda.windowingFunction = 'rect';
assert.ok(Math.abs(Meyda.extract('rms', sine) - Math.SQRT1_2) < 1e-4);
JS
node check.cjs
