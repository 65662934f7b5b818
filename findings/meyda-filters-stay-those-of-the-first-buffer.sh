#!/usr/bin/env bash
# Package: meyda@5.6.3 (extract with mfcc and chroma)
# Behaviour: the banks of filters are made at the first call and kept. bufferSize and sampleRate can be set afterwards and
#   are used for the spectrum, but the filters stay those of the first sizes.
# Common guess: the sizes are set on the object, and the next extract is for them.
# Seen: 512 samples first and 4096 afterwards: every feature is NaN. 4096 first and 512 afterwards: the first of the MFCC of
#   a tone of 440 Hz is 19 instead of 51, and the others are positive where they were negative. After a recording at
#   44.1 kHz the tone at 16 kHz has its chroma at D sharp instead of A.
# Why it matters: a data set is a folder of recordings of different rates, read in one process. Its features depend on the
#   order of the files, and only the change to a longer buffer shows.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts meyda@5.6.3
cat > check.cjs <<'JS'
const assert = require('node:assert');
const { execFileSync } = require('node:child_process');
const script = `
  const Meyda = require('meyda');
  const out = [];
  for (const [feature, size, rate] of JSON.parse(process.argv[1])) {
    Meyda.bufferSize = size;
    Meyda.sampleRate = rate;
    const tone = Float32Array.from({ length: size }, (_, i) => Math.sin((2 * Math.PI * 440 * i) / rate));
    out.push(Array.from(Meyda.extract(feature, tone)));
  }
  console.log(JSON.stringify(out));`;
/** The features of the last of several recordings of 440 Hz, in a process of its own. */
const last = (...recordings) =>
  JSON.parse(execFileSync(process.execPath, ['-e', script, JSON.stringify(recordings)], { encoding: 'utf8' })).at(-1);
const show = (label, values) => {
  console.log(label.padEnd(34), values.slice(0, 12).map((v) => (v === null ? 'NaN' : v.toFixed(2))).join(' '));
  return values;
};
for (const feature of ['chroma', 'mfcc']) {
  const short = [feature, 512, 44100];
  const long = [feature, 4096, 44100];
  const fresh = show(`${feature}, 512 alone`, last(short));
  const after = show(`${feature}, 512 after 4096`, last(long, short));
  assert.ok(fresh.some((v, i) => Math.abs(v - after[i]) > 0.05));
  assert.ok(show(`${feature}, 4096 alone`, last(long)).every((v) => v !== null));
  assert.ok(show(`${feature}, 4096 after 512`, last(short, long)).every((v) => v === null));
  const slow = [feature, 512, 16000];
  const alone = show(`${feature}, 16 kHz alone`, last(slow));
  const second = show(`${feature}, 16 kHz after 44.1 kHz`, last(short, slow));
  assert.ok(alone.some((v, i) => Math.abs(v - second[i]) > 0.05));
}
JS
node check.cjs
