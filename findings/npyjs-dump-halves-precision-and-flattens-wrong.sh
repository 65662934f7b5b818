#!/usr/bin/env bash
# Package: npyjs@1.2.0 (dump)
# Behaviour: dump of a plain array looks at the values to choose a type. Any fraction makes it 32-bit floats, whole
#   numbers from 0 to 255 make it bytes; and a nested array is taken as a list whose elements are arrays.
# Common guess: numbers of JavaScript are doubles, so they are stored as doubles; a nested array becomes a matrix.
# Seen: 0.1 comes back as 0.10000000149011612, 16777217.5 as 16777218; [1,2,3] is stored in bytes, so arithmetic on
#   it in NumPy wraps at 256; [[1.5,2],[3,4]] is written without a word as two NaN of shape (2). A Float64Array
#   keeps its values.
# Why it matters: features and weights handed from a browser to NumPy lose half their digits or all their values,
#   and the file is valid.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts npyjs@1.2.0
cat > check.mjs <<'JS'
import assert from 'node:assert';
import { dump, parse } from 'npyjs';
const again = async (array) => {
  const bytes = dump(array);
  const { data, shape, dtype } = await parse(bytes.buffer ?? bytes);
  return { data: Array.from(data), shape, dtype };
};
const fractions = await again([0.1, 16777217.5]);
console.log('fractions', fractions);
assert.equal(fractions.dtype, 'f4');
assert.deepEqual(fractions.data, [Math.fround(0.1), 16777218]);
const whole = await again([1, 2, 3]);
console.log('whole numbers', whole);
assert.equal(whole.dtype, 'u1');
const nested = await again([[1.5, 2], [3, 4]]);
console.log('nested', nested);
assert.deepEqual(nested.shape, [2]);
assert.ok(nested.data.every(Number.isNaN));
const typed = await again(new Float64Array([0.1, 16777217.5]));
assert.deepEqual(typed.data, [0.1, 16777217.5]);
JS
node check.mjs
