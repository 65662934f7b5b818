#!/usr/bin/env bash
# Package: zarrita@0.7.5
# Behaviour: set does not compare the shape of a block with that of its place. It takes blocks that are transposed, too small or
#   flat, without an error, and fills the rest with other parts of the block and with zeros. An index outside is refused.
# Common guess: another shape is an error, as in numpy and in the Zarr library of Python, or is broadcast by their rules.
# Seen: into 3 x 4 places, 1 to 12 as 4 x 3 are stored as 1 2 3 4, 4 5 6 7, 7 8 9 10, and as a flat list of 12 all are 0. A row of
#   four, which numpy would repeat in every row, gives 0 throughout too, and the block of 1 x 4 is in the first row only.
# Why it matters: a mistaken transposition is the commonest error with tensors, and it is the shapes that tell. Here the array
#   looks complete, and what was stored before is gone.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts zarrita@0.7.5
cat > check.mjs <<'JS'
import assert from 'node:assert';
import { create, get, root, set } from 'zarrita';

const [ROWS, COLUMNS] = [3, 4];
const strides = (shape) => shape.map((_, axis) => shape.slice(axis + 1).reduce((product, size) => product * size, 1));
async function stored(shape, chunkShape = [ROWS, COLUMNS]) {
  const array = await create(root(new Map()).resolve('table'), { shape: [ROWS, COLUMNS], chunkShape, dtype: 'float64', fillValue: -1 });
  const data = Float64Array.from({ length: shape.reduce((product, size) => product * size, 1) }, (_, i) => i + 1);
  await set(array, null, { data, shape, stride: strides(shape) });
  const read = await get(array, null);
  const rows = Array.from({ length: ROWS }, (_, row) => [...read.data.subarray(row * COLUMNS, (row + 1) * COLUMNS)].join(' '));
  console.log('a block of', shape.join(' x ').padEnd(5), 'in chunks of', chunkShape.join(' x '), 'gives', rows.join(' | '));
  await assert.rejects(get(array, [ROWS, null]));
  await assert.rejects(set(array, [ROWS, null], 5));
  return rows;
}
assert.deepEqual(await stored([3, 4]), ['1 2 3 4', '5 6 7 8', '9 10 11 12']);
for (const chunkShape of [[3, 4], [2, 2]]) {
  assert.deepEqual(await stored([4, 3], chunkShape), ['1 2 3 4', '4 5 6 7', '7 8 9 10']);
}
const nothing = ['0 0 0 0', '0 0 0 0', '0 0 0 0'];
assert.deepEqual(await stored([12]), nothing);
assert.deepEqual(await stored([4]), nothing);
assert.deepEqual(await stored([1, 4]), ['1 2 3 4', '0 0 0 0', '0 0 0 0']);
assert.deepEqual(await stored([2, 2]), ['1 2 3 4', '3 4 0 0', '0 0 0 0']);
assert.deepEqual(await stored([3, 1]), ['1 2 3 0', '2 3 0 0', '3 0 0 0']);
JS
node check.mjs
