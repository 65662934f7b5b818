#!/usr/bin/env bash
# Package: ndarray-fft@1.0.3 (with ndarray@1.1.1), beside fft.js@4.0.4 and ml-fft@1.3.5
# Behaviour: direction 1, the forward transform, is the sum with exp(+2 pi i k n / N), where textbooks, NumPy and the other
#   packages have the minus sign. The inverse fits it, so a round trip is exact.
# Common guess: forward is forward; spectra of two packages differ at most by a factor.
# Seen: the first coefficient of a sine of length 8 is +4i here and -4i in fft.js and ml-fft. A signal that comes one step
#   late has its phase moved forwards. Multiplying with a transfer function made for the usual sign, a delay of one
#   step, and going back advances the signal by one. Cosines, and magnitudes of anything real, are alike.
# Why it matters: magnitudes and round trips are what one checks, and they pass. Phases, delays and products with
#   coefficients from elsewhere are mirrored in time.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts ndarray-fft@1.0.3 ndarray@1.1.1 fft.js@4.0.4 ml-fft@1.3.5
cat > check.cjs <<'JS'
const assert = require('node:assert/strict');
const ndarray = require('ndarray');
const transform = require('ndarray-fft');
const FFT = require('fft.js');
const { FFT: ml } = require('ml-fft');
const size = 8;
const wave = (f) => Array.from({ length: size }, (_, n) => f((2 * Math.PI * n) / size));
const ours = (signal) => {
  const [re, im] = [ndarray(Float64Array.from(signal)), ndarray(new Float64Array(size))];
  transform(1, re, im);
  return { re, im };
};
const near = (a, b) => assert.ok(Math.abs(a - b) < 1e-9, `${a} is not ${b}`);
const sine = ours(wave(Math.sin));
const fft = new FFT(size);
const spectrum = fft.createComplexArray();
fft.realTransform(spectrum, wave(Math.sin));
const [re, im] = [wave(Math.sin), new Array(size).fill(0)];
ml.init(size);
ml.fft(re, im);
console.log('imaginary part of the sine: ndarray-fft', sine.im.get(1), 'fft.js', spectrum[3], 'ml-fft', im[1]);
near(sine.im.get(1), 4);
near(spectrum[3], -4);
near(im[1], -4);
near(ours(wave(Math.cos)).re.get(1), 4);

const pulse = [0, 0, 1, 0, 0, 0, 0, 0];
const { re: a, im: b } = ours(pulse);
for (let k = 0; k < size; k++) {
  const [c, s] = [Math.cos((2 * Math.PI * k) / size), -Math.sin((2 * Math.PI * k) / size)];
  const [x, y] = [a.get(k), b.get(k)];
  a.set(k, x * c - y * s);
  b.set(k, x * s + y * c);
}
transform(-1, a, b);
const moved = Array.from(a.data, (v) => Math.round(v));
console.log('a pulse at 2, delayed by one step in the spectrum, is at', moved.indexOf(1));
assert.equal(moved.indexOf(1), 1);
JS
node check.cjs
