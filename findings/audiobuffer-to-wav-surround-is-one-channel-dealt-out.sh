#!/usr/bin/env bash
# Package: audiobuffer-to-wav@1.0.0
# Behaviour: of a buffer of three channels or more only the first is written, while the header names the right number of channels:
#   its samples are dealt out to the channels in turn. One and two are right. The readme says that several are interleaved.
# Common guess: all channels are written, or more than two are refused.
# Seen: six channels of 12 samples make a file of six channels with 2 samples each, a sixth of the duration: the first channel of
#   the file has samples 1 and 7 of the first channel, the second 2 and 8, and so on. The other five are nowhere.
# Why it matters: recordings of a room or of several speakers have a channel for each microphone. The file can be played, the number
#   of channels is as expected, and who speaks in which of them is lost.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts audiobuffer-to-wav@1.0.0
cat > check.cjs <<'JS'
const assert = require('node:assert');
const toWav = require('audiobuffer-to-wav');

// What an AudioBuffer shows to the encoder. Channel c has the values 0.1 c + 0.001 n, n from 1.
const COUNT = 12;
const buffer = (numberOfChannels) => ({
  numberOfChannels,
  sampleRate: 48000,
  length: COUNT,
  getChannelData: (channel) => Float32Array.from({ length: COUNT }, (_, i) => 0.1 * channel + 0.001 * (i + 1)),
});
function read(channels) {
  const file = Buffer.from(toWav(buffer(channels), { float32: true }));
  assert.equal(file.readUInt16LE(20), 3);
  assert.equal(file.readUInt16LE(22), channels);
  assert.equal(file.readUInt16LE(32), 4 * channels);
  assert.equal(file.readUInt32LE(40), file.length - 44);
  const frames = (file.length - 44) / (4 * channels);
  const found = Array.from({ length: channels }, (_, channel) =>
    Array.from({ length: frames }, (_, i) => Number(file.readFloatLE(44 + 4 * (i * channels + channel)).toFixed(3))));
  console.log(channels, 'channels,', frames, 'samples each:', JSON.stringify(found));
  return found;
}
const whole = (channels) => Array.from({ length: channels }, (_, channel) =>
  [...buffer(channels).getChannelData(channel)].map((value) => Number(value.toFixed(3))));
for (const channels of [1, 2]) assert.deepEqual(read(channels), whole(channels));
const [first] = whole(6);
for (const channels of [3, 6]) {
  assert.deepEqual(read(channels), Array.from({ length: channels }, (_, channel) => first.filter((_, i) => i % channels === channel)));
}
assert.deepEqual(read(6)[0], [0.001, 0.007]);
JS
node check.cjs
