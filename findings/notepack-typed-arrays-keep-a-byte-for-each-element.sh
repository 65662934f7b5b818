#!/usr/bin/env bash
# Package: notepack.io@3.0.1
# Behaviour: each element of a typed array becomes one byte, the last eight bits of its whole part. Neither the bytes of the array
#   are kept nor its values. The readme shows the case of Uint8Array only, where they are.
# Common guess: the memory of the array is written as binary, as other encoders of MessagePack do, or the values as a list.
# Seen: Float32Array 0.1, 1.75, -1, 300 is 4 bytes 00 01 ff 2c; Float64Array 0.5 is one byte 0; Int32Array 1000, -1 is e8 ff. The
#   buffer of the same array, and a plain list of its values, come back whole.
# Why it matters: weights and embeddings between -1 and 1 all become zeros, and no length or error tells, for there is one byte for
#   each.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts notepack.io@3.0.1
cat > check.cjs <<'JS'
const assert = require('node:assert');
const { decode, encode } = require('notepack.io');

const back = (array) => {
  const read = decode(encode({ weights: array })).weights;
  console.log(array.constructor.name.padEnd(13), [...array].slice(0, 4).join(' ').padEnd(72), '->', read.toString('hex', 0, 4), 'of', array.byteLength, 'bytes');
  return read;
};
assert.equal(back(Uint8Array.of(1, 2, 255)).toString('hex'), '0102ff');
const floats = Float32Array.of(0.1, 1.75, -1, 300);
assert.equal(back(floats).toString('hex'), '0001ff2c');
assert.equal(back(Float64Array.of(0.5)).toString('hex'), '00');
assert.equal(back(Int32Array.of(1000, -1)).toString('hex'), 'e8ff');
assert.equal(back(Uint16Array.of(256, 257)).toString('hex'), '0001');
const weights = Float32Array.from({ length: 100 }, (_, i) => Math.sin(i));
const read = back(weights);
assert.equal(read.length, 100);
assert.ok(read.every((byte) => byte === 0));
// The memory of the array itself, and a list.
const memory = decode(encode(floats.buffer));
const copy = memory instanceof ArrayBuffer ? Buffer.from(memory) : memory;
assert.deepEqual(Buffer.from(copy), Buffer.from(floats.buffer));
assert.deepEqual(decode(encode([...floats])), [...floats]);
JS
node check.cjs
