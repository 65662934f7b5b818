#!/usr/bin/env bash
# Package: node-wav@0.0.2
# Behaviour: encode cuts fractions off instead of rounding, so what decode has just read is stored as other values. In 8 bits, all
#   samples of a sine lose a step of 1/128 at each saving, and silence is no longer 0; in 16 bits a quarter of them is changed.
# Common guess: a file that is read and saved in its own format is the same file.
# Seen: after ten savings in 8 bits, the means of a sine and of silence have gone from 0 to -0.08. In 16 bits 507 of 2000 samples
#   are changed by the first saving, and 285 still by the tenth. wav-encoder, which the readme says this one combines with a
#   decoder, writes the very bytes again.
# Why it matters: pipelines cut, tag and save clips again and again. The offset tells the history of a file, which a model can
#   learn as if it was the class, and thresholds for silence no longer find any.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts node-wav@0.0.2 wav-encoder@1.3.0
cat > check.cjs <<'JS'
const assert = require('node:assert');
const wav = require('node-wav');
const wavEncoder = require('wav-encoder');

const sampleRate = 8000;
const count = 2000;
const sine = Float32Array.from({ length: count }, (_, i) => 0.9 * Math.sin(0.7 * i));
const silence = new Float32Array(count);
const body = (file) => Buffer.from(file).subarray(44);
const samples = (file) => wav.decode(file).channelData;
const mean = (file) => samples(file)[0].reduce((sum, value) => sum + value, 0) / count;
const changed = (one, other, width) => {
  const at = (file, i) => body(file).readIntLE(i * width, width);
  return Array.from({ length: count }, (_, i) => at(one, i) !== at(other, i)).filter(Boolean).length;
};
(async () => {
  for (const [name, signal, bitDepth, wanted] of [
    ['sine   ', sine, 8, [2000, 2000, '-0.00', '-0.08']],
    ['silence', silence, 8, [2000, 2000, '0.00', '-0.08']],
    ['sine   ', sine, 16, [507, 285, '0.00', '0.00']],
  ]) {
    const rounded = (channelData) => wavEncoder.encode({ sampleRate, channelData }, { bitDepth });
    const first = Buffer.from(await rounded([signal]));
    assert.deepEqual(body(await rounded(samples(first))), body(first));
    const files = [first];
    for (let saving = 0; saving < 10; saving += 1) {
      files.push(wav.encode(samples(files.at(-1)), { sampleRate, float: false, bitDepth }));
    }
    const moved = files.slice(1).map((file, i) => changed(file, files[i], bitDepth / 8));
    const seen = [moved[0], moved.at(-1), mean(first).toFixed(2), mean(files.at(-1)).toFixed(2)];
    console.log(name, bitDepth, 'bits: changed at each saving', moved.join(' '), ' mean', seen[2], 'to', seen[3]);
    assert.deepEqual(seen, wanted);
  }
})();
JS
node check.cjs
