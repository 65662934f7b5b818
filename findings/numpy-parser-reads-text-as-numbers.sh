#!/usr/bin/env bash
# Package: numpy-parser@1.2.3 (fromArrayBuffer)
# Behaviour: the case of the type code is lost before it is looked up, so NumPy arrays of text ('<U2' and '<U4',
#   Unicode of two and four characters) are taken for 'u2' and 'u4', unsigned numbers of 16 and 32 bits. A shape of
#   one axis gets a second one.
# Common guess: text is refused, as float16, bool and int64 are, with an error; a vector of three has the shape [3].
# Seen: the array ['AB', 'CD'] is returned as Uint16Array [65, 0, 66, 0, 67, 0, 68, 0] with the shape [2, 1]: four
#   numbers for each element. '<U3' is an error. A vector of three bytes has the shape [3, 1], an empty one [0, 1].
# Why it matters: a column of labels turns into numbers that look like data, and code that checks data.length
#   against the shape fails far from the cause.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts numpy-parser@1.2.3
cat > check.cjs <<'JS'
const assert = require('node:assert');
const { fromArrayBuffer } = require('numpy-parser');
function npy(descr, shape, bytes) {
  let header = `{'descr': '${descr}', 'fortran_order': False, 'shape': (${shape.join(', ')},), }`;
  header = header.padEnd(Math.ceil((10 + header.length + 1) / 64) * 64 - 11) + '\n';
  const file = Buffer.alloc(10 + header.length + bytes.length);
  file.write('\x93NUMPY\x01\x00', 'latin1');
  file.writeUInt16LE(header.length, 8);
  file.write(header, 10, 'latin1');
  Buffer.from(bytes).copy(file, 10 + header.length);
  return file.buffer.slice(file.byteOffset, file.byteOffset + file.length);
}
const utf32 = (text) => [...text].flatMap((c) => [c.charCodeAt(0), 0, 0, 0]);
const text = fromArrayBuffer(npy('<U2', [2], utf32('ABCD')));
console.log("<U2 ['AB','CD']:", text);
assert.equal(text.data.constructor, Uint16Array);
assert.deepEqual(Array.from(text.data), [65, 0, 66, 0, 67, 0, 68, 0]);
assert.deepEqual(text.shape, [2, 1]);
const four = fromArrayBuffer(npy('<U4', [1], utf32('ABCD')));
assert.deepEqual(Array.from(four.data), [65, 66, 67, 68]);
assert.throws(() => fromArrayBuffer(npy('<U3', [1], utf32('ABC'))), /dtype/);
const bytes = fromArrayBuffer(npy('|u1', [3], [1, 2, 255]));
console.log('|u1 of shape (3,):', bytes);
assert.deepEqual(bytes.shape, [3, 1]);
assert.deepEqual(fromArrayBuffer(npy('<f8', [0], [])).shape, [0, 1]);
assert.throws(() => fromArrayBuffer(npy('|b1', [1], [1])), /dtype/);
JS
node check.cjs
