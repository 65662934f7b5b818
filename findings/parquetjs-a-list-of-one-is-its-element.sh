#!/usr/bin/env bash
# Package: @dsnp/parquetjs@1.8.8 (ParquetWriter, a column of type JSON), read back beside hyparquet@1.33.0
# Behaviour: an array given for a column is taken as the list of its values, also where the column is not repeated and its
#   type is JSON. One element is stored as itself, none as null; with more the writer says 'too many values for field'.
# Common guess: a JSON column keeps what JSON can say, lists as well as objects; if lists are not possible, all of them are
#   refused.
# Seen: [5] comes back as 5, [{a: 1}] as {a: 1} and [] as null, with both readers; {a: [5]} stays what it is. A list inside
#   an object, or of two, shows no trouble or an error, so the loss is in between.
# Why it matters: answers to a question with several choices are lists, and most of them have one element. Tests with two
#   fail loudly and are repaired by wrapping "the long ones"; the short ones have another type when they are read.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts @dsnp/parquetjs@1.8.8 hyparquet@1.33.0
cat > check.cjs <<'JS'
const assert = require('node:assert/strict');
const { readFile } = require('node:fs/promises');
const { ParquetReader, ParquetSchema, ParquetWriter } = require('@dsnp/parquetjs');
const again = async (values) => {
  const schema = new ParquetSchema({ answer: { type: 'JSON', optional: true } });
  const writer = await ParquetWriter.openFile(schema, 'answers.parquet');
  for (const answer of values) await writer.appendRow({ answer });
  await writer.close();
  const reader = await ParquetReader.openFile('answers.parquet');
  const cursor = reader.getCursor();
  const own = [];
  for (let row = await cursor.next(); row; row = await cursor.next()) own.push(row.answer);
  await reader.close();
  const { parquetReadObjects } = await import('hyparquet');
  const bytes = await readFile('answers.parquet');
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length);
  const other = (await parquetReadObjects({ file })).map((row) => row.answer);
  console.log('written', JSON.stringify(values), 'read', JSON.stringify(own), 'by hyparquet', JSON.stringify(other));
  assert.deepEqual(other, own);
  return own;
};
(async () => {
  assert.deepEqual(await again([[5], [{ a: 1 }], ['x']]), [5, { a: 1 }, 'x']);
  assert.deepEqual(await again([[], 7]), [null, 7]);
  assert.deepEqual(await again([{ a: [5] }]), [{ a: [5] }]);
  await assert.rejects(again([[1, 2]]), (error) => /too many values/.test(String(error.message ?? error)));
})();
JS
node check.cjs
