#!/usr/bin/env bash
# Package: hyparquet-writer@0.17.0 (read back with hyparquet@1.31.5)
# Behaviour: a column of plain numbers without an explicit type is INT32 when all are whole and DOUBLE when one has
#   a fraction. It is the fractions that decide, not the size.
# Common guess: JavaScript numbers are written as doubles, or whole numbers as wide as they need.
# Seen: [1099511627776, 1] is an error, [1099511627776, 1.5] is fine. Date.now() cannot be written alone. -0 becomes
#   0 in a whole column and stays -0 beside a fraction. The type DOUBLE given for the column makes them all work.
# Why it matters: an export of times, ids or big counters works in the test, where one average had a fraction, and
#   fails with a user's data.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts hyparquet@1.31.5 hyparquet-writer@0.17.0
cat > check.mjs <<'JS'
import assert from 'node:assert';
import { parquetReadObjects } from 'hyparquet';
import { parquetWriteBuffer } from 'hyparquet-writer';
const write = (data, type) => parquetWriteBuffer({ columnData: [{ name: 'v', data, ...(type && { type }) }] });
const again = async (...args) => (await parquetReadObjects({ file: write(...args) })).map((row) => row.v);
assert.throws(() => write([2 ** 40, 1]), /int32/);
assert.throws(() => write([Date.UTC(2026, 0, 1)]), /int32/);
console.log('2^40 and 1 are refused; 2^40 and 1.5:', await again([2 ** 40, 1.5]));
assert.deepEqual(await again([2 ** 40, 1.5]), [2 ** 40, 1.5]);
assert.deepEqual(await again([2 ** 40, 1], 'DOUBLE'), [2 ** 40, 1]);
const [wholeZero] = await again([-0, 1]);
const [mixedZero] = await again([-0, 1.5]);
console.log('-0 beside 1:', wholeZero, ' beside 1.5:', mixedZero);
assert.ok(Object.is(wholeZero, 0));
assert.ok(Object.is(mixedZero, -0));
JS
node check.mjs
