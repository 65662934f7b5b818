#!/usr/bin/env bash
# Package: vega-loader@5.1.3 (read with parse: 'auto', inferType)
# Behaviour: a column is one of dates if Date.parse of the engine takes all its texts, and V8 takes a word followed by
#   a number. The names are replaced by milliseconds, read as local midnight of a month or a year.
# Common guess: only texts in the form of a date, such as 2026-01-31, are dates; names are not touched.
# Seen: "model 1" and "model 2" become 1 January and 1 February 2001, "group-2", "lesson 3" and the score "1-2" dates
#   as well, "model 13" is text, and so the column "model 1" to "model 13" stays text. "run 40" is the year 2040.
# Why it matters: names with a number are the usual names of groups, models and folds. A chart of up to twelve of them
#   has an axis of times, in an order by the month, and the labels are gone; with the thirteenth they are back. Naming
#   the type stops it.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts vega-loader@5.1.3
cat > check.mjs <<'JS'
import assert from 'node:assert/strict';
import { inferType, read } from 'vega-loader';
const table = read('name,accuracy\nmodel 1,0.91\nmodel 2,0.87\n', { type: 'csv', parse: 'auto' });
const names = table.map((row) => new Date(row.name).toDateString());
console.log('model 1 and model 2 are read as', table.map((row) => row.name), names);
assert.deepEqual(names, ['Mon Jan 01 2001', 'Thu Feb 01 2001']);
const types = {};
const texts = ['model 1', 'model 12', 'model 13', 'run 40', 'lesson 3', 'group-2', '1-2', 'v1.0', 'x1', '2026-01-31'];
for (const text of texts) types[text] = inferType([text]);
console.log('types of columns with one text:', types);
assert.deepEqual(Object.entries(types).filter(([, type]) => type === 'date').map(([text]) => text), [
  'model 1', 'model 12', 'run 40', 'lesson 3', 'group-2', '1-2', '2026-01-31',
]);
const series = (length) => Array.from({ length }, (_, i) => `model ${i + 1}`);
assert.deepEqual([inferType(series(12)), inferType(series(13))], ['date', 'string']);
const named = read('name\nmodel 1\n', { type: 'csv', parse: { name: 'string' } });
assert.equal(named[0].name, 'model 1');
assert.equal(new Date('run 40').getFullYear(), 2040);
JS
node check.mjs
