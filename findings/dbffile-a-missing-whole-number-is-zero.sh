#!/usr/bin/env bash
# Package: dbffile@1.13.0
# Behaviour: null in a column of type I (whole number) or B (double) is written as 0, without an error. In columns of type N, F, C, D,
#   L and T it is read back as null, or as the empty text. The readme has no word of it.
# Common guess: what was null is null again, or the column refuses it, since these two types have no place for it in the file.
# Seen: scores 80, null and 100 in a column I are 80, 0 and 100: the mean is 60, not 90. In a column N they come back as they were.
# Why it matters: one type is as good as the other for whole numbers, and the better one for a maker of the file. Who did not answer
#   has answered with 0.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts dbffile@1.13.0
cat > check.mjs <<'JS'
import assert from 'node:assert';
import { DBFFile } from 'dbffile';

async function back(type, size, values, decimalPlaces) {
  const made = await DBFFile.create(`${type}.dbf`, [{ name: 'SCORE', type, size, decimalPlaces }]);
  await made.appendRecords(values.map((SCORE) => ({ SCORE })));
  const read = (await (await DBFFile.open(`${type}.dbf`)).readRecords()).map((record) => record.SCORE);
  console.log(type, JSON.stringify(values), '->', JSON.stringify(read));
  return read;
}
const mean = (values) => values.filter((one) => one !== null).reduce((sum, one, _, { length }) => sum + one / length, 0);
const scores = [80, null, 100];
for (const [type, size] of [['N', 8], ['F', 8]]) assert.deepEqual(await back(type, size, scores, 2), scores);
assert.equal(mean(scores), 90);
for (const [type, size, places] of [['I', 4], ['B', 8, 2]]) {
  const read = await back(type, size, scores, places);
  assert.deepEqual(read, [80, 0, 100]);
  assert.equal(Math.round(mean(read)), 60);
}
assert.deepEqual(await back('L', 1, [true, null]), [true, null]);
assert.deepEqual(await back('C', 8, ['a', null]), ['a', '']);
const day = new Date(Date.UTC(2026, 2, 1));
for (const type of ['D', 'T']) assert.deepEqual(await back(type, 8, [day, null]), [day, null]);
JS
node check.mjs
