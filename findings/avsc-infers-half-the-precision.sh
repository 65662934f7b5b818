#!/usr/bin/env bash
# Package: avsc@5.7.9 (Type.forValue, the type long)
# Behaviour: the type that is inferred for a number with a fraction is float, of 32 bits, though every JavaScript
#   number has 64. A whole number among them does not change that. long, whose 64 bits the format promises, ends two
#   below the largest safe integer, and the resolver from long to float does not round.
# Common guess: forValue finds a type that holds the value.
# Seen: Type.forValue(0.1) writes and reads 0.1 as 0.10000000149011612, a list of [1, 2.5] is of float, and a loss of
#   1e-50 comes back as 0. 9007199254740991 is no valid long and 9007199254740990 is. A reader with float gets
#   16777217 from a writer with long.
# Why it matters: the convenient way from data to a file halves its precision in silence. Scores that were equal
#   before and after saving are not, ranks tie, and very small probabilities become zero.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts avsc@5.7.9
cat > check.cjs <<'JS'
const assert = require('node:assert/strict');
const { Type } = require('avsc');
const through = (value) => {
  const type = Type.forValue(value);
  const read = type.fromBuffer(type.toBuffer(value));
  console.log('inferred', JSON.stringify(type.schema()), 'for', value, 'reads', read);
  return read;
};
assert.equal(Type.forValue(0.1).schema(), 'float');
assert.equal(through(0.1), Math.fround(0.1));
assert.deepEqual(through([1, 2.5, 0.3]), [1, 2.5, Math.fround(0.3)]);
assert.equal(through(1e-50), 0);
assert.deepEqual(through({ points: 7 }).points, 7);
const double = Type.forSchema('double');
assert.equal(double.fromBuffer(double.toBuffer(0.1)), 0.1);

const long = Type.forSchema('long');
const safe = Number.MAX_SAFE_INTEGER;
console.log('valid as long:', [safe - 1, safe].map((v) => `${v} ${long.isValid(v)}`).join(', '));
assert.deepEqual([long.isValid(safe - 1), long.isValid(safe)], [true, false]);
const float = Type.forSchema('float');
const resolved = float.fromBuffer(long.toBuffer(16777217), float.createResolver(long));
console.log('16777217 written as long, read as float:', resolved);
assert.equal(resolved, 16777217);
JS
node check.cjs
