#!/usr/bin/env bash
# Package: node-wav@0.0.2 (and wav-decoder@1.3.0, which reads the same)
# Behaviour: in files of 24 bits, the most negative value is read as +1.0000001 instead of -1. encode itself makes that value of
#   -1 and of everything below. Files of 8, 16 and 32 bits are read with the right sign. The readmes have no word of it.
# Common guess: encode and decode of one library are the inverse of each other, up to rounding.
# Seen: a sine of amplitude 1.2 is cut to 1 on both sides, and comes back with what was cut below turned up: 44 of 200 samples have
#   the other sign, and the mean is 0.451 instead of 0.011. At amplitude 0.9, and in 16 bits, no sign is wrong.
# Why it matters: recordings that touch the limit once have a click of twice the range there, and features of the clip (mean,
#   zero crossings, spectrum) are of another signal. Tests with quiet signals, or with 16 bits, do not show it.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts node-wav@0.0.2 wav-decoder@1.3.0
cat > check.cjs <<'JS'
const assert = require('node:assert');
const wav = require('node-wav');
const wavDecoder = require('wav-decoder');

const sampleRate = 8000;
const write = (samples, bitDepth) => wav.encode([Float32Array.from(samples)], { sampleRate, float: false, bitDepth });
const back = (samples, bitDepth) => [...wav.decode(write(samples, bitDepth)).channelData[0]];
const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;

// By the format a sample of 24 bits is a signed whole number, low byte first: -1 is 00 00 80, the lowest there is.
const bytes = write([-1], 24).subarray(44);
console.log('-1 as it is stored in 24 bits', bytes.toString('hex'));
assert.equal(bytes.toString('hex'), '000080');
assert.equal(bytes.readIntLE(0, 3), -(2 ** 23));
for (const bitDepth of [8, 16, 24, 32]) {
  const [low, lower, high] = back([-1, -1.5, 1], bitDepth);
  console.log(String(bitDepth).padStart(2), 'bits: -1 is', low, ' -1.5 is', lower, ' 1 is', high);
  assert.equal(high, 1);
  assert.equal(lower, low);
  if (bitDepth === 24) assert.ok(low > 1 && low < 1.000001);
  else assert.equal(low, -1);
}
const sine = (amplitude) => Array.from({ length: 200 }, (_, i) => amplitude * Math.sin(0.7 * i));
const cut = (values) => values.map((value) => Math.max(-1, Math.min(1, value)));
const differ = (amplitude, bitDepth) => {
  const samples = sine(amplitude);
  const read = back(samples, bitDepth);
  const turned = read.filter((value, i) => value * samples[i] < 0).length;
  const seen = [turned, mean(read).toFixed(3), mean(cut(samples)).toFixed(3)];
  console.log('sine of', amplitude, 'in', bitDepth, 'bits: other sign', seen[0], ' mean', seen[1], ' of the cut sine', seen[2]);
  return seen;
};
assert.deepEqual(differ(1.2, 24), [44, '0.451', '0.011']);
assert.deepEqual(differ(1.2, 16), [0, '0.011', '0.011']);
assert.deepEqual(differ(0.9, 24), [0, '0.005', '0.005']);
(async () => {
  const { channelData } = await wavDecoder.decode(write([-1, 1, -0.5], 24));
  console.log('wav-decoder reads -1, 1 and -0.5 as', channelData[0].join(', '));
  assert.ok(channelData[0][0] > 1);
  assert.deepEqual([...channelData[0]].slice(1), [1, -0.5]);
})();
JS
node check.cjs
