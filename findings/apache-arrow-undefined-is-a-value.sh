#!/usr/bin/env bash
# Package: apache-arrow@21.2.0 (vectorFromArray, tableFromJSON)
# Behaviour: only null makes a null. undefined, and so a key that a row lacks, is stored as whatever the column's
#   type makes of it: NaN, the empty text, false, 0. The null count stays 0.
# Common guess: a missing key becomes a null of the column, as in every other reader of row objects.
# Seen: tableFromJSON of [{score: 1, name: 'x'}, {}] has a second row with score NaN and name ''. With an Int32 type
#   undefined is 0, a boolean false. With null in the same places all is null.
# Why it matters: an unanswered item becomes a wrong or an empty answer, a missing flag a no; averages become NaN
#   or, with whole numbers, too low.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts apache-arrow@21.2.0
cat > check.mjs <<'JS'
import assert from 'node:assert';
import { Float64, Int32, tableFromJSON, Utf8, vectorFromArray } from 'apache-arrow';
const rows = (data) => tableFromJSON(data).toArray().map((row) => row.toJSON());
const missing = rows([{ score: 1, name: 'x' }, {}]);
const nulls = rows([{ score: 1, name: 'x' }, { score: null, name: null }]);
console.log('missing keys:', missing[1], ' nulls:', nulls[1]);
assert.deepEqual(missing[1], { score: NaN, name: '' });
assert.deepEqual(nulls[1], { score: null, name: null });
const second = (values, type) => [...vectorFromArray(values, type)][1];
const seen = {
  float: second([1, undefined], new Float64()),
  int: second([1, undefined], new Int32()),
  text: second(['x', undefined], new Utf8()),
  bool: second([true, undefined]),
};
console.log('undefined in vectors:', seen);
assert.deepEqual(seen, { float: NaN, int: 0, text: '', bool: false });
assert.equal(vectorFromArray([1, undefined]).nullCount, 0);
assert.equal(vectorFromArray([1, null]).nullCount, 1);
JS
node check.mjs
