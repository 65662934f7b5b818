#!/usr/bin/env bash
# Package: netcdfjs@4.0.0
# Behaviour: the classic format fills each variable up to a multiple of four bytes, and these bytes come back as values; its bytes
#   are signed and come back unsigned, each in an array of its own.
# Common guess: a variable along a dimension of length 3 has three values, and a byte of -1 is -1.
# Seen: flags -1, 0, 127 are [255], [0], [127] and a fourth value; shorts 100, -200, 300 come with a fourth one, -32767, which is
#   what the format fills up with. Doubles and whole numbers of four bytes are right.
# Why it matters: means and minima of a measured column hold a value that nobody measured, rows are shifted against the rows of
#   other columns, and missing-value marks below zero are not recognized.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts netcdfjs@4.0.0
cat > check.mjs <<'JS'
import assert from 'node:assert';
import { NetCDFReader } from 'netcdfjs';

// The classic format as its specification has it: everything big-endian, names and data filled up to four bytes.
const int = (value) => { const b = Buffer.alloc(4); b.writeInt32BE(value); return b; };
const full = (bytes, fill) => Buffer.concat([bytes, Buffer.from(fill).subarray(0, -bytes.length & 3)]);
const name = (text) => Buffer.concat([int(text.length), full(Buffer.from(text), [0, 0, 0])]);
const shorts = (values) => { const b = Buffer.alloc(values.length * 2); values.forEach((v, i) => b.writeInt16BE(v, 2 * i)); return b; };
const doubles = (values) => { const b = Buffer.alloc(values.length * 8); values.forEach((v, i) => b.writeDoubleBE(v, 8 * i)); return b; };
const flags = full(Buffer.from(Int8Array.of(-1, 0, 127).buffer), [0x81, 0x81, 0x81]);
const heights = full(shorts([100, -200, 300]), [0x80, 0x01]);
const weights = doubles([1.5, 2.5, 3.5]);
const [BYTE, SHORT, DOUBLE, ABSENT] = [1, 3, 6, Buffer.alloc(8)];
const header = (at) => {
  const variable = (label, type, data, begin) =>
    Buffer.concat([name(label), int(1), int(0), ABSENT, int(type), int(data.length), int(begin)]);
  return Buffer.concat([
    Buffer.from('CDF\x01'), int(0), int(10), int(1), name('x'), int(3), ABSENT, int(11), int(3),
    variable('flag', BYTE, flags, at),
    variable('height', SHORT, heights, at + flags.length),
    variable('weight', DOUBLE, weights, at + flags.length + heights.length),
  ]);
};
const file = Buffer.concat([header(header(0).length), flags, heights, weights]);
const reader = new NetCDFReader(file);
assert.deepEqual(reader.dimensions, [{ name: 'x', size: 3 }]);
const read = (label) => {
  const values = reader.getDataVariable(label);
  console.log(label.padEnd(8), JSON.stringify(values));
  return values;
};
assert.deepEqual(read('weight'), [1.5, 2.5, 3.5]);
assert.deepEqual(read('height'), [100, -200, 300, -32767]);
const bytes = read('flag');
assert.equal(bytes.length, 4);
assert.deepEqual(Array.from(bytes.flatMap((one) => Array.from(one))), [255, 0, 127, 129]);
JS
node check.mjs
