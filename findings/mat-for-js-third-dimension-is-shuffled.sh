#!/usr/bin/env bash
# Package: mat-for-js@1.1.0
# Behaviour: arrays of two dimensions come out as rows of columns; with three, the values are in other places, and some places
#   hold values that belong to neighbours while others appear twice.
# Common guess: T(i,j,k) of the file is T[i][j][k], or the order of the axes is turned round in some regular way.
# Seen: a 2 x 3 x 4 array whose values are 100 i + 10 j + k has 9 of its 24 values nowhere, others twice, and 6 where they belong.
# Why it matters: pictures with colours, batches and filters are kept in such files. Nothing is refused, shapes look right, and the
#   model trains on scrambled data.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts mat-for-js@1.1.0
cat > check.mjs <<'JS'
import assert from 'node:assert';
import { read } from 'mat-for-js';

// A MAT-file of level 5 by its documentation: a header of 128 bytes, then one element for each array, columns first.
const words = (...values) => Buffer.from(Uint32Array.from(values).buffer);
const element = (type, bytes) => Buffer.concat([words(type, bytes.length), bytes, Buffer.alloc(-bytes.length & 7)]);
const [INT8, INT32, UINT32, DOUBLE, MATRIX, CLASS_DOUBLE] = [1, 5, 6, 9, 14, 6];
function file(name, sizes, valueAt) {
  const count = sizes.reduce((product, size) => product * size, 1);
  const values = Float64Array.from({ length: count }, (_, at) => {
    let rest = at;
    return valueAt(...sizes.map((size) => { const index = rest % size; rest = (rest - index) / size; return index; }));
  });
  const header = Buffer.alloc(128, ' ');
  header.write('MATLAB 5.0 MAT-file');
  header.fill(0, 116, 124);
  header.writeUInt16LE(0x0100, 124);
  header.write('IM', 126);
  const parts = [
    element(UINT32, words(CLASS_DOUBLE, 0)),
    element(INT32, words(...sizes)),
    element(INT8, Buffer.from(name)),
    element(DOUBLE, Buffer.from(values.buffer)),
  ];
  return new Uint8Array(Buffer.concat([header, element(MATRIX, Buffer.concat(parts))])).buffer;
}
const value = (i, j, k = 0) => 100 * i + 10 * j + k;
const { A } = read(file('A', [2, 3], value)).data;
console.log('2 x 3    ', JSON.stringify(A));
assert.deepEqual(A, [[0, 10, 20], [100, 110, 120]]);
const { T } = read(file('T', [2, 3, 4], value)).data;
console.log('2 x 3 x 4', JSON.stringify(T));
assert.deepEqual([T.length, T[0].length, T[0][0].length], [2, 3, 4]);
const flat = T.flat(2);
const all = [0, 1].flatMap((i) => [0, 1, 2].flatMap((j) => [0, 1, 2, 3].map((k) => value(i, j, k))));
const missing = all.filter((one) => !flat.includes(one));
const repeated = all.filter((one) => flat.filter((other) => other === one).length > 1);
const right = all.filter((one, at) => flat[at] === one);
console.log('nowhere', missing.length, 'twice or more', repeated.length, 'where they belong', right.length);
assert.equal(missing.length, 9);
assert.equal(repeated.length, 9);
assert.equal(right.length, 6);
JS
node check.mjs
