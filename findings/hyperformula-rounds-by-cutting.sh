#!/usr/bin/env bash
# Package: hyperformula@3.5.0 (INT, ROUNDDOWN, TRUNC, TEXT, MATCH)
# Behaviour: INT cuts the fraction off instead of rounding down. ROUNDDOWN and TRUNC cut the product of floating point,
#   so two decimals that are there already lose one hundredth. TEXT with a percent format rounds the number itself and
#   hangs a percent sign on it.
# Common guess: functions of spreadsheets, by the same names, give the numbers of spreadsheets.
# Seen: INT(-2.5) is -2, in a spreadsheet -3. ROUNDDOWN(1.15, 2) is 1.14, and so is TRUNC. TEXT(0.5, "0%") is "1%", and
#   of 0.49 it is "0%". 0.1+0.2 equals 0.3 and is counted as 0.3 by COUNTIF, but MATCH does not find it.
# Why it matters: gradebooks are full of rounding. A mark of 1.15 that is rounded down to two places is not 1.15, and a
#   pass rate of 49% is printed as 0%.

set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --prefer-offline --no-audit --no-fund --ignore-scripts hyperformula@3.5.0
cat > check.cjs <<'JS'
const assert = require('node:assert');
const { HyperFormula } = require('hyperformula');
const value = (formula, cells = []) => {
  const sheet = HyperFormula.buildFromArray([[formula], ...cells.map((cell) => [cell])], { licenseKey: 'gpl-v3' });
  const result = sheet.getCellValue({ sheet: 0, row: 0, col: 0 });
  sheet.destroy();
  return result?.value ?? result;
};
const seen = (formula, spreadsheet, expected, cells) => {
  const result = value(formula, cells);
  console.log(formula.padEnd(24), 'spreadsheet', String(spreadsheet).padEnd(5), 'here', String(result));
  assert.equal(result, expected);
};
seen('=INT(-2.5)', -3, -2);
seen('=INT(2.5)', 2, 2);
seen('=ROUNDDOWN(1.15, 2)', 1.15, 1.14);
seen('=TRUNC(1.15, 2)', 1.15, 1.14);
seen('=ROUNDUP(1.15, 2)', 1.15, 1.15);
seen('=TEXT(0.5, "0%")', '50%', '1%');
seen('=TEXT(0.49, "0%")', '49%', '0%');
const sum = ['=0.1+0.2', '=1'];
seen('=A2=0.3', true, true, sum);
seen('=COUNTIF(A2:A3, 0.3)', 1, 1, sum);
seen('=MATCH(0.3, A2:A3, 0)', 1, '#N/A', sum);
JS
node check.cjs
