#!/usr/bin/env bash
# Package: dbffile@1.13.0
# Behaviour: a number is written to a column N or F as the beginning of its text in JavaScript, cut at the width of the column. Of
#   small numbers the exponent is cut off, of large ones the last digits; nothing is rounded, and the decimal places are not used.
# Common guess: numbers are rounded to the decimal places, as dBASE has them, and what has no room is an error or asterisks.
# Seen: in a column of 8 with 4 decimal places, 0.00000012345678 is read back as 1.234567. In one of 19 with 10, as geographic
#   programs make it, a third of 0.0000001 is 3.33, and 12345 in a column of 4 is 1234. A third and 0.001 / 3 are nearly kept.
# Why it matters: p-values, losses and learning rates that should be shown as 0.0000 are the largest of their column, and a total
#   that has grown by a digit is a tenth.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts dbffile@1.13.0
cat > check.mjs <<'JS'
import assert from 'node:assert';
import { readFileSync } from 'node:fs';
import { DBFFile } from 'dbffile';

let files = 0;
async function back(type, size, decimalPlaces, values) {
  files += 1;
  const name = `${files}.dbf`;
  const made = await DBFFile.create(name, [{ name: 'VALUE', type, size, decimalPlaces }]);
  await made.appendRecords(values.map((VALUE) => ({ VALUE })));
  const bytes = readFileSync(name);
  const [start, length] = [bytes.readUInt16LE(8), bytes.readUInt16LE(10)];
  const texts = values.map((_, i) => bytes.toString('latin1', start + i * length + 1, start + (i + 1) * length));
  const read = (await (await DBFFile.open(name)).readRecords()).map((record) => record.VALUE);
  console.log(type, size, decimalPlaces, ' ', values.join(' '), ' in the file', texts.join('|'), ' read', read.join(' '));
  return [texts, read];
}
const small = 0.00000012345678;
assert.deepEqual(await back('N', 8, 4, [0.25, small, 1 / 3]), [['    0.25', '1.234567', '0.333333'], [0.25, 1.234567, 0.333333]]);
assert.deepEqual((await back('F', 8, 4, [small]))[1], [1.234567]);
const [texts, [third, thousandth]] = await back('N', 19, 10, [0.0000001 / 3, 0.001 / 3]);
assert.equal(texts[0], '3.3333333333333334e');
assert.equal(third.toFixed(2), '3.33');
assert.ok(Math.abs(thousandth - 0.001 / 3) < 1e-15);
assert.deepEqual(await back('N', 4, 0, [1234, 12345]), [['1234', '1234'], [1234, 1234]]);
JS
node check.mjs
