#!/usr/bin/env bash
# Package: @tensorflow/tfjs-core@4.22.0 (spectral.irfft, searchSorted, tfjs-backend-cpu)
# Behaviour: irfft and searchSorted work on rows internally and do not undo it for a single one: a vector in, a
#   matrix of one row out. rfft, fft and ifft keep the dimensions.
# Common guess: irfft(rfft(signal)) has the shape of the signal; searchSorted answers in the shape of the values, as
#   in Python.
# Seen: irfft(rfft([1,2,3,4])) has the shape [1,4], searchSorted of three values [1,3]. Subtracting the round trip
#   from the signal broadcasts to [1,4]; stacking several gives another dimension.
# Why it matters: a comparison with the signal gives no error, only another rank, and an index from searchSorted
#   used in gather adds a dimension to everything after it.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts @tensorflow/tfjs-core@4.22.0 @tensorflow/tfjs-backend-cpu@4.22.0
cat > check.cjs <<'JS'
const assert = require('node:assert');
const tf = require('@tensorflow/tfjs-core');
require('@tensorflow/tfjs-backend-cpu');
const signal = tf.tensor1d([1, 2, 3, 4]);
const there = tf.spectral.rfft(signal);
const back = tf.spectral.irfft(there);
const complexBack = tf.spectral.ifft(tf.spectral.fft(tf.complex(signal, tf.zeros([4]))));
const places = tf.searchSorted(tf.tensor1d([1, 2, 3]), tf.tensor1d([0, 2, 9]));
console.log({ signal: signal.shape, rfft: there.shape, irfft: back.shape, ifft: complexBack.shape, searchSorted: places.shape });
assert.deepEqual(there.shape, [3]);
assert.deepEqual(complexBack.shape, [4]);
assert.deepEqual(back.shape, [1, 4]);
assert.deepEqual(places.shape, [1, 3]);
assert.deepEqual(tf.sub(back, signal).shape, [1, 4]);
assert.deepEqual(tf.gather(tf.tensor1d([7, 8, 9, 10]), places).shape, [1, 3]);
JS
node check.cjs
