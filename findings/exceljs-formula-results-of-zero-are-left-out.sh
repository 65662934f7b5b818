#!/usr/bin/env bash
# Package: exceljs@4.4.0 (Cell.value of a formula)
# Behaviour: the value of a cell with a formula is an object whose result is left out where the result is 0, false or
#   an empty text. cell.result has 0 and false, so the file is read rightly; the empty text is lost there as well.
# Common guess: value is { formula, result } whenever the file has a result; no result means that nobody has computed
#   the formula yet.
# Seen: results 1, 'x' and true come with the formula; 0, false and '' give { formula } alone, read from a file and
#   right after they are set. Writing value of such a cell into another one writes a formula without a result.
# Why it matters: in a sheet of marks, points that come out as 0 look like marks that are missing, and checks that
#   failed like checks that never ran.

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
  const results = [1, 'x', true, 0, false, ''];
  const sheet = new Workbook().addWorksheet('marks');
  results.forEach((result, i) => (sheet.getCell(i + 1, 1).value = { formula: 'B1', result }));
  const loaded = new Workbook();
  await loaded.xlsx.load(await sheet.workbook.xlsx.writeBuffer());
  const read = loaded.getWorksheet('marks');
  const values = results.map((_, i) => read.getCell(i + 1, 1).value);
  results.forEach((result, i) => {
    const cell = read.getCell(i + 1, 1);
    console.log('result', JSON.stringify(result), 'read: value', cell.value, 'result', cell.result);
    assert.equal('result' in cell.value, Boolean(result));
    assert.equal('result' in sheet.getCell(i + 1, 1).value, Boolean(result));
    assert.equal(cell.result, result === '' ? undefined : result);
  });
  assert.deepEqual(values.slice(2, 4), [{ formula: 'B1', result: true }, { formula: 'B1' }]);

  const copy = new Workbook().addWorksheet('copy');
  results.forEach((_, i) => (copy.getCell(i + 1, 1).value = read.getCell(i + 1, 1).value));
  console.log('copied by value:', results.map((_, i) => copy.getCell(i + 1, 1).result));
  assert.equal(copy.getCell(4, 1).result, undefined);
})();
JS
node check.cjs
