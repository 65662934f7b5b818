#!/usr/bin/env bash
# Package: sav-reader@2.0.8
# Behaviour: in SPSS files without compression, a missing number is returned as -1.7976931348623157e+308, the lowest number there is.
#   The same file with compression has null there, or no key without includeNulls. The readme has no word of it.
# Common guess: a missing answer is null or absent in either kind of file, as it depends on how the file was saved only.
# Seen: scores 12, missing, 15.5 and 9 give the mean -4.49e+307 without compression and 12.17 with it. The value is a number, is
#   finite, and is the one that the file itself declares to stand for missing.
# Why it matters: programs for statistics write both kinds. A survey looks right in the first rows, and every mean, minimum and
#   standardized score of a column with one gap is nonsense.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts sav-reader@2.0.8
cat > check.cjs <<'JS'
const assert = require('node:assert');
const { SavBufferReader } = require('sav-reader');

// A system file by its published description: header, one record for each variable, the special values, the end of the
// dictionary, and then the rows, as plain 64-bit numbers or with a byte of command for each value.
const int = (...values) => Buffer.from(Int32Array.from(values).buffer);
const float = (...values) => Buffer.from(Float64Array.from(values).buffer);
const text = (value, size) => Buffer.from(value.padEnd(size));
const MISSING = -Number.MAX_VALUE;
const FORMAT = (5 << 16) | (8 << 8) | 2;
function file(names, rows, compressed) {
  const values = rows.flat();
  const data = [];
  if (!compressed) data.push(float(...values.map((value) => value ?? MISSING)));
  for (let at = 0; compressed && at < values.length; at += 8) {
    const eight = values.slice(at, at + 8);
    const small = (value) => Number.isInteger(value) && value > -100 && value < 152;
    const commands = eight.map((value) => (value === null ? 255 : small(value) ? value + 100 : 253));
    data.push(Buffer.from([...commands, ...Array(8 - eight.length).fill(0)]));
    data.push(float(...eight.filter((value) => value !== null && !small(value))));
  }
  return Buffer.concat([
    text('$FL2', 4), text('@(#) SPSS DATA FILE', 60), int(2, names.length, compressed ? 1 : 0, 0, rows.length), float(100),
    text('01 Jan 26', 9), text('10:00:00', 8), text('', 64), Buffer.alloc(3),
    ...names.flatMap((name) => [int(2, 0, 0, 0, FORMAT, FORMAT), text(name, 8)]),
    int(7, 4, 8, 3), float(MISSING, Number.MAX_VALUE, -1.797693134862315e308),
    int(999, 0), ...data,
  ]);
}
const rows = [[1, 12], [2, null], [3, 15.5], [4, 9]];
async function read(compressed, includeNulls) {
  const reader = new SavBufferReader(file(['ID', 'SCORE'], rows, compressed));
  await reader.open();
  assert.equal(reader.meta.header.n_cases, 4);
  assert.ok(reader.meta.sysvars.every((one) => one.missing === null));
  const found = await reader.readAllRows(includeNulls);
  const scores = found.map((row) => row.SCORE).filter((score) => typeof score === 'number' && Number.isFinite(score));
  const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
  console.log(compressed ? 'compressed' : 'plain     ', JSON.stringify(found), 'mean', mean.toPrecision(4));
  return [found.map(({ ID, SCORE }) => [ID, SCORE]), mean.toPrecision(4)];
}
(async () => {
  assert.deepEqual(await read(true, true), [rows, '12.17']);
  assert.deepEqual(await read(true, false), [[[1, 12], [2, undefined], [3, 15.5], [4, 9]], '12.17']);
  const wrong = [[[1, 12], [2, MISSING], [3, 15.5], [4, 9]], '-4.494e+307'];
  assert.deepEqual(await read(false, true), wrong);
  assert.deepEqual(await read(false, false), wrong);
})();
JS
node check.cjs
