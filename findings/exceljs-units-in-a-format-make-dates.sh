#!/usr/bin/env bash
# Package: exceljs@4.4.0 (reading xlsx)
# Behaviour: a number is read as a Date when its cell's format has one of the letters y, m, d, h, s (or their
#   capitals) outside of quotes and brackets. A letter behind a backslash, which is how formats show a letter as it
#   is, counts as well.
# Common guess: only formats of dates and times make dates; the number 250 with a unit behind it is 250.
# Seen: 2 as 0.0\ \m\s (shown as "2.0 ms") is 1 January 1900, as #,##0\ \h and 0.00\ \s as well; with the unit in
#   quotes, 0.0\ "ms", it is 2. 0\ \p\t and 0\% stay numbers.
# Why it matters: times and sizes are what results of benchmarks and training have. One column of a sheet arrives as
#   dates and another one, which looks the same, as numbers; arithmetic with the dates goes on, in milliseconds.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts exceljs@4.4.0
cat > check.cjs <<'JS'
const assert = require('node:assert/strict');
const { Workbook } = require('exceljs');
(async () => {
  const asDates = ['0.0\\ \\m\\s', '#,##0\\ \\h', '0.00\\ \\s', '0\\ \\d'];
  const formats = [...asDates, '0.0\\ "ms"', '0\\ \\p\\t', '0\\%', '0.00\\ \\k\\B'];
  const sheet = new Workbook().addWorksheet('times');
  formats.forEach((numFmt, i) => Object.assign(sheet.getCell(i + 1, 1), { value: 2, numFmt }));
  const loaded = new Workbook();
  await loaded.xlsx.load(await sheet.workbook.xlsx.writeBuffer());
  const seen = formats.map((format, i) => {
    const { value } = loaded.getWorksheet('times').getCell(i + 1, 1);
    console.log('2 with the format', format, 'is read as', value);
    return value instanceof Date ? value.toISOString().slice(0, 10) : value;
  });
  const date = '1900-01-01';
  assert.deepEqual(seen, [date, date, date, date, 2, 2, 2, 2]);
})();
JS
node check.cjs
