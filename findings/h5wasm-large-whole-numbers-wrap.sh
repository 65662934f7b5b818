#!/usr/bin/env bash
# Package: h5wasm@0.10.3 (create_dataset and create_attribute without a dtype)
# Behaviour: the type of plain numbers is guessed as 32-bit integer when all of them are whole, whatever their size.
#   Larger ones are stored as what is left of them after 32 bits. One fraction anywhere makes all of them doubles.
# Common guess: JavaScript's numbers are doubles, or whole numbers get a type that they fit into, or too large ones
#   are an error.
# Seen: [3000000000, 1] is read back as [-1294967296, 1], and [3000000000, 0.5] as it was. A time in milliseconds is
#   another number, an attribute of 2 ** 32 examples is 0.
# Why it matters: seeds, times and sizes of data sets are whole and large. The file is valid, opens everywhere, and
#   holds other numbers.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts h5wasm@0.10.3
cat > check.mjs <<'JS'
import assert from 'node:assert';
import h5wasm from 'h5wasm/node';
await h5wasm.ready;
const written = {
  small: [1, 2, 3],
  large: [3000000000, 1],
  'large and a fraction': [3000000000, 0.5],
  times: [1700000000123, 1700000000124],
};
const out = new h5wasm.File('data.h5', 'w');
for (const [name, data] of Object.entries(written)) out.create_dataset({ name, data });
out.get('small').create_attribute('examples', 2 ** 32);
out.create_dataset({ name: 'typed', data: written.times, dtype: '<d' });
out.close();

const file = new h5wasm.File('data.h5', 'r');
const read = Object.fromEntries(file.keys().map((name) => [name, Array.from(file.get(name).value)]));
for (const [name, values] of Object.entries(written)) {
  console.log(name.padEnd(21), values.join(' '), 'is read as', read[name].join(' '));
}
const examples = file.get('small').attrs.examples.value;
console.log('attribute 4294967296 is read as', examples);
assert.deepEqual(read.small, written.small);
assert.deepEqual(read.large, [-1294967296, 1]);
assert.deepEqual(read['large and a fraction'], written['large and a fraction']);
assert.notDeepEqual(read.times, written.times);
assert.deepEqual(read.typed, written.times);
assert.equal(examples, 0);
file.close();
JS
node check.mjs
