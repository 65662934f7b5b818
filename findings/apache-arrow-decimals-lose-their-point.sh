#!/usr/bin/env bash
# Package: apache-arrow@21.2.0 (Decimal columns), read beside hyparquet@1.33.0 from a file of parquet-wasm@0.8.0
# Behaviour: a value of a decimal column is the whole number behind it. Its scale is in the type of the column and takes
#   no part in text, number, JSON or comparison. Adding to it joins texts, and multiplying calculates.
# Common guess: get() of a column of the type decimal with scale 2 gives 123.45, as number or as text, or something that
#   turns into it.
# Seen: 123.45 is "12345" as text and 12345 as a number; plus 1 it is "123451", times 2 it is 24690, and in JSON it is a
#   text with quotation marks inside. hyparquet reads 123.45 from the same file. -123.45 is below -200 as well.
# Why it matters: points and prices come out of databases as decimals. Whoever sums them has a hundred times the marks,
#   and only where the scale is not 0.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts apache-arrow@21.2.0 parquet-wasm@0.8.0 hyparquet@1.33.0
cat > check.mjs <<'JS'
import assert from 'node:assert';
import { createRequire } from 'node:module';
import { Decimal, Table, tableFromIPC, tableToIPC, vectorFromArray } from 'apache-arrow';
import { parquetReadObjects } from 'hyparquet';
const parquet = createRequire(import.meta.url)('parquet-wasm');

const unscaled = (n) => new Uint32Array(new BigInt64Array([BigInt(n), BigInt(n < 0 ? -1 : 0)]).buffer);
const marks = vectorFromArray([unscaled(12345), unscaled(-12345)], new Decimal(2, 10));
const stream = tableToIPC(new Table({ marks }), 'stream');
const file = parquet.writeParquet(parquet.Table.fromIPCStream(stream)).slice().buffer;

const byArrow = tableFromIPC(parquet.readParquet(new Uint8Array(file)).intoIPCStream());
const rows = await parquetReadObjects({ file });
const [value, negative] = byArrow.getChild('marks');
console.log('type', String(byArrow.schema.fields[0].type), 'scale', byArrow.schema.fields[0].type.scale);
console.log('hyparquet', rows.map((row) => row.marks).join(' '), ' arrow', String(value), String(negative));
console.log('plus 1:', value + 1, ' times 2:', value * 2, ' in JSON:', JSON.stringify({ value }));
assert.deepEqual(rows, [{ marks: 123.45 }, { marks: -123.45 }]);
assert.equal(String(value), '12345');
assert.equal(Number(value), 12345);
assert.equal(value + 1, '123451');
assert.equal(value * 2, 24690);
assert.equal(JSON.parse(JSON.stringify(value)), '"12345"');
assert.ok(negative < -200 && value > 200);
JS
node check.mjs
